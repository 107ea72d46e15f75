#include "engine/schema/about.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a problem with numbers that stand together is where the scenario sets the first of them") {
    Scenario scenario;
    scenario.origins["steps"] = {Origin::Kind::file, {"s.yaml", 2, 1}};
    scenario.parameters["low"].value = 3;
    scenario.parameters["high"].value = 2;
    CHECK(to_string(about(scenario, {"low", "high"}, "expected at most high")) ==
          "s.yaml:2:1: error: low: expected at most high");
    scenario.parameters["high"].origin = {Origin::Kind::file, {"s.yaml", 7, 3}};
    CHECK(to_string(about(scenario, {"low", "high"}, "expected at most high")) ==
          "s.yaml:7:3: error: low: expected at most high");
    scenario.parameters["low"].origin = {Origin::Kind::command_line, {"--set low=3", 0, 0}};
    CHECK(to_string(about(scenario, {"low", "high"}, "few", Problem::Severity::warning)) ==
          "--set low=3: warning: low: few");
}
