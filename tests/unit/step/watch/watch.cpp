// What is watched of agents: counts, sums, means and shares, of some, by labels, in some quarters, asked for or not.
#include "engine/core/byte_stream.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>
#include <limits>
#include <set>

using namespace consortia;
using Catch::Matchers::Contains;

namespace {

constexpr u32 people = 10000;

struct Person {
    double skill;
    std::array<u16, 2> talents;
    u8 region;
    bool at_work;
    bool alive;
};
struct Town {
    double price;
    u32 steps;
};

void describe(Schema& s) {
    s.calendar();
    s.axis({.name = "region", .about = {"region", "地区"}, .labels = {"a", "b", "c"}});
    s.axis({.name = "half", .about = {"half", "半"}, .labels = {"first", "second"}});
    s.agent<Person>("person")
        .field("skill", &Person::skill, "1")
        .field("talents", &Person::talents, "1")
        .field("region", &Person::region, "label")
        .field("at_work", &Person::at_work, "flag")
        .field("alive", &Person::alive, "flag");
    s.agent<Town>("town").field("price", &Town::price, "1").field("steps", &Town::steps, "step");
}
void populate(Population& p) {
    p.add<Person>(people, [](u32 k, Rng&) { return Person{k / 8.0, {u16(k % 3), 1}, u8(k % 2), k % 4 == 0, true}; });
    p.add<Town>(1, [](u32, Rng&) { return Town{4, 0}; });
}
void age(Town& me) { me.steps += 1; }
void end_odd(Person& me, Self<Person> self) { me.alive = self.id().slot % 2 == 0; }
void schedule(Schedule& s) { s.each<age>("age"); }
void schedule_with_deaths(Schedule& s) { s.each<end_odd>("end"); }
void expect(const Inputs&, Expected&) {}

double price(Read<Town> towns) { return towns[{0}].price; }
double skill_and_steps(const Person& me, Read<Town> towns) { return me.skill + towns[{0}].steps; }
bool able(const Person& me) { return me.skill >= 10; }
u32 half_of(const Person& me) { return me.skill < people / 16.0 ? 0 : 1; }
u32 nowhere(const Person&) { return 7; }
double fails(const Person& me) { return me.skill == 5000 / 8.0 ? throw std::runtime_error("no such skill") : me.skill; }

const Text about{"words", "词"};

void watch_all(Watch<Person> persons) {
    persons.count("persons", "person", about).by<&Person::region>("region");
    persons.mean<&Person::skill>("skill", "1", about).by<half_of>("half").by<&Person::region, half_of>("region", "half");
    persons.mean<&Person::skill, Fine>("fine_skill", "1", about).by<&Person::region>("region").in_units_of<price>();
    persons.total<skill_and_steps>("later", "1", about);
    persons.mean<&Person::talents>("talent", "1", about).over("half").by<&Person::region>("region");
    const auto staff = persons.where<&Person::at_work>();
    staff.count("staff", "person", about).is(Indicator::Kind::flow).is(Indicator::Role::headline);
    staff.where<able>().count("able_staff", "person", about);
    persons.share<&Person::at_work>("employment", about);
}
void watch_in_winter(Watch<Person> persons) {
    persons.in(Quarter::q4).mean<skill_and_steps>("skill_in_winter", "1", about);
    persons.in(Quarter::q4).count("persons_in_winter", "person", about);
    persons.count("persons", "person", about);
}
void watch_now_and_then(Watch<Person> persons) {
    persons.every(3).mean<skill_and_steps>("skill_now_and_then", "1", about);
    persons.every(3).count("persons_now_and_then", "person", about);
    persons.count("persons", "person", about);
}
void watch_nowhere(Watch<Person> persons) { persons.count("persons", "person", about).by<nowhere>("region"); }
void watch_failing(Watch<Person> persons) { persons.mean<fails>("skill", "1", about); }
void watch_wrong_axes(Watch<Person> persons) { persons.mean<&Person::talents>("talent", "1", about); }

Model watching(Watching watch, void (*order)(Schedule&) = schedule) {
    return {"watched", {"a watched town", "被观察的城镇"}, describe, populate, order, expect, {watch}};
}
Scenario scenario() {
    Scenario s;
    s.model = s.name = "watched";
    s.start = Date::of(2025, 1);
    s.steps = 8;
    return s;
}

}  // namespace

TEST_CASE("counts, means, totals and shares are those of the agents, at any number of workers", "[step][watch]") {
    for (u32 workers : {1U, 3U}) {
        Played run(scenario(), watching(watch_all), 0, workers);
        run.until(1);
        CHECK(run("persons") == people);
        CHECK(run("persons_by_region", 1) == people / 2);
        CHECK(run("persons_by_region", 2) == 0);
        CHECK(run("skill") == (people - 1) / 16.0);
        CHECK(run("skill_by_half", 0) == (people / 2 - 1) / 16.0);
        CHECK(run("skill_by_region_half", 1) == (people / 2 + people - 2) / 16.0);  // region a, second half
        CHECK(std::isnan(run("skill_by_region_half", 4)));                          // nobody lives in c
        CHECK(run("fine_skill") == run("skill"));
        CHECK(run("fine_skill_by_region", 0) == (people - 2) / 16.0 / 4);
        CHECK(run("later") == people * ((people - 1) / 16.0) + people);
        CHECK(run("talent", 1) == 1);
        CHECK(run("talent_by_region", 2) == run("talent_by_region", 2));
        CHECK(run("staff") == people / 4);
        CHECK(run("able_staff") == people / 4 - 20);
        CHECK(run("employment") == 0.25);
    }
}

TEST_CASE("an indicator that is watched is declared with its words, kind, role and axes", "[step][watch]") {
    const Schema schema = schema_of(watching(watch_all));
    const auto named = [&](const char* name) { return *std::ranges::find(schema.indicators(), name, &Indicator::name); };
    CHECK(named("staff").kind == Indicator::Kind::flow);
    CHECK(named("staff").role == Indicator::Role::headline);
    CHECK(named("persons_by_region").about.zh == "词（地区）");
    CHECK(named("skill_by_region_half").over == std::vector<std::string>{"region", "half"});
    CHECK(named("talent_by_region").over == std::vector<std::string>{"region", "half"});
    CHECK(named("employment").unit == "share");
}

TEST_CASE("the dead are not watched", "[step][watch]") {
    Played run(scenario(), watching(watch_all, schedule_with_deaths), 0, 2);
    CHECK(run.until(1)("persons") == people / 2);
    CHECK(run("persons_by_region", 1) == 0);
}

TEST_CASE("what is taken in a quarter stands until it is taken again, and is over nobody before", "[step][watch]") {
    Played run(scenario(), watching(watch_in_winter));
    run.until(1);
    CHECK(std::isnan(run("skill_in_winter")));
    CHECK(run("persons_in_winter") == 0);
    const double mean = (people - 1) / 16.0;
    CHECK(run.until(4)("skill_in_winter") == mean + 4);
    CHECK(run.until(7)("skill_in_winter") == mean + 4);
    CHECK(run.until(8)("skill_in_winter") == mean + 8);
}

TEST_CASE("what is taken every so many steps stands until it is taken again, and is missing before", "[step][watch]") {
    Played run(scenario(), watching(watch_now_and_then));
    run.until(2);
    CHECK(std::isnan(run("skill_now_and_then")));
    CHECK(std::isnan(run("persons_now_and_then")));
    CHECK(run("persons") == people);
    const double mean = (people - 1) / 16.0;
    for (const u32 step : {3U, 5U}) CHECK(run.until(step)("skill_now_and_then") == mean + 3);
    CHECK(run.until(6)("skill_now_and_then") == mean + 6);
    CHECK(run("persons_now_and_then") == people);
    Scenario burnt_in = scenario();
    burnt_in.burn_in = 4;
    Played after(burnt_in, watching(watch_now_and_then));
    CHECK(after.until(5)("skill_now_and_then") == mean + 4);  // as it was at 0
    const Schema schema = schema_of(watching(watch_now_and_then));
    CHECK(std::ranges::find(schema.indicators(), "skill_now_and_then", &Indicator::name)->every == 3);
    CHECK(std::ranges::find(schema.indicators(), "persons", &Indicator::name)->every == 1);
}

TEST_CASE("what waits for a quarter that no step has is refused, and what waits for two things", "[step][watch][errors]") {
    Model counted = watching(watch_in_winter);
    counted.describe = [](Schema& s) {
        describe(s);
        s.calendar(Calendar::steps);
    };
    CHECK_THROWS_WITH(schema_of(counted),
                      Contains("indicator skill_in_winter is taken in some quarters alone, but steps are "
                               "counted, without a calendar (Schema::calendar)"));
    const Watching twice = +[](Watch<Person> all) { all.in(Quarter::q4).every(4).count("persons", "person", about); };
    CHECK_THROWS_WITH(schema_of(watching(twice)),
                      Contains("indicator persons is taken in some quarters and every so many steps: say one of them"));
    const Watching never = +[](Watch<Person> all) { all.every(0).count("persons", "person", about); };
    CHECK_THROWS_WITH(schema_of(watching(never)), Contains("every 0 steps: expected 1 to 1000000"));
}

TEST_CASE("what stands through the year is the same after a checkpoint", "[step][watch]") {
    const Model model = watching(GENERATE(watch_in_winter, watch_now_and_then));
    const Schema schema = schema_of(model);
    const Scenario s = scenario();
    Crew crew(1);
    Simulation whole(model, schema, s, 0, crew);
    whole.populate();
    for (u32 k = 0; k < 5; ++k) whole.step();
    MemorySink saved;
    whole.save(saved);
    MemorySource again(saved.bytes());
    Simulation resumed(model, schema, s, 0, crew);
    resumed.restore(again);
    whole.step();
    resumed.step();
    CHECK(resumed.world().frame() == whole.world().frame());
}

TEST_CASE("what nobody asks for is missing, and no agent is passed for it", "[step][watch]") {
    Played run(scenario(), watching(watch_in_winter));
    run.world.ask_only({"skill_in_winter"});
    run.until(1);
    CHECK(std::isnan(run("persons")));
    const auto visits = [&] { return run.schedule.times().back().visits; };
    CHECK(visits() == 0);
    run.until(4);
    CHECK(visits() == people);
    CHECK(std::isnan(run("persons_in_winter")));
    CHECK(run("skill_in_winter") > 0);
}

TEST_CASE("what goes wrong in what is watched is told with indicator, step and agent", "[step][watch][errors]") {
    for (u32 workers : {1U, 3U}) {
        Played failing(scenario(), watching(watch_failing), 0, workers);
        CHECK_THROWS_WITH(failing.until(1),
                          "indicator skill, step 1 (2025Q1), person 5000: throws runtime_error: no such skill");
    }
    Played nowhere(scenario(), watching(watch_nowhere));
    CHECK_THROWS_WITH(nowhere.until(1),
                      "indicator persons_by_region, step 1 (2025Q1), person 0: label 7 of 3 of axis region");
    CHECK_THROWS_WITH(schema_of(watching(watch_wrong_axes)),
                      Contains("indicator talent is watched over arrays: say over(\"AXIS\") of what"));
}
