#include "engine/config/study/study.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include <cmath>

using namespace consortia;
using Distribution = Factor::Distribution;
using Kind = Aggregation::Kind;

namespace {

const std::string base = "model: example\nstart: 2025Q1\nsteps: 8\nseeds: 3\n";

config::LoadedStudy load(const std::string& text, const config::Options& options = {}) {
    return config::load_study(
        "studies/study.yaml", options, example::models(),
        config::Memory({{"scenarios/city/base.yaml", base},
                        {"scenarios/studies/study.yaml", text},
                        {"studies/study.yaml", text},
                        {"studies/base.yaml", base},
                        {"studies/no_steps.yaml", "model: example\nstart: 2025Q1\nsteps: 0\n"},
                        {"studies/wrong_steps.yaml", "model: example\nstart: 2025Q1\nsteps: few\n"},
                        {"studies/stepped.yaml", "model: stepped\nsteps: 3\ndata: {contacts: c.csv}\n"},
                        {"studies/c.csv", "from\na\n"}}));
}

Study study(const std::string& text, const config::Options& options = {}) { return load(text, options).study; }

std::string mistakes(const std::string& text, const config::Options& options = {}) {
    try {
        load(text, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

std::string warnings(const std::string& text) {
    std::string all;
    for (const Problem& problem : load(text).warnings) all += to_string(problem) + "\n";
    return all;
}

const std::string head = "scenario: base.yaml\n";

}  // namespace

TEST_CASE("a study over levers and parameters is read with its scenario", "[config][study]") {
    const Study s = study(head +
                          "title: {en: A study, zh: 研究}\ndesign: {method: sobol_indices, samples: 512}\nfactors:\n"
                          "  policy.subsidy: {range: [0, 0.5]}\n"
                          "  labour.separation: {range: [0.01, 0.05], distribution: log_uniform}\n"
                          "  policy.approval_lag: {values: [0, 4, 8], weights: [1, 2, 1]}\n"
                          "  policy.min_quality: {mean: 1, sd: 2, range: [-3, 3]}\n"
                          "  policy.tax_credit.rate: {table: {0: 0, 0.3: 0.8, 0.6: 1}}\n"
                          "  labour.matching: {values: [urn_ball, none]}\nseeds: 8\n");
    CHECK(s.name == "study");
    CHECK(s.title.zh == "研究");
    CHECK(s.scenario.model == "example");
    CHECK(s.scenario.seeds == 8);
    CHECK(s.design.method == DesignDescription::Method::sobol_indices);
    CHECK(s.design.samples == 512);
    REQUIRE(s.factors.size() == 6);
    CHECK(s.factors[0].is_lever);
    CHECK(s.factors[0].distribution == Distribution::uniform);
    CHECK(s.factors[0].range.high == 0.5);
    CHECK_FALSE(s.factors[1].is_lever);
    CHECK(s.factors[1].distribution == Distribution::log_uniform);
    CHECK(s.factors[2].shares == std::vector<double>{1, 2, 1});
    CHECK(s.factors[3].distribution == Distribution::normal);
    CHECK(s.factors[4].shares == std::vector<double>{0, 0.8, 1});
    CHECK(s.factors[5].values == std::vector<double>{0, 2});
}

TEST_CASE("a group of names is all numbers that begin so, but those that stand by themselves", "[config][study]") {
    const Study s = study(head +
                          "design: {method: morris, trajectories: 4}\nfactors:\n  policy.tax_credit.*: {range: usual}\n"
                          "  labour.*: {range: [0.01, 0.02]}\n  labour.cap: {range: [1, 2]}\n");
    std::vector<std::string> names;
    for (const Factor& factor : s.factors) names.push_back(factor.quantity.name);
    CHECK(names == std::vector<std::string>{"policy.tax_credit.rate", "labour.separation", "labour.cap"});
    CHECK(s.factors[0].range.high == 0.6);
    CHECK(s.factors[2].range.high == 2);
}

TEST_CASE("a list names its factors in its points, and what a point leaves out stays the scenario's", "[config][study]") {
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

TEST_CASE("indicators are kept as asked for, by window, difference and series", "[config][study]") {
    const Study s = study(head +
                          "design: {method: list, points: [{}]}\nindicators:\n  productivity: last\n"
                          "  transfers: [{mean: [2025Q2, 2026Q1]}, {difference: outcome}, series]\n"
                          "  employment_by_size: {difference: {sum: [2025Q1, 2025Q4]}}\n");
    REQUIRE(s.variables.size() == 5);
    CHECK(s.variables[0].name == "productivity");
    CHECK(s.variables[1].name == "transfers_mean_2025Q2_to_2026Q1");
    CHECK(s.variables[1].how == Aggregation{Kind::mean, 1, 4, false});
    CHECK(s.variables[2].name == "transfers_difference_of_outcome");
    CHECK(s.variables[2].how.difference);
    CHECK(s.variables[3].how.kind == Kind::series);
    CHECK(s.variables[4].words == "difference of sum 2025Q1 to 2025Q4");
    CHECK(s.needs_baseline());
}

TEST_CASE("a study that names no indicators keeps the totals that comparisons are about", "[config][study]") {
    const Study s = study(head + "design: {method: list, points: [{}]}\n");
    REQUIRE(s.variables.size() == 2);
    CHECK(s.variables[0].indicator == "productivity");
    CHECK(s.variables[1].indicator == "transfers");
    CHECK_FALSE(s.needs_baseline());
}

TEST_CASE("the command line is laid over a study's scenario, but not over a factor", "[config][study]") {
    const std::string text =
        head + "design: {method: sobol, samples: 4}\nfactors: {policy.subsidy: {range: [0, 1]}}\nseeds: 9\n";
    const Study s = study(text, {.overrides = {"labour.separation=0.05", "seed=7"}, .seeds = 2});
    CHECK(s.scenario.parameters.at("labour.separation").value == 0.05);
    CHECK(s.scenario.seed == 7);
    CHECK(s.scenario.seeds == 2);
    CHECK_THAT(mistakes(text, {.overrides = {"policy.subsidy=0.3"}}),
               Catch::Matchers::Contains("is a factor of this study"));
}

TEST_CASE("a study finds its scenario in the folder of another place", "[config][study]") {
    const config::Memory files(
        {{"scenarios/city/base.yaml", base},
         {"scenarios/studies/s.yaml", "scenario: ../city/base.yaml\ndesign: {method: list, points: [{}]}\n"}});
    const Study s = config::load_study("scenarios/studies/s.yaml", {}, example::models(), files).study;
    CHECK(s.scenario.name == "base");
    CHECK(s.scenario_file == "../city/base.yaml");
    CHECK(config::is_study("scenarios/studies/s.yaml", files));
    CHECK_FALSE(config::is_study("scenarios/city/base.yaml", files));
}

TEST_CASE("mistakes of a study and of its scenario are told together", "[config][study]") {
    const std::string text = mistakes(
        "scenario: base.yaml\ndesign: {method: sobol}\nfactors: {policy.subsdy: {range: [0, 1]}}\n"
        "indicators: {transfer: last}\n",
        {.overrides = {"labour.separation=7"}});
    for (const char* part :
         {"design.samples: is missing", "nearest is policy.subsidy", "nearest is transfers", "--set labour.separation=7"}) {
        CHECK_THAT(text, Catch::Matchers::Contains(part));
    }
}

TEST_CASE("a scenario of no step leaves nothing to keep, and a study of it is refused where it says what",
          "[config][study]") {
    const std::string rest = "design: {method: list, points: [{}]}\n";
    for (const char* kept : {"last", "mean", "sum", "outcome", "series", "{difference: last}", "{mean: [2025Q1, 2025Q1]}"}) {
        const std::string text = mistakes("scenario: no_steps.yaml\n" + rest + "indicators: {productivity: " + kept + "}\n");
        CHECK(
            text ==
            "studies/no_steps.yaml:3:8: warning: steps: 0, so nothing follows the burn-in or is recorded\n"
            "studies/study.yaml:3:13: error: indicators: the scenario plays no step (steps: 0), so there is nothing to keep "
            "of a run");
    }
    CHECK_THAT(mistakes("scenario: no_steps.yaml\n" + rest), Catch::Matchers::Contains("plays no step"));
    CHECK_THAT(mistakes(head + rest + "indicators: {productivity: last}\n", {.overrides = {"steps=0"}}),
               Catch::Matchers::Contains("plays no step"));
    CHECK_THAT(mistakes("scenario: wrong_steps.yaml\n" + rest), !Catch::Matchers::Contains("plays no step"));
}

TEST_CASE("a window outside the steps that are played, or turned round, is refused at its ends", "[config][study]") {
    const auto window = [](const std::string& ends, const config::Options& options = {}) {
        return mistakes(head + "design: {method: list, points: [{}]}\nindicators: {transfers: {sum: " + ends + "}}\n",
                        options);
    };
    CHECK(window("[2025Q1, 2026Q4]") == "none");
    CHECK_THAT(window("[2025Q1, 2027Q1]"), Catch::Matchers::Contains("expected a time from 2025Q1 to 2026Q4"));
    CHECK_THAT(window("[2025Q1, 2026Q4]", {.overrides = {"steps=2"}}),
               Catch::Matchers::Contains("expected a time from 2025Q1 to 2025Q2"));
    CHECK_THAT(window("[2024Q4, 2025Q1]"), Catch::Matchers::Contains("3:32: error"));
    CHECK_THAT(window("[2025Q3, 2025Q2]"), Catch::Matchers::Contains("must end after it begins"));
    CHECK_THAT(window("[]"), Catch::Matchers::Contains("expected a window [from, to], got an empty list"));
}

TEST_CASE("a study of a model without totals must say what it keeps", "[config][study]") {
    CHECK_THAT(mistakes("scenario: stepped.yaml\ndesign: {method: list, points: [{}]}\n"),
               Catch::Matchers::Contains("studies/study.yaml:1:1: error: indicators: is missing; the model has no total"));
}

TEST_CASE("empty lists and maps are refused where they stand", "[config][study]") {
    CHECK(mistakes(head + "design: {method: lhs, samples: 3}\nfactors: {}\n") ==
          "studies/study.yaml:3:10: error: factors: expected `name: {range: [low, high]}` lines, got an empty map");
    CHECK(mistakes(head + "design: {method: list, points: []}\n") ==
          "studies/study.yaml:2:32: error: design.points: expected a list of points `- {name: value}`, got an empty list");
    for (const char* nothing : {"{}", "[]"}) {
        CHECK_THAT(mistakes(head + "design: {method: list, points: [{}]}\nindicators: " + nothing + "\n"),
                   Catch::Matchers::Contains("3:13: error: indicators: expected `name: last` lines, got an empty"));
    }
    CHECK_THAT(mistakes(head + "design: {method: grid}\nfactors: {policy.subsidy: {values: []}}\n"),
               Catch::Matchers::Contains("values: expected a list of values, got an empty list"));
}

TEST_CASE("points and levels that are met twice are warned of where they stand", "[config][study]") {
    CHECK(warnings(head + "design:\n  method: list\n  points:\n    - {}\n    - {policy.subsidy: 0.2}\n"
                          "    - {labour.separation: 0.02}\n    - {policy.subsidy: 0.2}\n") ==
          "studies/study.yaml:8:7: warning: design.points: point 3 is the same as point 1; it is played once\n");
    const std::string grid = head + "design: {method: grid}\nfactors: {policy.approval_lag: {range: ";
    CHECK(
        warnings(grid + "[2, 3]}}\n") ==
        "studies/study.yaml:3:40: warning: policy.approval_lag.range: 4 levels fall on 2 whole numbers; each is met once\n");
    CHECK(warnings(grid + "[2, 5]}}\n").empty());
    CHECK_THAT(warnings(grid + "[1, 10], levels: 8, distribution: log_uniform}}\n"),
               Catch::Matchers::Contains("8 levels fall on 7 whole numbers"));
}

TEST_CASE("lists that a screening does not meet alike are warned of, weights refused", "[config][study]") {
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

TEST_CASE("rows of a sequence that are no power of two are warned of", "[config][study]") {
    const std::string rest = "}\nfactors: {policy.subsidy: {range: [0, 1]}}\n";
    CHECK(warnings(head + "design: {method: sobol_indices, samples: 100" + rest) ==
          "studies/study.yaml:2:42: warning: design.samples: 100 is no power of two; rows are spread evenly in 64 or 128\n");
    CHECK(warnings(head + "design: {method: sobol_indices, samples: 128" + rest).empty());
    CHECK(study(head + "design: {method: sobol_indices, samples: 128, seed: 7" + rest).design.seed == 7);
    CHECK_THAT(mistakes(head + "design: {method: sobol, samples: 8, seed: 7" + rest),
               Catch::Matchers::Contains("seed: has no meaning in a design by sobol"));
}

TEST_CASE("more points than can be remembered are refused before they are made", "[config][study]") {
    const std::string factors = "}\nfactors: {policy.subsidy: {range: [0, 1]}, labour.separation: {range: [0.01, 0.02]}}\n";
    CHECK_THAT(mistakes(head + "design: {method: grid, levels: 10000" + factors),
               Catch::Matchers::Contains("more than 20000000 points"));
    CHECK_THAT(mistakes(head + "design: {method: sobol_indices, samples: 8388608" + factors),
               Catch::Matchers::Contains("more than 20000000 points"));
    CHECK(mistakes(head + "design: {method: lhs, samples: 10000000" + factors + "seeds: 1\n") == "none");
}
