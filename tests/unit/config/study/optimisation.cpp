#include "engine/config/study/optimisation.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

using namespace consortia;
using namespace consortia::example;
using Catch::Matchers::Contains;

namespace {

const std::string factors = "factors: {policy.subsidy: {range: [0, 1]}, labour.matching: {values: [urn_ball, none]}}\n";
const std::string budget = "budget: {runs: 100}\n";
const std::string objective = "objectives: {transfers: maximise}\n";

}  // namespace

TEST_CASE("a search for the best has objectives, constraints, factors and a budget", "[config][optimisation]") {
    const Study s = study(head + "objectives: {transfers: maximise, employment: {minimise: last}}\n" +
                          "constraints:\n  transfers: {at_least: 10, of: sum}\n"
                          "  productivity: {at_most: 2, chance: 0.9}\n" +
                          factors + "budget: {runs: 100, batch: 4, seed: 7}\nseeds: 2\n");
    REQUIRE(s.is_optimisation());
    CHECK_FALSE(s.is_calibration());
    const Optimisation& o = s.optimisation;
    REQUIRE(o.objectives.size() == 2);
    REQUIRE(o.constraints.size() == 2);
    CHECK(o.objectives[0].maximise);
    CHECK_FALSE(o.objectives[1].maximise);
    const StudyVariable& transfers = s.variables[o.objectives[0].variable];
    CHECK(transfers.name == "transfers_difference_of_outcome");
    CHECK(transfers.how.difference);
    CHECK(transfers.how.kind == Aggregation::Kind::outcome);
    CHECK(s.variables[o.objectives[1].variable].words == "last");
    CHECK(s.variables[o.constraints[0].variable].words == "sum");
    CHECK_FALSE(o.constraints[0].at_most);
    CHECK(o.constraints[0].bound == 10);
    CHECK(o.constraints[0].chance == 0);
    CHECK(s.variables[o.constraints[1].variable].name == "productivity");
    CHECK_FALSE(s.variables[o.constraints[1].variable].how.difference);
    CHECK(o.constraints[1].chance == 0.9);
    CHECK(o.runs == 100);
    CHECK(o.batch == 4);
    CHECK(o.seed == 7);
    CHECK(s.factors.size() == 2);
}

TEST_CASE("what is an objective and a constraint alike is kept once", "[config][optimisation]") {
    const Study s = study(head + objective + "constraints: {transfers: {at_most: 10}}\n" + factors + budget);
    CHECK(s.variables.size() == 1);
    CHECK(s.variables[0].name == "transfers");
    CHECK(s.optimisation.constraints[0].variable == s.optimisation.objectives[0].variable);
}

TEST_CASE("mistakes in what is sought are told where they stand", "[config][optimisation]") {
    const auto told = [](const std::string& text) { return mistakes(head + text); };
    CHECK_THAT(told("objectives: {transferz: maximise}\n" + factors + budget),
               Contains("2:14: error: 'transferz': unknown"));
    CHECK_THAT(told("objectives: {transfers: most}\n" + factors + budget),
               Contains("objectives: transfers: expected maximise, minimise"));
    CHECK_THAT(told("objectives: {transfers: {maximise: series}}\n" + factors + budget),
               Contains("transfers: expected one number a run, got series"));
    CHECK_THAT(told("objectives: {}\n" + factors + budget), Contains("objectives: expected 1 to 3, got 0"));
    CHECK_THAT(told(objective + "constraints: {transfers: 3}\n" + factors + budget), Contains("expected {at_most: 1}"));
    CHECK_THAT(told(objective + "constraints: {transfers: {of: last}}\n" + factors + budget), Contains("at_least"));
    CHECK_THAT(told(objective + "constraints: {transfers: {at_most: 1, chance: 2}}\n" + factors + budget),
               Contains("expected above 0 and at most 1"));
    CHECK_THAT(told(objective + factors), Contains("budget: is missing"));
    CHECK_THAT(told(objective + factors + "budget: {runs: 9}\n"), Contains("budget.runs: expected 45 or more"));
    CHECK_THAT(told(objective + factors + budget + "seeds: 1\n"), Contains("seeds: expected 2 or more"));
    CHECK_THAT(told(objective + factors + budget + "design: {method: list}\n"), Contains("design"));
    CHECK_THAT(told(objective + budget), Contains("factors: is missing"));
}
