#include "engine/session/rerun/rerun.hpp"

#include "engine/output/data_in_memory.hpp"
#include "engine/run/simulation.hpp"
#include "engine/session/play.hpp"
#include "engine/study/results/merge.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Result compared() {
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    return play(plan, {}, heard).result;
}

Rerun again(const output::DataSet& result, const std::string& run) {
    Heard heard;
    return rerun(town_workspace(), result, {.run = run}, heard);
}

}  // namespace

TEST_CASE("a run of a result is played again from what the result embeds, and gives the same numbers") {
    const Result result = compared();
    const Rerun same = again(result.data(), "births:1");
    CHECK(same.run == "births, replicate 1");
    CHECK(same.compared > 0);
    CHECK(same.differences.empty());
}

TEST_CASE("a number of a result that a run does not give again is named") {
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {.seeds = 1}, false, heard);
    const Result result = play(plan, {}, heard).result;
    RunOutput forged;
    const FrameLayout layout(plan.runs().schema().indicators(), plan.runs().schema().axes(plan.scenarios().scenarios()[0]));
    forged.width = layout.width();
    forged.rows.assign(forged.width * result.steps(), 7);
    output::DataInMemory data("forged");
    study::merge(
        plan.scenarios(), [&](u64) { return forged; }, false, data);
    const Rerun differs = again(data, "0");
    REQUIRE(differs.differences.size() == layout.entries().size() + 1);
    CHECK_THAT(differs.differences.front(), Catch::Contains("people is") && Catch::Contains("the result says 7"));
    CHECK_THAT(differs.differences.back(), Catch::Contains("the state at the end"));
}

TEST_CASE("a run that is played again is shown from its founders to its end") {
    const Result result = compared();
    Heard heard;
    std::vector<u32> steps;
    const Again how{.run = "births:1", .watch = [&](Simulation& simulation) { steps.push_back(simulation.steps_done()); }};
    rerun(town_workspace(), result.data(), how, heard);
    CHECK(steps == std::vector<u32>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("what did not come out the same is told with what made it") {
    output::DataInMemory data("result");
    data.attribute({"commit", std::string("another")});
    CHECK_NOTHROW(require_same({.run = "town, replicate 1"}, data));
    CHECK_THROWS_WITH(require_same({.run = "town, replicate 1", .differences = {"people is 1, the result says 2"}}, data),
                      Catch::Contains("town, replicate 1 is not what the result holds (made by commit another, this is ") &&
                          Catch::Contains("\n  people is 1, the result says 2"));
}

TEST_CASE("a run that a result does not have is refused with those it has") {
    const Result result = compared();
    CHECK_THROWS_WITH(again(result.data(), "birth:1"), Catch::Contains("there are town, births"));
    CHECK_THROWS_WITH(again(result.data(), "births:7"), Catch::Contains("there are 0, 1"));
    CHECK_THROWS_WITH(again(result.data(), "1"), Catch::Contains("expected SCENARIO:SEED"));
}
