#include "engine/step/turns/how_many.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void act_again(Firm& me) { me.staff += 1; }
/// population.people goes up to a thousand million.
void draw_when_second_begins(Firm& me, Given<Clock> clock, Rng& rng) {
    if (clock->round == 1'000'000'000) me.tech = rng.uniform();
}

Scenario of_firms(double people) {
    Scenario plan = scenario();
    plan.parameters["population.firms"].value = 10;
    plan.parameters["population.people"].value = people;
    return plan;
}

double staff_of_first(double people, FunctionRef<void(Schedule&)> make) {
    SmallTown t(1, of_firms(people));
    t.play(0, make);
    return t.firms()[0].staff;
}

}  // namespace

TEST_CASE("rounds are as many as a parameter says, none at 0", "[step][turns]") {
    const auto make = [](Schedule& s) {
        s.rounds(parameter<&Numbers::people>(), [](Schedule& r) { r.each<act_again>("act"); });
    };
    for (double people : {0.0, 1.0, 7.0}) CHECK(staff_of_first(people, make) == people);
    Schedule schedule;
    schedule.rounds(2, [&](Schedule& s) { make(s); });
    REQUIRE(schedule.notes()[0].rounds_given.size() == 1);
    SmallTown t;
    CHECK(schedule.notes()[0].rounds == 2);
    CHECK(schedule.notes()[0].rounds_given[0].setting(t.world->schema())->quantity.name == "population.people");
    CHECK(schedule.faults().empty());
}

TEST_CASE("turns are as many as a parameter says", "[step][turns]") {
    SmallTown t(1, of_firms(23));
    t.play(0, [](Schedule& s) { s.one_at_a_time<act_again>("act", turns::drawn(parameter<&Numbers::people>())); });
    double turns = 0;
    for (const Firm& firm : t.firms()) turns += firm.staff;
    CHECK(turns == 23);
}

TEST_CASE("one round more is no other luck in rounds that come after", "[step][turns]") {
    const auto tech = [](double people, u32 steps) {
        SmallTown t(1, of_firms(people));
        for (u32 step = 0; step < steps; ++step) {
            t.play(step, [](Schedule& s) {
                s.rounds(2, [](Schedule& outer) {
                    outer.rounds(parameter<&Numbers::people>(),
                                 [](Schedule& r) { r.each<draw_when_second_begins>("draw"); });
                });
            });
        }
        return t.firms()[3].tech;
    };
    CHECK(tech(1, 1) == tech(2, 1));
    CHECK(tech(1, 1) != tech(1, 0));
    SmallTown t;
    CHECK(HowMany(3).most_in(*t.world) == 3);
}

TEST_CASE("a number that is none of rounds is told by its name", "[step][turns]") {
    SmallTown t(1, of_firms(2.5));
    const auto make = [](Schedule& s) {
        s.rounds(parameter<&Numbers::people>(), [](Schedule& r) { r.each<act_again>("act"); });
    };
    CHECK_THROWS_WITH(t.play(0, make),
                      "population.people says how many, and is 2.500000: expected a whole number from 0 on");
}
