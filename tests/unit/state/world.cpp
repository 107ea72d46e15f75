#include "engine/state/world.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <cmath>

using namespace consortia;
using namespace town;

namespace {

struct Stranger {
    u32 number;
};
struct Derived {
    double people_per_firm;
};
struct Moving {
    double rate;
};
struct Twice {
    double rate;
};
Derived derived(const Inputs& inputs) {
    const auto& numbers = inputs.given<Numbers>();
    return {numbers.people / numbers.firms};
}
Derived failing(const Inputs&) { throw std::domain_error("no firms"); }

}  // namespace

TEST_CASE("a parameter that moves has the value of each step, and no table that is made once is made of it",
          "[state][world]") {
    Schema schema;
    schema.parameter(moving(real("contact.rate", "1", 2, {0, 9}, "test", {})), &Moving::rate);
    Scenario scenario;
    scenario.burn_in = 1;
    scenario.parameters["contact.rate"] = {.value = 3, .entries = {{.value = 7, .from = 1, .ramp_to = 3}}};
    Crew crew(1);
    World world(schema, scenario, 0, crew);
    std::vector<double> rates;
    for (u32 step = 0; step < 6; ++step) {
        world.begin_step(step);
        rates.push_back(static_cast<const Moving*>(world.given(given_type<Moving>()))->rate);
    }
    CHECK(rates == std::vector<double>{3, 3, 3, 5, 7, 7});
    schema.derive<Twice>([](const Inputs& inputs) { return Twice{2 * inputs.given<Moving>().rate}; });
    CHECK_THROWS_WITH(World(schema, scenario, 0, crew),
                      Catch::Matchers::Contains("deriving") && Catch::Matchers::Contains("in which a parameter may move"));
}

TEST_CASE("what a schema does not declare is told by the name its author wrote", "[state][world]") {
    SmallTown t;
    CHECK_THROWS_WITH(t.world->column(typeid(Stranger)),
                      Catch::Matchers::Contains("the schema does not declare") && Catch::Matchers::Contains("Stranger"));
    CHECK_THROWS_WITH(t.world->given(typeid(Stranger*)), Catch::Matchers::Contains("the schema gives nothing of type"));
    CHECK(t.world->is_agent(typeid(Firm)));
    CHECK_FALSE(t.world->is_agent(typeid(Link)));
    CHECK(t.world->is_edge(typeid(Link)));
}

TEST_CASE("parameters have their values of the scenario, and derived tables are made from them", "[state][world]") {
    Schema schema;
    describe(schema);
    schema.derive<Derived>(derived);
    Crew crew(1);
    Scenario plan = scenario();
    plan.parameters.erase("population.firms");  // its default is 100
    plan.parameters["population.people"].value = 250;
    const World world(schema, plan, 0, crew);
    CHECK(world.inputs().given<Numbers>().people == 250);
    CHECK(static_cast<const Derived*>(world.given(typeid(Derived*)))->people_per_firm == 2.5);
    schema.derive<Derived>(failing);
    CHECK_THROWS_WITH(World(schema, plan, 0, crew), Catch::Matchers::Contains("Derived: throws domain_error: no firms"));
}

TEST_CASE("levers hold their status quo in the burn-in and what is dated from then on", "[state][world]") {
    Schema schema;
    describe(schema);
    Crew crew(1);
    Scenario plan = scenario();
    plan.burn_in = 4;
    plan.levers["policy.birth"].entries = {{.value = 3, .from = 2}};
    World world(schema, plan, 0, crew);
    const auto birth = [&](u32 step) {
        world.begin_step(step);
        return static_cast<const Levers*>(world.given(typeid(Levers*)))->birth.everywhere();
    };
    CHECK(birth(3) == 0);
    CHECK(birth(5) == 0);
    CHECK(birth(6) == 3);
}

TEST_CASE("the clock counts from the start and knows the quarter, in the burn-in too", "[state][world]") {
    SmallTown t;  // 2025Q1, burn-in of 4
    t.world->begin_step(3);
    CHECK(t.world->clock.since_start == -1);
    CHECK(t.world->clock.is(Quarter::q4));
    t.world->begin_step(6);
    CHECK(t.world->clock.since_start == 2);
    CHECK(t.world->clock.is(Quarter::q3));
}

TEST_CASE("who is born, components and rows of edges get a place with their agent, blank in a used one", "[state][world]") {
    SmallTown t;
    World& world = *t.world;
    auto* terms = world.column(typeid(Terms)).as<Terms>();
    CHECK(terms[30].pay == 31);
    world.bury(typeid(Firm), {30});
    world.clock.step = 1;
    world.make_way(typeid(Firm));
    Agents& firms = world.agents(typeid(Firm));
    const std::vector<u32> slots{firms.settle(1, 1), firms.settle(2, 1)};
    firms.births_done();
    world.born(typeid(Firm), slots);
    CHECK(slots == std::vector<u32>{30, 100});
    terms = world.column(typeid(Terms)).as<Terms>();
    CHECK(terms[30].pay == 0);
    CHECK(terms[29].pay == 30);
    CHECK(world.column(typeid(Terms)).size() == 101);
    CHECK(world.edges(typeid(Link)).offsets().size() == 102);
}

TEST_CASE("the end of a step asks for every indicator", "[state][world]") {
    SmallTown t;
    t.world->begin_step(0);
    CHECK(t.world->frame().size() == 4);
    CHECK_THROWS_WITH(t.world->end_step(), "indicator people was not recorded in step 1 of the burn-in (2024Q1)");
    for (double& number : t.world->frame()) number = std::nan("");  // missing is recorded
    CHECK_NOTHROW(t.world->end_step());
}
