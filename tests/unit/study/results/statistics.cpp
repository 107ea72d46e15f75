#include "engine/study/results/statistics.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
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
