#include "engine/state/agents.hpp"

#include "engine/core/hash.hpp"
#include "engine/schema/schema.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace consortia;

namespace {

struct Person {
    u32 age;
    bool alive;
};

/// Ten founders.
struct People {
    People() {
        schema.agent<Person>("person").field("age", &Person::age, "yr").field("alive", &Person::alive, "flag");
        agents.emplace(schema.records().front());
        agents->found(10);
    }
    Agents* operator->() { return &*agents; }

    Schema schema;
    std::optional<Agents> agents;
};

}  // namespace

TEST_CASE("a founder's key is made of kind and index, whenever it is founded", "[state][agents]") {
    People at_once;
    People in_parts;
    in_parts->found(5);
    at_once->found(5);
    CHECK(at_once->keys == in_parts->keys);
    CHECK(at_once->keys[12] == joined(hash_of("person"), 12));
    CHECK(std::set<Key>(at_once->keys.begin(), at_once->keys.end()).size() == 15);
}

TEST_CASE("the dead are nobody, and their slots are free", "[state][agents]") {
    People people;
    people->bury({2, 5}, 3);
    CHECK(people->size() == 10);
    CHECK(people->alive() == 8);
    CHECK_FALSE(people->alive(2));
    CHECK(people->alive(3));
    REQUIRE(people->free().size() == 2);
    CHECK(people->free()[1].slot == 5);
    CHECK(people->free()[1].step == 3);
}

TEST_CASE("free slots are listed by slot, whenever they were freed", "[state][agents]") {
    People people;
    people->bury({4, 8}, 0);
    people->bury({1, 6}, 1);
    std::vector<u32> slots;
    for (const Agents::Free& free : people->free()) slots.push_back(free.slot);
    CHECK(slots == std::vector<u32>{1, 4, 6, 8});
}

TEST_CASE("the newborn take the lowest slots freed in earlier steps, then new ones", "[state][agents]") {
    People people;
    people->bury({1, 7}, 0);
    people->bury({4}, 1);
    std::vector<u32> slots;
    for (Key key : {100U, 101U, 102U, 103U}) slots.push_back(people->settle(key, 1));
    people->births_done();
    CHECK(slots == std::vector<u32>{1, 7, 10, 11});  // 4 was freed in this step
    CHECK(people->keys[7] == 101);
    REQUIRE(people->free().size() == 1);
    CHECK(people->free().front().slot == 4);
    CHECK(people->settle(104, 2) == 4);
}
