#include "engine/run/replay.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

#include <atomic>
#include <cstdlib>

using namespace consortia;
using namespace town;

namespace {

void remember(Person& me) {
    static std::atomic<u32> visits = 0;
    me.age = visits++;
}
void roll(Person& me) { me.skill = std::rand(); }
u32 told = 0;
void tell(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot == 0) out(indicator::child_benefit) = told++;
    if (self.id().slot == 0) out(indicator::people) = 1;
    if (self.id().slot < 2) out(indicator::skill_by_half, self.id().slot) = 1;
}

template <auto Phase>
void with(Schedule& step) {
    schedule(step);
    step.each<Phase>("forgetful");
}
void only_tell(Schedule& step) { step.each<tell>("tell"); }

/// What is said when the town is played twice with this schedule.
std::string words(void (*order)(Schedule&), u32 workers = 1) {
    Model model = town::model;
    model.schedule = order;
    const Schema schema = schema_of(model);
    const Scenario plan = scenario(3);
    Crew crew(workers);
    Simulation simulation(model, schema, plan, 0, crew);
    simulation.play_twice(true);
    try {
        simulation.populate();
        while (!simulation.done()) simulation.step();
    } catch (const ContractError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a run that depends on nothing but its inputs is the same when played twice", "[run][replay]") {
    CHECK(words(schedule, 1).empty());
    CHECK(words(schedule, 2).empty());
}

TEST_CASE("a phase that remembers something in a static is named, and its step", "[run][replay]") {
    const std::string said = words(with<remember>);
    CHECK_THAT(said,
               Catch::StartsWith(
                   "phase forgetful, step 1 of the burn-in (2024Q1): the state it leaves: played again over 3 threads"));
    CHECK_THAT(words(with<remember>, 2), Catch::Contains("over 1 thread"));
}

TEST_CASE("std::rand in a phase is found", "[run][replay]") {
    CHECK_THAT(words(with<roll>), Catch::StartsWith("phase forgetful, step 1 of the burn-in (2024Q1)"));
}

TEST_CASE("an indicator that remembers is named", "[run][replay]") {
    CHECK_THAT(words(only_tell), Catch::StartsWith("indicator child_benefit, step 1 of the burn-in (2024Q1)"));
}
