#include "engine/step/effects/emit.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <map>

using namespace consortia;
using namespace town;

namespace {

void die_if_even(Person& me, Self<Person> self) { me.alive = self.id().slot % 2 == 1; }
void bear_one(const Firm&, Self<Firm> self, Emit<Person> birth) {
    birth({static_cast<double>(self.id().slot), self, 0, true});
}
void bear_more(const Firm&, Self<Firm> self, Emit<Person> birth) {
    if (self.id().slot == 0) birth({-1, self, 0, true});
    birth({static_cast<double>(self.id().slot), self, 0, true});
}
void draw_skill(Person& me, Rng& rng) { me.skill = rng.uniform(); }
void be_born_dead(const Firm&, Self<Firm> self, Emit<Person> birth) { birth({1, self, 0, false}); }
void form_ended(const Firm&, Self<Firm> self, Emit<Link> form) { form(self, {{0}, 1, false}); }

}  // namespace

TEST_CASE("a freed slot is taken by a newborn only in a later step, the lowest first", "[step][births]") {
    SmallTown t;
    t.play(0, [](Schedule& s) {
        s.each<die_if_even>("die_if_even");
        s.each<bear_one>("bear_one");
    });
    Agents& people = t.world->agents(typeid(Person));
    CHECK(people.size() == 10100);
    CHECK(people.alive() == 5100);
    t.play(1, [](Schedule& s) { s.each<bear_one>("bear_one"); });
    CHECK(people.size() == 10100);
    CHECK(people.alive(0));
    CHECK(people.alive(198));
    CHECK_FALSE(people.alive(200));
    CHECK(t.people()[2].skill == 1.0);
}

TEST_CASE("one extra birth shifts nobody else's draws", "[step][random]") {
    SmallTown a;
    SmallTown b;
    a.play(0, [](Schedule& s) { s.each<bear_one>("bear").each<draw_skill>("draw_skill"); });
    b.play(0, [](Schedule& s) { s.each<bear_more>("bear").each<draw_skill>("draw_skill"); });
    const auto skill_by_key = [](SmallTown& t) {
        std::map<Key, double> skills;
        const auto people = t.people();
        const auto& keys = t.world->agents(typeid(Person)).keys;
        for (u32 k = 0; k < people.size(); ++k) skills[keys[k]] = people[k].skill;
        return skills;
    };
    const auto in_a = skill_by_key(a);
    const auto in_b = skill_by_key(b);
    CHECK(in_b.size() == in_a.size() + 1);
    u32 same = 0;
    for (const auto& [key, skill] : in_a) same += in_b.contains(key) && in_b.at(key) == skill;
    // All but the one sibling of the extra child, whose ordinal moved to the extra one: same keys, same draws.
    CHECK(same == in_a.size());
}

TEST_CASE("who is born dead would take a place for ever: it is an error", "[step][births]") {
    CHECK(words([](Schedule& s) { s.each<be_born_dead>("bear"); }) ==
          "phase bear, step 1 of the burn-in (2024Q1), firm 0: what is born is not alive: its member `alive` is false");
    CHECK(words([](Schedule& s) { s.each<form_ended>("form"); }) ==
          "phase form, step 1 of the burn-in (2024Q1), firm 0: what is born is not alive: its member `alive` is false");
}
