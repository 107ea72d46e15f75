#include "engine/config/study/outcomes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

using namespace consortia;
using namespace consortia::example;
using Kind = Aggregation::Kind;

TEST_CASE("indicators are kept as asked for, by window, difference and series", "[config][outcomes]") {
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

TEST_CASE("a study that names no indicators keeps the totals that comparisons are about", "[config][outcomes]") {
    const Study s = study(head + "design: {method: list, points: [{}]}\n");
    REQUIRE(s.variables.size() == 2);
    CHECK(s.variables[0].indicator == "productivity");
    CHECK(s.variables[1].indicator == "transfers");
    CHECK_FALSE(s.needs_baseline());
}

TEST_CASE("a window outside the steps that are played, or turned round, is refused at its ends", "[config][outcomes]") {
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

TEST_CASE("a study of a model without totals must say what it keeps", "[config][outcomes]") {
    CHECK_THAT(mistakes("scenario: stepped.yaml\ndesign: {method: list, points: [{}]}\n"),
               Catch::Matchers::Contains("studies/study.yaml:1:1: error: indicators: is missing; the model has no total"));
}

TEST_CASE("what is kept alone bears the indicator's name, of several each says how it is made", "[config][outcomes]") {
    const auto names = [](const std::string& kept) {
        std::vector<std::string> all;
        for (const StudyVariable& variable :
             study(head + "design: {method: list, points: [{}]}\nindicators: {transfers: " + kept + "}\n").variables) {
            all.push_back(variable.name);
        }
        return all;
    };
    CHECK(names("mean") == std::vector<std::string>{"transfers"});
    CHECK(names("[mean]") == std::vector<std::string>{"transfers"});
    CHECK(names("[mean, {difference: mean}]") == std::vector<std::string>{"transfers_mean", "transfers_difference_of_mean"});
}

TEST_CASE("without a window means and sums are over all steps", "[config][outcomes]") {
    const Study s = study(head + "design: {method: list, points: [{}]}\nindicators: {transfers: [mean, sum, last]}\n");
    CHECK(s.variables.at(0).how == Aggregation{Kind::mean, 0, 7, false});
    CHECK(s.variables.at(1).how == Aggregation{Kind::sum, 0, 7, false});
    CHECK(s.variables.at(2).how == Aggregation{Kind::last, 0, 0, false});
}

TEST_CASE("the same is not kept twice, nor the difference of a difference, nor a window of what has none",
          "[config][outcomes]") {
    const auto refused = [](const std::string& kept) {
        return mistakes(head + "design: {method: list, points: [{}]}\nindicators: {transfers: " + kept + "}\n");
    };
    CHECK_THAT(refused("[mean, mean]"), Catch::Matchers::Contains("transfers: the same is kept twice, as transfers_mean"));
    CHECK_THAT(refused("{difference: {difference: mean}}"), Catch::Matchers::Contains("got a difference of a difference"));
    CHECK_THAT(refused("{last: [2025Q1, 2025Q2]}"), Catch::Matchers::Contains("got a window for last"));
}
