#include "engine/study/outcomes.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::WithinRel;

namespace {

RunOutput rows(std::vector<double> values) { return {1, std::move(values), {}, 0}; }

FrameLayout::Entry entry(Indicator::Kind kind, Indicator::Role role) {
    return {{.name = "x", .unit = "1", .about = {}, .kind = kind, .role = role, .over = {}}, {}, 0, 1};
}

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("flows are summed over all steps") {
    CHECK(outcome(rows({1, 2, 3, 4, 5}), entry(Indicator::Kind::flow, Indicator::Role::benefit), 0, 4) == 15);
}

TEST_CASE("costs are discounted to the start by 3 % a year, and only where there are years") {
    const auto cost = entry(Indicator::Kind::flow, Indicator::Role::cost);
    std::vector<double> two_payments(9, 0);
    two_payments.front() = two_payments.back() = 103;
    CHECK_THAT(outcome(rows(two_payments), cost, 0, 4), WithinRel(103 + 103 / (1.03 * 1.03), 1e-12));
    CHECK(outcome(rows(two_payments), cost, 0, 0) == 206);
}

TEST_CASE("stocks and ratios are the mean of the last four steps, missing ones left out") {
    const auto ratio = entry(Indicator::Kind::ratio, Indicator::Role::headline);
    CHECK(outcome(rows({100, 1, 2, 3, 4}), ratio, 0, 4) == 2.5);
    CHECK(outcome(rows({100, 1, missing, 3, missing}), ratio, 0, 4) == 2);
    CHECK(outcome(rows({7}), ratio, 0, 4) == 7);
    CHECK(std::isnan(outcome(rows({1, missing, missing, missing, missing}), ratio, 0, 4)));
}

TEST_CASE("an outcome of a run without steps is missing") {
    CHECK(std::isnan(outcome(rows({}), entry(Indicator::Kind::flow, Indicator::Role::benefit), 0, 4)));
    CHECK(std::isnan(outcome(rows({}), entry(Indicator::Kind::stock, Indicator::Role::benefit), 0, 4)));
}

namespace {

FrameLayout::Entry compared(Compared by, Indicator::Kind kind = Indicator::Kind::stock,
                            Indicator::Role role = Indicator::Role::plain) {
    FrameLayout::Entry it = entry(kind, role);
    it.indicator.compared = by;
    return it;
}

}  // namespace

TEST_CASE("a model says by which number of an indicator runs are compared") {
    const RunOutput run = rows({missing, 3, 7, 5, missing, 4});
    CHECK(outcome(run, compared(Compared::last()), 0, 4) == 4);
    CHECK(outcome(run, compared(Compared::mean_of_last(3)), 0, 4) == 4.5);
    CHECK(outcome(run, compared(Compared::max()), 0, 4) == 7);
    CHECK(outcome(run, compared(Compared::sum()), 0, 4) == 19);
    CHECK(std::isnan(outcome(rows({1, missing}), compared(Compared::last()), 0, 4)));
    CHECK(std::isnan(outcome(rows({missing, missing}), compared(Compared::max()), 0, 4)));
    CHECK(outcome(rows({-3, -7}), compared(Compared::max()), 0, 4) == -3);
}

TEST_CASE("a time is the first step that has so much or so little, counted from 1, and missing where none has") {
    const RunOutput run = rows({missing, 0.2, 0.5, 0.9, 0.4});
    CHECK(outcome(run, compared(Compared::first_at_least(0.5)), 0, 4) == 3);
    CHECK(outcome(run, compared(Compared::first_at_most(0.2)), 0, 4) == 2);
    CHECK(std::isnan(outcome(run, compared(Compared::first_at_least(0.95)), 0, 4)));
    const Indicator told = as_compared(compared(Compared::first_at_least(0.5)).indicator);
    CHECK(told.unit == "step");
    CHECK(aggregation_of(told, 4).en == "first step >= 0.5");
}

TEST_CASE("what is compared otherwise than by its sum is neither discounted nor a flow, and costs are as before") {
    const auto flow = Indicator::Kind::flow;
    const auto headline = Indicator::Role::headline;
    CHECK(as_compared(compared(Compared::max(), flow, headline).indicator).kind == Indicator::Kind::stock);
    CHECK(as_compared(compared(Compared::sum(), flow, headline).indicator).kind == flow);
    const auto cost = compared(Compared::sum(), flow, Indicator::Role::cost);
    const RunOutput paid = rows({103, 103, 103, 103, 103});
    CHECK(outcome(paid, cost, 0, 4) == outcome(paid, entry(flow, Indicator::Role::cost), 0, 4));
    CHECK(aggregation_of(cost.indicator, 4).en == "sum, discounted");
    CHECK(aggregation_of(cost.indicator, 0).en == "sum");
    CHECK(aggregation_of(compared(Compared::mean_of_last(8)).indicator, 4).en == "mean of the last 8 steps");
}

TEST_CASE("an outcome tells of how many steps it is") {
    CHECK(steps_of_outcome(compared(Compared::last()).indicator, 4, 20) == 1);
    CHECK(steps_of_outcome(compared(Compared::mean_of_last(8)).indicator, 4, 20) == 8);
    CHECK(steps_of_outcome(compared(Compared::mean_of_last(80)).indicator, 4, 20) == 20);
    CHECK(steps_of_outcome(compared(Compared::first_at_least(1)).indicator, 4, 20) == 20);
    CHECK(steps_of_outcome(entry(Indicator::Kind::ratio, Indicator::Role::plain).indicator, 4, 20) == 4);
    CHECK(steps_of_outcome(entry(Indicator::Kind::flow, Indicator::Role::plain).indicator, 12, 20) == 20);
}
