#include "engine/config/study/distribution.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

using namespace consortia;
using namespace consortia::example;
using Distribution = Factor::Distribution;

TEST_CASE("lists that a screening does not meet alike are warned of, weights refused", "[config][factors]") {
    const std::string morris = head + "design: {method: morris, trajectories: 4, levels: ";
    const std::string three = "}\nfactors: {policy.approval_lag: {values: [0, 4, 8]}}\n";
    CHECK_THAT(warnings(morris + "4" + three),
               Catch::Matchers::Contains("values: 3 values on 4 levels are not met alike; levels: 6 would"));
    CHECK(warnings(morris + "6" + three).empty());
    CHECK_THAT(warnings(morris + "4}\nfactors: {policy.approval_lag: {values: [4]}}\n"),
               Catch::Matchers::Contains("takes one value alone: it does not vary"));
    for (const std::string& design : {morris + "6}", head + "design: {method: grid}"}) {
        CHECK_THAT(mistakes(design + "\nfactors: {policy.approval_lag: {values: [0, 4, 8], weights: [1, 2, 1]}}\n"),
                   Catch::Matchers::Contains("weights: has no meaning in a design by"));
    }
}

TEST_CASE("levels that are met twice are warned of where they stand", "[config][factors]") {
    const std::string grid = head + "design: {method: grid}\nfactors: {policy.approval_lag: {range: ";
    CHECK(
        warnings(grid + "[2, 3]}}\n") ==
        "studies/study.yaml:3:40: warning: policy.approval_lag.range: 4 levels fall on 2 whole numbers; each is met once\n");
    CHECK(warnings(grid + "[2, 5]}}\n").empty());
    CHECK_THAT(warnings(grid + "[1, 10], levels: 8, distribution: log_uniform}}\n"),
               Catch::Matchers::Contains("8 levels fall on 7 whole numbers"));
}

TEST_CASE("a factor's distribution follows from what is said of it", "[config][factors]") {
    const auto distribution = [](const std::string& factor) {
        return study(head + "design: {method: sobol, samples: 4}\nfactors: {policy.subsidy: " + factor + "}\n")
            .factors.at(0)
            .distribution;
    };
    CHECK(distribution("{range: [0, 1]}") == Distribution::uniform);
    CHECK(distribution("{range: [0.1, 1], distribution: log_uniform}") == Distribution::log_uniform);
    CHECK(distribution("{values: [0, 1]}") == Distribution::discrete);
    CHECK(distribution("{table: {0: 0, 1: 1}}") == Distribution::table);
    CHECK(distribution("{mean: 0.5, sd: 0.1}") == Distribution::normal);
}

TEST_CASE("a normal factor without a range is cut off where the number must lie", "[config][factors]") {
    const Study s = study(head + "design: {method: sobol, samples: 4}\nfactors: {policy.subsidy: {mean: 0.5, sd: 0.1}}\n");
    CHECK(s.factors.at(0).range.low == 0);
    CHECK(s.factors.at(0).range.high == 1);
    CHECK_THAT(mistakes(head + "design: {method: sobol, samples: 4}\nfactors: {policy.subsidy: {mean: 2, sd: 0.1}}\n"),
               Catch::Matchers::Contains("lies more than six sd outside the range"));
}

TEST_CASE("a label of a choice is a value of a factor, and alone needs no weights", "[config][factors]") {
    const Study s = study(head +
                          "design: {method: sobol, samples: 4}\n"
                          "factors: {policy.tax_credit.eligibility: {values: [all, certified]}}\n");
    CHECK(s.factors.at(0).values == std::vector<double>{1, 0});
    CHECK(s.factors.at(0).shares == std::vector<double>{1, 1});
}

TEST_CASE("levels of its own are a factor's of a grid alone", "[config][factors]") {
    const std::string factor = "}\nfactors: {policy.subsidy: {range: [0, 1], levels: 7}}\n";
    CHECK(study(head + "design: {method: grid" + factor).factors.at(0).levels == 7);
    CHECK_THAT(mistakes(head + "design: {method: sobol, samples: 4" + factor),
               Catch::Matchers::Contains("levels: has meaning in a grid alone"));
}
