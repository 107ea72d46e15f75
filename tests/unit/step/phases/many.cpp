#include "engine/step/phases/many.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

/// Some draw once, some often, some not at all; some die.
void live_on(Person& me, Rng& rng) {
    if (me.age % 3 == 2) return;
    me.skill = rng.uniform();
    if (me.age % 3 == 0) me.skill += rng.normal() + rng.uniform();
    me.alive = !rng.chance(.1);
}
void all_live_on(Many<Person> persons) {
    for (auto [me, self, rng] : persons) live_on(me, rng);
}
/// Nearly all draw, and nothing happens to them.
void seldom_change(Person& me, Rng& rng) {
    if (me.age % 5 == 0) {
        me.skill += 1;
    } else if (rng.chance(me.age % 7 == 0 ? .5 : .02)) {
        me.alive = !rng.chance(.5);
    } else if (rng.chance(.03)) {
        me.skill = rng.normal();
    }
}
void some_change(Many<Person> persons) {
    const auto might = [](const Person& me, const phase::FirstDraws& draws) {
        return me.age % 5 == 0 || draws.might(0, me.age % 7 == 0 ? .5 : .02) || draws.might(1, .03);
    };
    for (auto [me, self, rng] : persons.only(might)) seldom_change(me, rng);
}
void number_by_slot(Person& me, Self<Person> self) { me.age = self.id().slot; }
void fail_among_many(Many<Person> persons) {
    for (auto [me, self, rng] : persons) require(me.age < 5000, "a person of high number");
}

}  // namespace

TEST_CASE("a phase over many agents does what the same phase over each does", "[step][many]") {
    SmallTown each;
    each.play(0, [](Schedule& s) {
        s.each<number_by_slot>("number").each<live_on>("live_on").rounds(2, [](Schedule& r) { r.each<live_on>("again"); });
    });
    for (u32 workers : {1U, 3U}) {
        SmallTown many(workers);
        many.play(0, [](Schedule& s) {
            s.each<number_by_slot>("number").each<all_live_on>("live_on").rounds(
                2, [](Schedule& r) { r.each<all_live_on>("again"); });
        });
        CHECK(many.world->agents(typeid(Person)).alive() < 9000);
        CHECK(many.world->digest() == each.world->digest());
    }
}

TEST_CASE("a phase that passes over those whose first draws show that nothing happens gives the same bytes",
          "[step][many]") {
    const auto played = [](u32 workers, auto change) {
        SmallTown t(workers);
        t.play(0, [&](Schedule& s) {
            s.each<number_by_slot>("number");
            for (u32 k = 0; k < 20; ++k) change(s);
        });
        CHECK(t.world->agents(typeid(Person)).alive() < 10000);
        return t.world->digest();
    };
    u32 phases = 0;
    const auto name = [&] { return "change " + std::to_string(phases++ % 20); };
    const u64 each = played(1, [&](Schedule& s) { s.each<seldom_change>(name()); });
    for (u32 workers : {1U, 2U}) CHECK(played(workers, [&](Schedule& s) { s.each<some_change>(name()); }) == each);
}

TEST_CASE("a contract broken among many agents names the one that was visited", "[step][many]") {
    SmallTown t(2);
    CHECK_THROWS_WITH(t.play(0, [](Schedule& s) { s.each<number_by_slot>("number").each<fail_among_many>("fail"); }),
                      "phase fail, step 1 of the burn-in (2024Q1), person 5000: a person of high number");
}
