#include "engine/config/study/factors.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::example;

TEST_CASE("a group of names is all numbers that begin so, but those that stand by themselves", "[config][factors]") {
    const Study s = study(head +
                          "design: {method: morris, trajectories: 4}\nfactors:\n  policy.tax_credit.*: {range: usual}\n"
                          "  labour.*: {range: [0.01, 0.02]}\n  labour.cap: {range: [1, 2]}\n");
    std::vector<std::string> names;
    for (const Factor& factor : s.factors) names.push_back(factor.quantity.name);
    CHECK(names == std::vector<std::string>{"policy.tax_credit.rate", "labour.separation", "labour.cap"});
    CHECK(s.factors[0].range.high == 0.6);
    CHECK(s.factors[2].range.high == 2);
}

TEST_CASE("an entry that is added to a lever has a name, a date and a target of its own", "[config][factors]") {
    const Study s = study(head +
                          "design: {method: sobol, samples: 4}\nfactors:\n"
                          "  late: {lever: policy.subsidy, from: 2026Q1, target: {size: small}, range: [0, 1]}\n"
                          "  early: {lever: policy.subsidy, range: [0, 0.5]}\n");
    REQUIRE(s.factors.size() == 2);
    const Factor& late = s.factors[0];
    CHECK(late.quantity.name == "entry.late");
    CHECK(late.is_entry());
    CHECK(late.is_lever);
    CHECK_FALSE(late.is_package());
    CHECK(late.sets("policy.subsidy"));
    CHECK(late.range.high == 1);
    CHECK(late.added.text == "from: 2026Q1, target: {size: small}");
    CHECK(late.added.entry.targeted);
    CHECK(s.factors[1].added.text == "from: 2025Q1");
    const auto levers = config::levers_with_entries(s.factors, {0.25, std::nan("")});
    CHECK(levers.at("policy.subsidy") == "[{value: 0.25, from: 2026Q1, target: {size: small}}]");
    CHECK(config::levers_with_entries(s.factors, {0.25, 0.5}).at("policy.subsidy") ==
          "[{value: 0.25, from: 2026Q1, target: {size: small}}, {value: 0.5, from: 2025Q1}]");
}

TEST_CASE("entries that are added keep those of the scenario, and act by date beside them", "[config][factors]") {
    const Study s = study(head +
                          "design: {method: sobol, samples: 4}\nfactors:\n"
                          "  late: {lever: policy.subsidy, from: 2026Q1, range: [0, 1]}\n");
    LeverSetting setting{.entries = {{.value = 0.1, .from = 0}, {.value = 0.2, .from = 8}}};
    s.factors.front().added.add_to(setting, 0.7);
    CHECK(setting.at(3).everywhere() == 0.1);
    CHECK(setting.at(4).everywhere() == 0.7);
    CHECK(setting.at(8).everywhere() == 0.2);
}

TEST_CASE("an entry that is added and never acts is warned of, and a ramp from none refused", "[config][factors]") {
    const std::string begin = head + "design: {method: sobol, samples: 4}\nfactors:\n";
    const std::string small = "  small: {lever: policy.subsidy, from: 2026Q1, target: {size: small}, range: [0, 1]}\n";
    const std::string all = "  all: {lever: policy.subsidy, from: 2026Q1, range: [0, 1]}\n";
    CHECK(warnings(begin + all + small).empty());
    CHECK(warnings(begin + small + all) ==
          "studies/study.yaml:4:10: warning: policy.subsidy: this entry never acts; from 2026Q1 on others stand in its "
          "place\n");
    CHECK_THAT(mistakes(begin + "  cap: {lever: policy.budget_cap, from: 2026Q1, ramp_to: 2027Q1, range: [10, 20]}\n"),
               Catch::Matchers::Contains("study.yaml:4:8: error: policy.budget_cap: a ramp needs a number at both ends"));
}

TEST_CASE("what is wrong in an entry that is added is told where it stands", "[config][factors]") {
    const auto told = [](const std::string& line, const std::string& design = "{method: sobol, samples: 4}") {
        return mistakes(head + "design: " + design + "\nfactors:\n  " + line + "\n");
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(told("late: {lever: policy.subsdy, range: [0, 1]}"), Contains("study.yaml:4:17") &&
                                                                        Contains("expected a lever, got 'policy.subsdy'") &&
                                                                        Contains("nearest is policy.subsidy"));
    CHECK_THAT(told("late: {lever: labour.separation, range: [0, 1]}"), Contains("expected a lever"));
    CHECK_THAT(told("late: {lever: policy.subsidy, from: 2026, range: [0, 1]}"), Contains("study.yaml:4:39"));
    CHECK_THAT(told("late: {lever: policy.subsidy, target: {sise: small}, range: [0, 1]}"), Contains("nearest is size"));
    CHECK_THAT(told("late: {lever: policy.subsidy, until: 2026Q1, range: [0, 1]}"), Contains("until"));
    CHECK_THAT(told("late: {lever: policy.subsidy, from: 2026Q1}"), Contains("range"));
    CHECK_THAT(told("policy.approval_lag: {lever: policy.subsidy, range: [0, 1]}"), Contains("called by a name of its own"));
    CHECK_THAT(told("late: {lever: policy.subsidy, range: [0, 1]}\n  policy.subsidy: {range: [0, 1]}"),
               Contains("policy.subsidy is set by entry.late and by a factor of its own"));
    CHECK_THAT(told("late: {lever: policy.subsidy, range: [0, 1]}", "{method: list, points: [{entry.late: 0.3}]}"),
               Contains("range"));
    CHECK(study(head + "design: {method: list, points: [{entry.late: 0.3}]}\nfactors: {late: {lever: policy.subsidy}}\n")
              .design.points == std::vector<std::vector<double>>{{0.3}});
}
