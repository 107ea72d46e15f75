#include "engine/core/owned.hpp"

#include "engine/core/types.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Counted {
    explicit Counted(u32& number) : there(number) { ++there; }
    ~Counted() { --there; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    u32& there;
};

}  // namespace

TEST_CASE("what is owned ends once, with its last owner", "[core][owned]") {
    u32 there = 0;
    {
        Owned<Counted> first(new Counted(there));
        Owned<Counted> second(std::move(first));
        CHECK_FALSE(first);
        CHECK(&second->there == &there);
        second = Owned<Counted>(new Counted(there));
        CHECK(there == 1);
        Owned<Counted> nothing;
        nothing = std::move(second);
        CHECK(there == 1);
    }
    CHECK(there == 0);
}

TEST_CASE("an owner of void ends what it was given as what it is", "[core][owned]") {
    u32 there = 0;
    {
        const Owned<void> anything(new Counted(there));
        CHECK(there == 1);
        CHECK(anything.get() != nullptr);
    }
    CHECK(there == 0);
}
