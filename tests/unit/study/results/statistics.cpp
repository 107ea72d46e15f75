#include "engine/study/results/statistics.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("quantiles of Student's t are those of the published tables") {
    // Abramowitz and Stegun, table 26.10, and the exact forms for 1 and 2 degrees.
    CHECK_THAT(t_quantile(0.975, 1), WithinRel(12.706204736174705, 1e-9));
    CHECK_THAT(t_quantile(0.975, 2), WithinRel(4.302652729696144, 1e-9));
    CHECK_THAT(t_quantile(0.975, 3), WithinRel(3.182446305284264, 1e-9));
    CHECK_THAT(t_quantile(0.975, 7), WithinRel(2.364624251592784, 1e-9));
    CHECK_THAT(t_quantile(0.975, 19), WithinRel(2.093024054408263, 1e-9));
    CHECK_THAT(t_quantile(0.95, 10), WithinRel(1.812461122811676, 1e-9));
    CHECK_THAT(t_quantile(0.995, 30), WithinRel(2.749995653567231, 1e-9));
    CHECK_THAT(t_quantile(0.975, 1e6), WithinAbs(1.959966, 1e-6));
    CHECK_THAT(t_quantile(0.025, 7), WithinRel(-2.364624251592784, 1e-9));
    CHECK_THAT(t_quantile(0.5, 4), WithinAbs(0, 1e-9));
}

TEST_CASE("the interval of a mean is that of Student's t") {
    const std::vector<double> sample{1, 2, 3, 4};
    const Estimated mean = mean_with_interval(sample);
    CHECK(mean.value == 2.5);
    const double half = 3.182446305284264 * std::sqrt(5.0 / 3 / 4);
    CHECK_THAT(mean.low, WithinRel(2.5 - half, 1e-9));
    CHECK_THAT(mean.high, WithinRel(2.5 + half, 1e-9));
}

TEST_CASE("one seed has a mean and no interval; equal seeds have one of no width") {
    const std::vector<double> one{3};
    CHECK(mean_with_interval(one).value == 3);
    CHECK_FALSE(mean_with_interval(one).has_interval());
    CHECK(mean_with_interval(one).may_be_zero());
    const std::vector<double> equal{0, 0, 0};
    CHECK(mean_with_interval(equal).low == 0);
    CHECK(mean_with_interval(equal).high == 0);
}

TEST_CASE("Fieller's interval holds the ratios that a t-test of the pairs does not exclude") {
    const std::vector<double> cost{10, 12, 9, 11, 13};
    const std::vector<double> effect{2.1, 2.4, 1.9, 2.0, 2.6};
    const auto ratio = ratio_with_interval(cost, effect);
    REQUIRE(ratio);
    CHECK_THAT(ratio->value, WithinRel(11.0 / 2.2, 1e-12));
    // At either end the mean of cost - r effect is just as far from zero as t allows.
    for (double r : {ratio->low, ratio->high}) {
        std::vector<double> rest;
        for (std::size_t k = 0; k < cost.size(); ++k) rest.push_back(cost[k] - r * effect[k]);
        const double t = mean(rest) / std::sqrt(variance(rest) / 5);
        CHECK_THAT(std::abs(t), WithinRel(t_quantile(0.975, 4), 1e-8));
    }
    CHECK(ratio->low < ratio->value);
    CHECK(ratio->value < ratio->high);
}

TEST_CASE("a ratio over an effect that may be zero has no bounded interval") {
    const std::vector<double> cost{10, 12, 9};
    const std::vector<double> uncertain{-1, 1.5, 0.2};
    CHECK_FALSE(ratio_with_interval(cost, uncertain));
    const std::vector<double> none{0, 0, 0};
    CHECK_FALSE(ratio_with_interval(cost, none));
}

TEST_CASE("pairing pays where both scenarios move together") {
    const std::vector<double> baseline{1, 5, 2, 8};
    const std::vector<double> shifted{2, 6, 3, 9};
    CHECK_THAT(variance_ratio(shifted, baseline), WithinAbs(0, 1e-12));
    const std::vector<double> opposed{8, 2, 5, 1};
    CHECK(variance_ratio(opposed, baseline) > 1);
    const std::vector<double> flat{1, 1, 1, 1};
    CHECK(std::isnan(variance_ratio(flat, flat)));
}

TEST_CASE("with draws of parameters the interval is what one more draw may show") {
    const Sample sample({1, 3, 6, 8, 10, 14}, 3);  // means 2, 7, 12 and variances 2, 2, 8 of two seeds
    const Estimated mean = mean_with_interval(sample);
    CHECK(mean.value == 7);
    const double half = 4.302652729696144 * std::sqrt(25 * (1 + 1.0 / 3));
    CHECK_THAT(mean.low, WithinRel(7 - half, 1e-9));
    CHECK_THAT(mean.high, WithinRel(7 + half, 1e-9));
    CHECK_THAT(mean.of_parameters, WithinRel(1 - 4.0 / 2 / 25, 1e-12));
}

TEST_CASE("what is of parameters is not known without draws, or with one seed of each") {
    CHECK(std::isnan(mean_with_interval(Sample({1, 2, 3})).of_parameters));
    CHECK(std::isnan(mean_with_interval(Sample({1, 2, 3}, 3)).of_parameters));
    CHECK(mean_with_interval(Sample({1, 9, 1, 9}, 2)).of_parameters == 0);  // draws alike
    CHECK_FALSE(mean_with_interval(Sample({1})).has_interval());
}

TEST_CASE("Fieller's interval with draws is that of the means of draws") {
    const Sample cost({10, 12, 9, 11, 13, 13}, 3), effect({2.1, 2.4, 1.9, 2.0, 2.6, 2.4}, 3);
    const auto ratio = ratio_with_interval(cost, effect);
    REQUIRE(ratio);
    for (double r : {ratio->low, ratio->high}) {
        Sample rest = cost;
        rest.add(effect, -r);
        CHECK_THAT(std::abs(mean(rest)) / std::sqrt(spread_of(rest).variance), WithinRel(t_quantile(0.975, 2), 1e-8));
    }
}

TEST_CASE("the jackknife gives a mean the interval of Student's t, and a square its own", "[study][results]") {
    const std::vector<double> seeds{10, 12, 17};
    const auto left_out = [&](auto of) {
        std::vector<double> without;
        for (std::size_t k = 0; k < seeds.size(); ++k) without.push_back(of((39 - seeds[k]) / 2));
        return without;
    };
    const Estimated known = mean_with_interval(seeds), mean = jackknifed(13, left_out([](double x) { return x; }));
    CHECK_THAT(mean.low, WithinAbs(known.low, 1e-9));
    CHECK_THAT(mean.high, WithinAbs(known.high, 1e-9));
    const Estimated square = jackknifed(169, left_out([](double x) { return x * x; }));
    // 14.5², 13.5² and 11² lie 39.0833, 11.0833 and −50.1667 from their mean: √(2/3·Σd²)
    CHECK_THAT((square.high - 169) / 4.302653, WithinAbs(std::sqrt(2. / 3 * 4167.041667), 1e-4));
    CHECK_FALSE(jackknifed(1, std::vector<double>{1}).has_interval());
    CHECK_FALSE(jackknifed(1, std::vector<double>{1, std::numeric_limits<double>::infinity()}).has_interval());
}
