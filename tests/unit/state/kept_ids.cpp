#include "engine/state/kept_ids.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

bool of_ten(u32 slot) { return slot % 10 == 3; }

void die(Firm& me, Self<Firm> self) { me.alive = !of_ten(self.id().slot); }
void bear_firms(const Firm&, Self<Firm> self, Emit<Firm> birth) {
    if (self.id().slot < 11) birth({.tech = 1, .staff = 0, .alive = true});
}
void read_employer(Person& me, Read<Firm> firms) { me.skill = firms[me.employer].tech; }

struct Friend {
    using Of = Firm;
    OptionalId<Person> person;
};
struct ByAge {
    using Of = Person;
    static u32 key(const Person& p) { return p.age; }
};

}  // namespace

TEST_CASE("where ids are watched, one of somebody whose place another has taken is told when it is read",
          "[state][kept_ids]") {
    for (bool watched : {false, true}) {
        SmallTown t(2);
        t.world->watches_ids = watched;
        t.play(0, [](Schedule& s) { s.each<die>("die").each<read_employer>("read"); });  // the dead can still be seen
        CHECK_NOTHROW(t.play(1, [](Schedule& s) { s.each<bear_firms>("bear"); }));
        u32 first = 0;
        while (!of_ten(unmarked(t.people()[first].employer.slot))) ++first;
        const auto read = [&] { t.play(2, [](Schedule& s) { s.each<read_employer>("read"); }); };
        if (watched) {
            CHECK_THROWS_WITH(
                read(), "phase read, step 3 of the burn-in (2024Q3), person " + std::to_string(first) + ": reads firm " +
                            std::to_string(unmarked(t.people()[first].employer.slot)) +
                            ", who died in step 1 of the burn-in (2024Q1) or before: another has taken that place");
        } else {
            CHECK_NOTHROW(read());
        }
    }
}

TEST_CASE("the digest does not see whether ids are watched", "[state][kept_ids]") {
    const auto digest = [](bool watched) {
        SmallTown t;
        t.world->watches_ids = watched;
        t.play(0, [](Schedule& s) { s.each<die>("die"); });
        t.play(1, [](Schedule& s) { s.each<bear_firms>("bear"); });
        return t.world->digest();
    };
    CHECK(digest(true) == digest(false));
}

TEST_CASE("where ids are watched, agents are not moved while somebody keeps an id of one", "[state][kept_ids]") {
    Schema described;
    describe_records(described);
    described.component<Friend>("friend").field("person", &Friend::person, "id");
    Crew crew(1);
    const Scenario plan = scenario();
    World world(described, plan, 0, crew);
    world.watches_ids = true;
    Population p(world);
    p.add<Firm>(2, [](u32, Rng&) { return Firm{0, 0, true}; });
    p.add<Person>(3, [](u32 k, Rng&) { return Person{0, {0}, k, true}; });
    CHECK_FALSE(p.components<Friend>()[1].person);  // of a component that nobody filled
    CHECK_NOTHROW(arrange<ByAge>(world));
    p.components<Friend>()[1].person = Id<Person>{2};
    CHECK_THROWS_WITH(arrange<ByAge>(world), "agents of kind person are moved while friend 1 keeps the id of one (person)");
}
