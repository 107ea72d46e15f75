// Bass diffusion against its closed form (V4 of the model's validation targets).
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>
#include <vector>

namespace bass {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double p = 0.03;
constexpr double q = 0.38;

/// F by the model's own steps in the limit of many people, and the variance of the share of N people, times N: the noise of
/// each step and how later steps let it grow (linear noise).
struct Limit {
    std::vector<double> share{0};
    std::vector<double> variance{0};

    Limit(double step, double years) {
        for (double t = 0; t < years - step / 2; t += step) {
            const double f = share.back();
            const double adopts = 1 - std::exp(-(p + q * f) * step);
            const double growth = 1 - adopts + (1 - f) * q * step * (1 - adopts);
            variance.push_back(growth * growth * variance.back() + (1 - f) * adopts * (1 - adopts));
            share.push_back(f + (1 - f) * adopts);
        }
    }
};

struct Share {
    double years;
    double share;
};
const std::vector<Share> published = {{1, 0.035758}, {5, 0.331198}, {10, 0.812803}};
constexpr double peak_time = 6.1926;
constexpr double peak_rate = 0.110592;

}  // namespace

TEST_CASE("Bass: many people adopt as the equation in steps says, within its noise", "[reference][validation][bass]") {
    for (double step : {1.0 / 16, 1.0 / 64}) {
        const Limit limit(step, 10);
        constexpr double people = 100'000;
        Played market(bass::model, {{"population.people", people}, {"time.step", step}});
        for (const Share& target : published) {
            const u32 steps = static_cast<u32>(std::lround(target.years / step));
            market.until(steps);
            // Six comparisons, each beyond 4.5 standard deviations once in 150,000 seeds.
            CHECK_THAT(market("adopters"), WithinAbs(limit.share[steps], 4.5 * std::sqrt(limit.variance[steps] / people)));
        }
    }
}

TEST_CASE("Bass: with shorter steps the published shares are reached at first order", "[reference][validation][bass]") {
    for (const Share& target : published) {
        const double coarse = Limit(1.0 / 16, target.years).share.back() - target.share;
        const double fine = Limit(1.0 / 64, target.years).share.back() - target.share;
        CHECK_THAT(coarse, WithinAbs(0, 0.006));
        CHECK_THAT(coarse / fine, WithinAbs(4, 0.1));
        // Richardson: what remains when the first order is taken out.
        CHECK_THAT(target.share + (4 * fine - coarse) / 3, WithinAbs(target.share, 2e-5));
    }
}

TEST_CASE("Bass: people adopt the published shares, with the peak when and as high as published",
          "[reference][validation][bass]") {
    constexpr double step = 1.0 / 32;
    // The peak stands at F = (1 − p/q)/2. Standard deviations at 250,000 people: F 0.001 (by Limit), hence t* 0.0095, and
    // the rate over half a year √(0.055/N)/.5 = 0.00095. The step shifts F by at most 0.0026 and t* by 0.012. All bounds
    // leave z = 4.
    Played market(bass::model, {{"population.people", 250'000}, {"time.step", step}});
    std::vector<double> share{0};
    while (share.size() <= 320) {
        market.until(static_cast<u32>(share.size()));
        share.push_back(market("adopters"));
    }
    for (const Share& target : published)
        CHECK_THAT(share[static_cast<std::size_t>(target.years / step)], WithinAbs(target.share, 0.0026 + 4 * 0.001));
    std::size_t peak = 0;
    while (share[peak] < (1 - p / q) / 2) ++peak;
    CHECK_THAT(static_cast<double>(peak) * step, WithinAbs(peak_time, 0.012 + step + 4 * 0.0095));
    CHECK_THAT((share[peak + 8] - share[peak - 8]) / 0.5, WithinAbs(peak_rate, 4 * 0.00095));
}
