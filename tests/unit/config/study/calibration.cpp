#include "engine/config/study/calibration.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

using namespace consortia;
using namespace consortia::example;
using Catch::Matchers::Contains;

namespace {

const std::string moments = "moments:\n  growth: {expression: mean(transfers), value: 2, tolerance: 0.5, weight: 3}\n";
const std::string free_one = "free: {labour.separation: {range: [0.01, 0.05]}}\n";
const std::string budget = "budget: {runs: 100}\n";

}  // namespace

TEST_CASE("a calibration has moments, free and tied parameters, and a budget", "[config][calibration]") {
    const Study s =
        study(head +
              "moments:\n  growth: {expression: mean(transfers), when: last 4, value: 2, tolerance: 0.5, weight: 3, "
              "source: a yearbook}\n  wages: {expression: last(productivity), value: 1, tolerance: 0.1, use: test}\n" +
              free_one + "tied: {policy.subsidy: {to: labour.separation, times: 2}}\n" +
              "budget: {runs: 100, generation: 6, draws: 50, seed: 7}\nseeds: 2\n");
    REQUIRE(s.is_calibration());
    const Calibration& c = s.calibration;
    REQUIRE(c.moments.size() == 2);
    CHECK(c.moments[0].expression == "mean(transfers)");
    CHECK(c.moments[0].window == "last 4");
    CHECK(c.moments[0].weight == 3);
    CHECK(c.moments[0].where.line == 3);
    CHECK_FALSE(c.moments[1].fitted);
    CHECK(c.moments[1].window == "last 40");
    REQUIRE(s.factors.size() == 2);
    CHECK(s.factors[0].range.high == 0.05);
    REQUIRE(c.ties.size() == 1);
    CHECK(c.ties[0].factor == 1);
    CHECK(c.ties[0].times == 2);
    CHECK(c.runs == 100);
    CHECK(c.generation == 6);
    CHECK(c.draws == 50);
    CHECK(c.seed == 7);
}

TEST_CASE("mistakes of a calibration are told where they stand", "[config][calibration]") {
    const auto moment = [](const std::string& fields) {
        return mistakes(head + "moments:\n  growth: {expression: mean(transfers), " + fields + "}\n" + free_one + budget);
    };
    CHECK(moment("value: 2, tolerance: 1") == "none");
    CHECK_THAT(moment("value: 2, tolerance: 1, weight: 0"),
               Contains("study.yaml:3:73: error: moments: growth.weight: expected a number above 0, got 0"));
    CHECK_THAT(moment("value: 2, tolerance: -1"), Contains("growth.tolerance: expected a number above 0, got -1"));
    CHECK_THAT(moment("value: 2"), Contains("growth.tolerance: is missing; it is the standard error of the value"));
    CHECK_THAT(moment("value: 2, tolerance: 1, use: held"), Contains("expected one of fitted, test, got 'held'"));
    CHECK_THAT(moment("value: 2, tolerance: 1, use: test"), Contains("moments: none is fitted"));
    CHECK_THAT(moment("value: 2, tolerance: 1, wieght: 1"), Contains("unknown key 'wieght'; nearest is weight"));
    CHECK_THAT(mistakes(head + "moments: {}\n" + free_one + budget), Contains("moments: expected `name:"));
    CHECK_THAT(mistakes(head + "moments: {growth: 3}\n" + free_one + budget), Contains("growth: expected {expression"));
}

TEST_CASE("a free parameter needs a prior that has a width", "[config][calibration]") {
    const auto free = [](const std::string& described) {
        return mistakes(head + moments + "free: {" + described + "}\n" + budget);
    };
    CHECK_THAT(mistakes(head + moments + budget), Contains("free: is missing"));
    CHECK_THAT(free(""), Contains("free: expected `name: {range: [low, high]}` lines"));
    CHECK_THAT(free("labour.separation: {range: [0.01, 0.01]}"),
               Contains("4:35: error: labour.separation.range: expected a low end"));
    CHECK_THAT(free("labour.separation: {values: [0.01, 0.02]}"), Contains("needs a range to be searched, got values"));
    CHECK_THAT(free("labour.seperation: {range: [0, 1]}"), Contains("nearest is labour.separation"));
    CHECK_THAT(free("policy.tax_credit.eligibility: {values: [certified, all]}"), Contains("needs a range to be searched"));
}

TEST_CASE("ties, budget and seeds are checked against what is free", "[config][calibration]") {
    const std::string all = head + moments + free_one;
    const auto tied = [&](const std::string& tie) { return mistakes(all + budget + "tied: {" + tie + "}\n"); };
    CHECK_THAT(tied("policy.subsidy: {to: labour.separations}"), Contains("expected one of labour.separation"));
    CHECK_THAT(tied("policy.subsidy: {to: labour.separation, times: 30}"), Contains("1.5 lies outside what it accepts"));
    CHECK_THAT(tied("labour.separation: {to: labour.separation}"), Contains("is free, or tied, already"));
    CHECK_THAT(mistakes(all), Contains("budget: is missing"));
    CHECK_THAT(mistakes(all + "budget: {runs: 32}\n"), Contains("budget.runs: expected 33 or more, 10 points with 3 seeds"));
    CHECK_THAT(mistakes(all + "budget: {runs: 100, generation: 4}\n"),
               Contains("budget.generation: expected a whole number from 5"));
    CHECK_THAT(mistakes(all + budget + "seeds: 1\n"), Contains("seeds: expected 2 or more"));
    CHECK_THAT(mistakes(all + budget + "indicators: {transfers: last}\n"), Contains("unknown key 'indicators'"));
}
