#include "engine/study/outcomes.hpp"

#include "engine/study/aggregate.hpp"
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

TEST_CASE("sums and means alike leave missing values out, and are missing where all are") {
    const auto flow = entry(Indicator::Kind::flow, Indicator::Role::benefit);
    const auto kept = [&](const RunOutput& run, Aggregation::Kind kind) {
        std::vector<double> row;
        append_kept(row, run, flow, {.kind = kind, .from = 0, .to = static_cast<u32>(run.steps()) - 1}, 4);
        return row.at(0);
    };
    CHECK(kept(rows({1, missing, 3}), Aggregation::Kind::sum) == 4);
    CHECK(kept(rows({1, missing, 3}), Aggregation::Kind::mean) == 2);
    CHECK(kept(rows({1, missing, 3}), Aggregation::Kind::outcome) == 4);
    CHECK(kept(rows({1, missing, 3}), Aggregation::Kind::last) == 3);
    CHECK(std::isnan(kept(rows({1, missing}), Aggregation::Kind::last)));
    for (const auto kind : {Aggregation::Kind::sum, Aggregation::Kind::mean, Aggregation::Kind::outcome}) {
        CHECK(std::isnan(kept(rows({missing, missing}), kind)));
    }
}

TEST_CASE("an outcome of a run without steps is missing, and a window beyond its steps breaks the contract") {
    CHECK(std::isnan(outcome(rows({}), entry(Indicator::Kind::flow, Indicator::Role::benefit), 0, 4)));
    CHECK(std::isnan(outcome(rows({}), entry(Indicator::Kind::stock, Indicator::Role::benefit), 0, 4)));
    std::vector<double> row;
    const auto stock = entry(Indicator::Kind::stock, Indicator::Role::benefit);
    CHECK_THROWS_AS(append_kept(row, rows({}), stock, {.kind = Aggregation::Kind::last}, 4), ContractError);
    CHECK_THROWS_AS(append_kept(row, rows({1, 2}), stock, {.kind = Aggregation::Kind::sum, .from = 0, .to = 2}, 4),
                    ContractError);
}
