#include "engine/step/access/prefetch.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

const std::byte place{};

/// Records of which so many bytes lie together.
Reach records(std::size_t stride, u32 count) { return {&place, stride, count}; }

struct Town {
    Town() { describe_records(schema); }
    const Record& person() const { return *schema.find(typeid(Person)); }
    Schema schema;
};

/// What a handle is to a prefetch: it reaches records of T by id.
template <class T>
struct Reader {
    using Of = T;
    u32 count;
    Reach reach() const { return records(sizeof(T), count); }
};

constexpr u32 few = 10, many = 1000000;

}  // namespace

TEST_CASE("what lies in a core's own cache, or comes line by line, is left alone", "[step][prefetch]") {
    const Town town;
    CHECK_FALSE(Prefetch(town.person(), records(32, many), false).any());
    CHECK_FALSE(Prefetch(town.person(), records(464, few), true).any());
    CHECK(Prefetch(town.person(), records(464, many), false).any());          // lines that no processor foresees
    CHECK(Prefetch(town.person(), records(32, many), true).any());            // some of them alone
    CHECK_FALSE(Prefetch(town.person(), records(464, many), false).reads());  // nothing but the records themselves
}

TEST_CASE("what a handle reads is brought near where the visited keep ids of it, and there is much of it",
          "[step][prefetch]") {
    const Town town;
    const auto any = [&](const auto& handle) {
        Prefetch prefetch(town.person(), records(32, many), false);
        prefetch.add(handle);
        return prefetch.any();
    };
    CHECK(any(Reader<Firm>{many}));
    CHECK(any(Reader<Terms>{many}));  // a component is found by the id of its agent
    CHECK_FALSE(any(Reader<Firm>{few}));
    CHECK_FALSE(any(Reader<Person>{many}));  // no person knows another
}

TEST_CASE("bringing near reads only the visited: an id may be of nobody", "[step][prefetch]") {
    const Town town;
    std::vector<Person> people(many, Person{0, {0}, 0, true});
    people[17].employer.slot = nobody_slot;
    Prefetch prefetch(town.person(), {reinterpret_cast<const std::byte*>(people.data()), sizeof(Person), many}, true);
    prefetch.add(Reader<Firm>{many});
    REQUIRE(prefetch.any());
    prefetch.fetch<Person>(17, many - 1);
}
