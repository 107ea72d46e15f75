#include "engine/state/stores.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Firm;

}  // namespace

TEST_CASE("what is kept by a type is found by it, and by no other", "[state][stores]") {
    ByType<int> kept{{given_type<Firm>(), 1}, {typeid(int), 2}};
    CHECK(kept.at(given_type<Firm>()) == 1);
    CHECK(kept.at(typeid(int)) == 2);
    CHECK_FALSE(kept.contains(typeid(double)));
}
