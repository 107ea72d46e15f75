#include "engine/state/order/arrange.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

#include <optional>

using namespace consortia;
using namespace town;

namespace {

struct ByEmployer {
    using Of = Person;
    static u32 key(const Person& p) { return p.age > 0 ? p.employer.slot : no_key; }
};
struct ByTech {
    using Of = Firm;
    static u32 key(const Firm&) { return 0; }
};

/// A town of which every tenth person died in step 0.
struct Town {
    explicit Town(u32 workers = 2) : crew(workers) {
        describe(schema);
        world.emplace(schema, plan, 0, crew);
        Population p(*world);
        populate(p);
        world->begin_step(0);
        std::vector<u32> dead;
        for (u32 slot = 0; slot < 10000; slot += 10) dead.push_back(slot);
        world->bury(typeid(Person), dead);
    }
    Agents& people() { return world->agents(typeid(Person)); }

    Scenario plan = scenario();
    Schema schema;
    Crew crew;
    std::optional<World> world;
};

}  // namespace

TEST_CASE("arranged agents lie side by side by their key, those without one behind, free slots last") {
    Town t;
    arrange<ByEmployer>(*t.world);
    const auto* records = t.people().column.as<Person>();
    u32 before = 0;
    for (u32 slot = 0; slot < 9000; ++slot) {
        REQUIRE(t.people().alive(slot));
        const u32 key = ByEmployer::key(records[slot]);
        REQUIRE(before <= key);
        before = key;
    }
    CHECK(before == no_key);
    for (u32 slot = 9000; slot < 10000; ++slot) CHECK_FALSE(t.people().alive(slot));
}

TEST_CASE("arranging changes neither what an agent is nor the digest") {
    Town t;
    const u64 digest = t.world->digest();
    arrange<ByEmployer>(*t.world);
    CHECK(t.world->digest() == digest);
}

TEST_CASE("the order does not depend on the number of workers, and equals stay as they were") {
    Town alone(1);
    const std::vector<Key> before = alone.people().keys;
    arrange<ByEmployer>(*alone.world);
    const std::vector<Key> after = alone.people().keys;
    for (u32 workers : {2U, 3U, 16U}) {
        Town town(workers);
        arrange<ByEmployer>(*town.world);
        REQUIRE(town.people().keys == after);
    }
    const auto place = [&](Key key) { return std::ranges::find(before, key) - before.begin(); };
    const auto* records = alone.people().column.as<Person>();
    for (u32 slot = 1; slot < 1000; ++slot) {
        if (ByEmployer::key(records[slot - 1]) != ByEmployer::key(records[slot])) continue;
        REQUIRE(place(after[slot - 1]) < place(after[slot]));
    }
}

TEST_CASE("after arranging, the slots of the dead are free from the next step on") {
    Town t;
    arrange<ByEmployer>(*t.world);
    CHECK(t.people().settle(7, 0) == 10000);
    t.people().births_done();
    CHECK(t.people().settle(8, 1) == 9000);
}

TEST_CASE("agents with edges cannot be arranged") {
    Town t;
    CHECK_THROWS_AS(arrange<ByTech>(*t.world), ContractError);
}
