#include "engine/config/study/study.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

using namespace consortia;
using namespace consortia::example;
using Distribution = Factor::Distribution;

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

TEST_CASE("a study takes the draws of its scenario, all or as many as it or the command line asks for", "[config][study]") {
    const std::string text =
        "scenario: drawn.yaml\ndesign: {method: sobol, samples: 4}\nfactors: {policy.subsidy: {range: [0, 1]}}\n";
    const Study all = study(text);
    CHECK(all.draws.parameters == std::vector<std::string>{"labour.separation"});
    CHECK(all.draws.size() == 3);
    CHECK(study(text + "draws: 2\n").draws.values == std::vector<std::vector<double>>{{0.02}, {0.03}});
    CHECK(study(text + "draws: 2\n", {.draws = 1}).draws.size() == 1);
    CHECK(study(text + "draws: 0\n").draws.empty());
    CHECK(study(text, {.draws = 0}).draws.empty());
    CHECK_THAT(mistakes(text + "draws: 4\n"), Catch::Contains("study.yaml:4:8: error: draws: expected at most 3"));
    CHECK_THAT(mistakes(head + text.substr(text.find("design")) + "draws: 1\n"),
               Catch::Contains("draws: expected at most 0"));
}

TEST_CASE("what is drawn is no factor too, and a calibration has no draws", "[config][study]") {
    const std::string drawn = "scenario: drawn.yaml\n";
    CHECK_THAT(
        mistakes(drawn + "design: {method: sobol, samples: 4}\nfactors: {labour.separation: {range: [0.01, 0.05]}}\n"),
        Catch::Contains("study.yaml:3:") && Catch::Contains("labour.separation: is a factor, and drawn in"));
    CHECK_THAT(mistakes(drawn + "design: {method: list, points: [{labour.separation: 0.02}]}\n"),
               Catch::Contains("study.yaml:2:") && Catch::Contains("is a factor, and drawn in"));
    CHECK_THAT(mistakes(drawn + "moments: {m: {expression: \"mean(unemployment)\", value: 1, tolerance: 1}}\n"
                                "free: {policy.subsidy: {range: [0, 1]}}\nbudget: {runs: 100}\nseeds: 2\n"),
               Catch::Contains("of which a calibration knows nothing"));
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

TEST_CASE("more points than can be remembered are refused before they are made", "[config][study]") {
    const std::string factors = "}\nfactors: {policy.subsidy: {range: [0, 1]}, labour.separation: {range: [0.01, 0.02]}}\n";
    CHECK_THAT(mistakes(head + "design: {method: grid, levels: 10000" + factors),
               Catch::Matchers::Contains("more than 20000000 points"));
    CHECK_THAT(mistakes(head + "design: {method: sobol_indices, samples: 8388608" + factors),
               Catch::Matchers::Contains("more than 20000000 points"));
    CHECK(mistakes(head + "design: {method: lhs, samples: 10000000" + factors + "seeds: 1\n") == "none");
}
