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
