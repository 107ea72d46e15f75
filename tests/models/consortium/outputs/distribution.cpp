// Quantiles, inequality, tails and lines from histograms, against numbers worked out by hand or known from theory.
#include "models/consortium/outputs/distribution.hpp"

#include "engine/core/math.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace consortium;
using Catch::Matchers::WithinAbs;

namespace {

Weights with(std::vector<std::pair<double, double>> values_and_members, const LogBins& bins) {
    Weights weights{};
    for (const auto& [value, members] : values_and_members) weights[bins.of(math::log(value))] += members;
    return weights;
}

constexpr double half_a_bin = .5 * output_bins.width;

}  // namespace

TEST_CASE("every size up to 59 staff has its own bin, and no size falls outside", "[consortium]") {
    for (u32 n = 1; n < 59; ++n) CHECK(size_bins.of(math::log(n)) < size_bins.of(math::log(n + 1.0)));
    CHECK(size_bins.of(0) == 0);
    CHECK(size_bins.of(-1) == 0);
    CHECK(size_bins.of(math::log(2.4e7)) == LogBins::count - 1);
    CHECK(size_bins.of(1e9) == LogBins::count - 1);
}

TEST_CASE("a quantile lies where its share of the members lies below", "[consortium]") {
    const Weights four = with({{.5, 1}, {1, 2}, {2, 1}}, output_bins);
    CHECK_THAT(log_quantile(four, output_bins, .5), WithinAbs(0, 2 * half_a_bin));
    CHECK_THAT(log_quantile(four, output_bins, .1), WithinAbs(math::log(.5), 2 * half_a_bin));
    CHECK_THAT(log_quantile(four, output_bins, .9), WithinAbs(math::log(2), 2 * half_a_bin));
    CHECK(std::isnan(log_quantile(Weights{}, output_bins, .5)));
}

TEST_CASE("the largest twentieth begins in the bin that completes it, and one firm alone is the largest", "[consortium]") {
    const Weights hundred = with({{1, 90}, {10, 6}, {50, 4}}, size_bins);
    CHECK(top_bin(hundred, .05) == size_bins.of(math::log(10)));
    CHECK(top_bin(hundred, .04) == size_bins.of(math::log(50)));
    CHECK(top_bin(with({{3, 1}}, size_bins), .05) == size_bins.of(math::log(3)));
}

TEST_CASE("Gini and Theil of one and three are a quarter and 0.1308, of equals nothing, of nobody missing", "[consortium]") {
    const std::vector<Holding> unequal{{3, 10}, {1, 10}};
    CHECK_THAT(gini(unequal), WithinAbs(.25, 1e-12));
    CHECK_THAT(gini(std::vector<Holding>{{2, 5}, {2, 1}}), WithinAbs(0, 1e-12));
    CHECK(std::isnan(gini(std::vector<Holding>{})));
    CHECK_THAT(gini(with({{1, 10}, {3, 10}}, output_bins), output_bins), WithinAbs(.25, half_a_bin));
    CHECK_THAT(theil({2, 4, 3 * math::log(3)}), WithinAbs(.5 * (.5 * std::log(.5) + 1.5 * std::log(1.5)), 1e-12));
    CHECK_THAT(theil({3, 6, 6 * math::log(2)}), WithinAbs(0, 1e-12));
    CHECK(std::isnan(theil({0, 0, 0})));
}

TEST_CASE("Theil's index is exactly what lies across groups and what lies within", "[consortium]") {
    const auto group = [](std::vector<double> values) {
        Shares shares{};
        for (double v : values) shares += {1, v, v * math::log(v)};
        return shares;
    };
    const std::vector<Shares> groups{group({1, 2, 4}), group({.5, .5}), group({}), group({3, 8})};
    const Theil t = theil_of(groups);
    CHECK_THAT(t.across + t.within, WithinAbs(t.all, 1e-14));
    CHECK(t.across > .05);
    CHECK(t.within > .05);
    const std::vector<Shares> one{groups[0]};
    CHECK_THAT(theil_of(one).across, WithinAbs(0, 1e-15));
    CHECK(std::isnan(theil_of(std::vector<Shares>{}).all));
}

TEST_CASE("Hill's estimator finds the exponent that Pareto sizes were drawn with", "[consortium]") {
    Weights counts{};
    Weights logarithms{};
    constexpr u32 firms = 200000;
    for (u32 k = 0; k < firms; ++k) {  // the quantiles of a law with exponent 1.1
        const double logarithm = -std::log((k + .5) / firms) / 1.1;
        counts[size_bins.of(logarithm)] += 1;
        logarithms[size_bins.of(logarithm)] += logarithm;
    }
    CHECK_THAT(hill_exponent(counts, logarithms, .1), WithinAbs(1.1, .01));
    CHECK(std::isnan(hill_exponent(Weights{}, Weights{}, .1)));
}

TEST_CASE("the dearest tenth holds what it holds, also when it ends inside a bin", "[consortium]") {
    Weights counts = with({{1, 18}, {50, 2}}, fee_bins);
    Weights values{};
    values[fee_bins.of(0)] = 18;
    values[fee_bins.of(math::log(50))] = 100;
    CHECK_THAT(share_of_top(counts, values, .1), WithinAbs(100.0 / 118, 1e-12));
    CHECK_THAT(share_of_top(counts, values, .05), WithinAbs(50.0 / 118, 1e-12));
    CHECK_THAT(share_of_top(counts, values, .2), WithinAbs(102.0 / 118, 1e-12));
    CHECK(std::isnan(share_of_top(Weights{}, Weights{}, .1)));
}

TEST_CASE("kurtosis is that of the sample and missing where nothing varies", "[consortium]") {
    Moments m{};
    for (double x : {1.0, 3.0}) m.add(x);
    CHECK_THAT(excess_kurtosis(m), WithinAbs(-2, 1e-12));  // two values: the least there is
    Moments peaked{};
    for (double x : {-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0}) peaked.add(x + 5);
    CHECK_THAT(excess_kurtosis(peaked), WithinAbs(1, 1e-9));  // m4 = m2 = ¼
    Moments constant{};
    for (u32 k = 0; k < 5; ++k) constant.add(.3);
    CHECK(std::isnan(excess_kurtosis(constant)));
    CHECK(std::isnan(excess_kurtosis(Moments{})));
}

TEST_CASE("a power law of degrees is a straight line of rank and size", "[consortium]") {
    std::vector<double> counts(9, 0);  // at least 1: 64, at least 2: 16, at least 4: 4, at least 8: 1
    counts[1] = 48;
    counts[2] = 12;
    counts[4] = 3;
    counts[8] = 1;
    const Line line = rank_size(counts);
    CHECK_THAT(line.slope(), WithinAbs(-2, 1e-9));
    CHECK_THAT(line.fit(), WithinAbs(1, 1e-9));
    CHECK(std::isnan(rank_size(std::vector<double>{0, 5}).slope()));
    CHECK(std::isnan(rank_size(std::vector<double>{}).fit()));
}

TEST_CASE("a line by least squares weighs its points", "[consortium]") {
    Line line;
    line.add(0, 0);
    line.add(1, 2);
    line.add(1, 0, 3);
    CHECK_THAT(line.slope(), WithinAbs(.5, 1e-12));
}
