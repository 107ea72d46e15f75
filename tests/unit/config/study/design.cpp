#include "engine/config/study/factors.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::example;

TEST_CASE("a list names its factors in its points, and what a point leaves out stays the scenario's", "[config][design]") {
    const Study s = study(head +
                          "design:\n  method: list\n  points:\n    - {}\n    - {policy.subsidy: 0.2}\n"
                          "    - {labour.separation: 0.02, policy.subsidy: 0.1}\n");
    REQUIRE(s.factors.size() == 2);
    REQUIRE(s.design.points.size() == 3);
    CHECK(std::isnan(s.design.points[0][0]));
    CHECK(s.design.points[1][0] == 0.2);
    CHECK(std::isnan(s.design.points[1][1]));
    CHECK(s.design.points[2] == std::vector<double>{0.1, 0.02});
    CHECK(s.scenario.seeds == 3);
}

TEST_CASE("rows of a sequence that are no power of two are warned of", "[config][design]") {
    const std::string rest = "}\nfactors: {policy.subsidy: {range: [0, 1]}}\n";
    CHECK(warnings(head + "design: {method: sobol_indices, samples: 100" + rest) ==
          "studies/study.yaml:2:42: warning: design.samples: 100 is no power of two; rows are spread evenly in 64 or 128\n");
    CHECK(warnings(head + "design: {method: sobol_indices, samples: 128" + rest).empty());
    CHECK(study(head + "design: {method: sobol_indices, samples: 128, seed: 7" + rest).design.seed == 7);
    CHECK_THAT(mistakes(head + "design: {method: sobol, samples: 8, seed: 7" + rest),
               Catch::Matchers::Contains("seed: has no meaning in a design by sobol"));
}

TEST_CASE("points that are met twice are warned of where they stand", "[config][design]") {
    CHECK(warnings(head + "design:\n  method: list\n  points:\n    - {}\n    - {policy.subsidy: 0.2}\n"
                          "    - {labour.separation: 0.02}\n    - {policy.subsidy: 0.2}\n") ==
          "studies/study.yaml:8:7: warning: design.points: point 3 is the same as point 1; it is played once\n");
}

TEST_CASE("a design has the levels and the seed that it says, or four levels and seed 1", "[config][design]") {
    const std::string factors = "}\nfactors: {policy.subsidy: {range: [0, 1]}}\n";
    const DesignDescription silent = study(head + "design: {method: morris, trajectories: 5" + factors).design;
    CHECK(silent.samples == 5);
    CHECK(silent.levels == 4);
    CHECK(silent.seed == 1);
    const DesignDescription said =
        study(head + "design: {method: morris, trajectories: 5, levels: 6, seed: 18446744073709551615" + factors).design;
    CHECK(said.levels == 6);
    CHECK(said.seed == ~u64{0});
}

TEST_CASE("as published the sequence of Sobol' is even one row short of a power of two as well", "[config][design]") {
    const auto of_samples = [](const std::string& samples) {
        return warnings(head + "design: {method: sobol, samples: " + samples +
                        "}\nfactors: {policy.subsidy: {range: [0, 1]}}\n");
    };
    CHECK(of_samples("127").empty());
    CHECK(of_samples("128").empty());
    CHECK_THAT(of_samples("126"), Catch::Matchers::Contains("126 is no power of two"));
}

TEST_CASE("a screening of an odd number of levels is refused, a grid of it is not", "[config][design]") {
    const std::string rest = ", levels: 5}\nfactors: {policy.subsidy: {range: [0, 1]}}\n";
    CHECK(study(head + "design: {method: grid" + rest).design.levels == 5);
    CHECK_THAT(mistakes(head + "design: {method: morris, trajectories: 5" + rest),
               Catch::Matchers::Contains("expected an even number, so that all levels are met alike, got 5"));
}
