#include "engine/step/phases/schedule.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

struct Deaths {
    using Of = Firm;
    static constexpr bool cumulative = true;
    Count number;
};

void count_staff(const Person& me, Tally<Payroll> payroll) { payroll[me.employer].staff += 1; }
void note_staff(Firm& me, Self<Firm> self, Read<Payroll> payroll) { me.staff = payroll[self].staff; }
void count_deaths(const Person& me, Tally<Deaths> deaths) { deaths[me.employer].number += me.age > 99 ? 1 : 0; }
void note_deaths(Firm& me, Self<Firm> self, Read<Deaths> deaths) { me.staff = deaths[self].number; }

void draw_skill(Person& me, Rng& rng) { me.skill = rng.uniform(); }
void bear_one(const Firm&, Self<Firm> self, Emit<Person> birth) { birth({0, self, 0, true}); }

}  // namespace

TEST_CASE("sums that are read and never start again are a fault, which names the phase that adds", "[step][schedule]") {
    Schedule schedule;
    schedule.each<count_staff>("count_staff").each<note_staff>("note_staff");
    REQUIRE(schedule.faults().size() == 1);
    CHECK(
        schedule.faults()[0] ==
        "phase count_staff adds to Payroll, which nothing resets: schedule reset<Payroll>() where the sums start again, or "
        "say in Payroll that they go on, `static constexpr bool cumulative = true;`");
}

TEST_CASE("sums that start again anywhere, once a year or in rounds, are none, nor those that are said to go on",
          "[step][schedule]") {
    Schedule every_step;
    every_step.reset<Payroll>().each<count_staff>("count_staff").each<note_staff>("note_staff");
    CHECK(every_step.faults().empty());
    Schedule once_a_year;
    once_a_year.in(Quarter::q1).reset<Payroll>();
    once_a_year.each<count_staff>("count_staff").each<note_staff>("note_staff");
    CHECK(once_a_year.faults().empty());
    Schedule in_rounds;
    in_rounds.rounds(
        2, [](Schedule& s) { s.reset<Payroll>().each<count_staff>("count_staff").each<note_staff>("note_staff"); });
    CHECK(in_rounds.faults().empty());
    Schedule going_on;
    going_on.each<count_deaths>("count_deaths").each<note_deaths>("note_deaths");
    CHECK(going_on.faults().empty());
    Schedule unread;
    unread.each<count_staff>("count_staff");
    CHECK(unread.faults().empty());
}

TEST_CASE("the time of a phase counts what its workers spent, however they shared it", "[step][schedule]") {
    for (u32 workers : {1U, 3U}) {
        Schedule s;
        s.each<draw_skill>("draw_skill");
        SmallTown t(workers);
        for (u32 k = 0; k < 20; ++k) {
            t.world->begin_step(k);
            s.run(*t.world);
        }
        REQUIRE(s.times().size() == 1);
        const PhaseTime& time = s.times()[0];
        CHECK(time.visits == 20 * u64{t.world->agents(typeid(Person)).size()});
        CHECK(time.bytes == 2 * sizeof(Person) * time.visits);
        CHECK(time.processor_seconds > 0);
        CHECK(time.slowest_seconds <= time.processor_seconds);
        CHECK(time.imbalance() >= 1 - 1e-9);
        CHECK(time.imbalance() <= workers + 1e-9);
        CHECK(time.calls == 20);
    }
}

TEST_CASE("a calendar condition and rounds decide when phases run", "[step][schedule]") {
    Schedule s;
    s.in(Quarter::q1).each<bear_one>("bear_one");
    s.rounds(3, [](Schedule& r) { r.each<draw_skill>("draw_skill"); });
    SmallTown t;
    for (u32 k = 0; k < 8; ++k) {
        t.world->begin_step(k);
        s.run(*t.world);
    }
    CHECK(t.world->agents(typeid(Person)).size() == 10200);
    CHECK(s.times()[1].calls == 24);
    CHECK(s.notes()[1].rounds == 3);
    CHECK(s.faults().empty());
    s.each<draw_skill>("bear_one");
    CHECK(s.faults().size() == 1);
}

TEST_CASE("phases run every so many steps, counted from the start, and at 0, the end of the burn-in", "[step][schedule]") {
    Schedule s;
    s.every(3).each<bear_one>("bear_one");
    s.every(2).rounds(2, [](Schedule& r) { r.each<draw_skill>("draw_skill"); });
    SmallTown t;  // burn-in of 4
    std::vector<u64> calls;
    for (u32 k = 0; k < 10; ++k) {
        t.world->begin_step(k);
        s.run(*t.world);
        calls.push_back(s.times()[0].calls);
    }
    CHECK(calls == std::vector<u64>{1, 1, 1, 2, 2, 2, 3, 3, 3, 4});  // of steps -3, 0, 3 and 6
    CHECK(s.times()[1].calls == 10);                                 // -2, 0, 2, 4 and 6, twice each
    CHECK(s.notes()[0].every == 3);
    CHECK(s.notes()[1].every == 2);
    CHECK_THROWS_WITH(s.every(0), "every 0 steps: expected 1 to 1000000");
}

namespace {
void draw_age(Person& me, Given<Clock> clock) { me.age = clock->round; }
}  // namespace

TEST_CASE("rounds inside rounds are numbered on, and the outer round goes on after them", "[step][schedule]") {
    SmallTown t;
    t.world->begin_step(0);
    Schedule inner;
    inner.rounds(2, [](Schedule& outer) {
        outer.rounds(3, [](Schedule& r) { r.each<draw_skill>("draw_skill"); });
        outer.each<draw_age>("draw_age");
    });
    inner.run(*t.world);
    CHECK(inner.times()[0].calls == 6);
    CHECK(inner.notes()[0].rounds == 6);
    CHECK(inner.notes()[1].rounds == 2);
    CHECK(t.world->clock.round == 0);
    CHECK(t.world->column(typeid(Person)).as<Person>()[0].age == 1);  // of the second outer round

    const double drawn_last = t.world->column(typeid(Person)).as<Person>()[0].skill;
    SmallTown other;
    other.world->begin_step(0);
    Schedule flat;
    flat.rounds(6, [](Schedule& r) { r.each<draw_skill>("draw_skill"); });
    flat.run(*other.world);
    CHECK(other.world->column(typeid(Person)).as<Person>()[0].skill == drawn_last);  // the sixth stream
}

namespace {

struct Visitor {
    u32 place;
};
struct Storm {
    double force;
};
struct Never {};

void be_hit(Visitor& me, Given<Storm> storm) { me.place += u32(storm->force); }
void be_counted(Visitor& me) { me.place += 1000; }

Scenario of_two_storms() {
    Scenario scenario;
    scenario.steps = 8;
    scenario.events = {{"storm", 1, {{"storm.force", 3}}, {}}, {"storm", 4, {{"storm.force", 5}}, {}}};
    return scenario;
}

const Model stormy{"visited",
                   {},
                   [](Schema& s) {
                       s.agent<Visitor>("visitor").field("place", &Visitor::place, "1");
                       s.event<Storm>("storm", {}).field(real("force", "1", 7, {0, 9}, "test", {}), &Storm::force);
                   },
                   [](Population& p) { p.add<Visitor>(1, [](u32, Rng&) { return Visitor{0}; }); },
                   [](Schedule& s) {
                       s.on<Storm>().each<be_hit>("be_hit");
                       s.on<Storm>().rounds(2, [](Schedule& round) { round.each<be_counted>("be_counted"); });
                   },
                   [](const Inputs&, Expected&) {}};

}  // namespace

TEST_CASE("phases on an event run in its steps alone, with its numbers, and so do rounds of them", "[step][schedule]") {
    Played run(of_two_storms(), stormy);
    std::vector<u32> places;
    for (u32 step = 1; step <= 6; ++step)
        places.push_back(run.until(step).world.column(typeid(Visitor)).as<Visitor>()[0].place);
    CHECK(places == std::vector<u32>{0, 2003, 2003, 2003, 4008, 4008});
    CHECK(run.schedule.notes()[0].event == given_type<Storm>());
    CHECK(run.schedule.notes()[1].event == given_type<Storm>());
}

TEST_CASE("phases on what no scenario can have, or in quarters that no step has, are faults of the model",
          "[step][schedule]") {
    Model counted = stormy;
    counted.schedule = [](Schedule& s) { s.on<Never>().each<be_counted>("be_counted"); };
    CHECK_THROWS_WITH(schema_of(counted),
                      Catch::Contains("phase be_counted: runs on events that the schema does not declare"));
    counted.schedule = [](Schedule& s) { s.in(Quarter::q2).each<be_counted>("be_counted"); };
    CHECK_THROWS_WITH(schema_of(counted), Catch::Contains("phase be_counted: runs in some quarters alone, but steps are "
                                                          "counted, without a calendar"));
    counted.schedule = [](Schedule& s) { s.in(Quarter::q2).every(4).each<be_counted>("be_counted"); };
    CHECK_THROWS_WITH(schema_of(counted), Catch::Contains("runs in some quarters and every so many steps: say one of them"));
}
