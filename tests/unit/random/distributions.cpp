// Every distribution against its own distribution function (128 bins of equal chance) and its first two moments.
#include "engine/random/rng.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/random/screens.hpp"

#include <algorithm>
#include <array>
#include <numbers>

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int draws = 200000;

template <class Draw>
std::vector<double> sample(Draw draw) {
    Rng rng(StreamId{.seed = 2024, .name = stream_name("test")});
    std::vector<double> values(draws);
    for (double& value : values) value = static_cast<double>(draw(rng));
    return values;
}

template <class Distribution>
double shape_z(const std::vector<double>& values, Distribution below) {
    std::vector<double> u;
    for (double x : values) u.push_back(std::min(below(x), 1 - 0x1p-53));
    return uniformity_z(u);
}

void check_moments(const std::vector<double>& values, double mean, double sd, double kurtosis) {
    CHECK_THAT(mean_z(values, mean, sd), WithinAbs(0, z_bound));
    CHECK_THAT(variance_z(values, mean, sd, kurtosis), WithinAbs(0, z_bound));
}

}  // namespace

TEST_CASE("uniform draws are uniform and stay in their interval", "[random][distributions]") {
    const auto u = sample([](Rng& rng) { return rng.uniform(); });
    CHECK_THAT(uniformity_z(u), WithinAbs(0, z_bound));
    CHECK(*std::ranges::min_element(u) >= 0);
    CHECK(*std::ranges::max_element(u) < 1);
    check_moments(u, 0.5, std::sqrt(1.0 / 12), 1.8);
    const auto open = sample([](Rng& rng) { return rng.open_uniform(); });
    CHECK_THAT(uniformity_z(open), WithinAbs(0, z_bound));
    const auto between = sample([](Rng& rng) { return rng.uniform(-3, 5); });
    check_moments(between, 1, 8 * std::sqrt(1.0 / 12), 1.8);
}

TEST_CASE("normal draws are normal", "[random][distributions]") {
    const auto standard = sample([](Rng& rng) { return rng.normal(); });
    CHECK_THAT(shape_z(standard, normal_below), WithinAbs(0, z_bound));
    check_moments(standard, 0, 1, 3);
    check_moments(sample([](Rng& rng) { return rng.normal(5, 0.1); }), 5, 0.1, 3);
    const auto log_normal = sample([](Rng& rng) { return rng.lognormal(2, 0.5); });
    CHECK_THAT(shape_z(log_normal, [](double x) { return normal_below(std::log(x / 2) / 0.5); }), WithinAbs(0, z_bound));
}

TEST_CASE("exponential, Pareto, Gumbel and logistic draws have their shapes", "[random][distributions]") {
    const auto exponential = sample([](Rng& rng) { return rng.exponential(2); });
    CHECK_THAT(shape_z(exponential, [](double x) { return -std::expm1(-x / 2); }), WithinAbs(0, z_bound));
    check_moments(exponential, 2, 2, 9);
    const auto pareto = sample([](Rng& rng) { return rng.pareto(1.1); });
    CHECK_THAT(shape_z(pareto, [](double x) { return 1 - std::pow(x, -1.1); }), WithinAbs(0, z_bound));
    CHECK(*std::ranges::min_element(pareto) >= 1);
    const auto gumbel = sample([](Rng& rng) { return rng.gumbel(); });
    CHECK_THAT(shape_z(gumbel, [](double x) { return std::exp(-std::exp(-x)); }), WithinAbs(0, z_bound));
    check_moments(gumbel, std::numbers::egamma, std::numbers::pi / std::sqrt(6), 5.4);
    const auto logistic = sample([](Rng& rng) { return rng.logistic(); });
    CHECK_THAT(shape_z(logistic, [](double x) { return 1 / (1 + std::exp(-x)); }), WithinAbs(0, z_bound));
    check_moments(logistic, 0, std::numbers::pi / std::sqrt(3), 4.2);
}

TEST_CASE("the median of five is Beta(3, 3): mean 1/2, variance 1/28", "[random][distributions]") {
    const auto beta = sample([](Rng& rng) { return rng.beta33(); });
    CHECK_THAT(shape_z(beta, [](double x) { return x * x * x * (10 + x * (6 * x - 15)); }), WithinAbs(0, z_bound));
    check_moments(beta, 0.5, std::sqrt(1.0 / 28), 7.0 / 3);
}

TEST_CASE("Poisson draws have their probabilities at any mean", "[random][distributions]") {
    for (double mean : {0.01, 0.7, 5.0, 29.9, 30.1, 100.0, 5000.0, 3e6}) {
        CAPTURE(mean);
        const auto values = sample([&](Rng& rng) { return rng.poisson(mean); });
        check_moments(values, mean, std::sqrt(mean), 3 + 1 / mean);
        if (mean < 0.1 || mean > 1e4) continue;
        const double spread = 4 * std::sqrt(mean), first = std::max(0.0, std::floor(mean - spread));
        std::vector<double> counts(static_cast<std::size_t>(2 * spread) + 2), expected(counts.size());
        double inside = 0;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const double n = first + static_cast<double>(k);
            expected[k] = draws * std::exp(n * std::log(mean) - mean - std::lgamma(n + 1));
            inside += expected[k];
        }
        for (double value : values) {
            const double k = value - first;
            if (k >= 0 && k < static_cast<double>(counts.size())) counts[static_cast<std::size_t>(k)] += 1;
        }
        counts.push_back(draws);
        expected.push_back(draws - inside);
        for (std::size_t k = 0; k + 1 < counts.size(); ++k) counts.back() -= counts[k];
        // Bins of few are joined with their neighbour.
        for (std::size_t k = counts.size() - 1; k-- > 0;) {
            if (expected[k + 1] >= 10 && k > 0) continue;
            if (expected[k + 1] >= 10 && expected[k] >= 10) continue;
            counts[k] += counts[k + 1];
            expected[k] += expected[k + 1];
            counts.erase(counts.begin() + static_cast<std::ptrdiff_t>(k) + 1);
            expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(k) + 1);
        }
        CHECK_THAT(chi_square_z(counts, expected), WithinAbs(0, z_bound));
    }
    Rng rng;
    CHECK(rng.poisson(0) == 0);
    CHECK_THROWS_AS(rng.poisson(-1), ContractError);
    CHECK_THROWS_AS(rng.poisson(math::detail::not_a_number), ContractError);
}

TEST_CASE("a chance comes as often as it should", "[random][distributions]") {
    for (double p : {0.001, 0.3, 0.5, 0.999}) {
        const auto hits = sample([&](Rng& rng) { return rng.chance(p) ? 1 : 0; });
        CHECK_THAT(mean_z(hits, p, std::sqrt(p * (1 - p))), WithinAbs(0, z_bound));
    }
    const double p = 1 - std::exp(-0.2);
    const auto events = sample([](Rng& rng) { return rng.hazard(0.2) ? 1 : 0; });
    CHECK_THAT(mean_z(events, p, std::sqrt(p * (1 - p))), WithinAbs(0, z_bound));
}

TEST_CASE("below covers its range evenly and never leaves it", "[random][distributions]") {
    for (u32 n : {1U, 2U, 3U, 7U, 100U, 620U}) {
        std::vector<double> counts(n);
        for (double x : sample([&](Rng& rng) { return rng.below(n); })) counts.at(static_cast<std::size_t>(x)) += 1;
        if (n > 1)
            CHECK_THAT(chi_square_z(counts, std::vector<double>(n, draws / static_cast<double>(n))), WithinAbs(0, z_bound));
    }
    Rng rng;
    CHECK_THROWS_AS(rng.below(0), ContractError);
}

TEST_CASE("rounding by chance keeps the mean and moves by less than one", "[random][distributions]") {
    for (double x : {2.3, -1.25, 0.001, 1e6 + 0.5}) {
        const double share = x - std::floor(x);
        const auto rounded = sample([&](Rng& rng) { return rng.round(x); });
        CHECK_THAT(mean_z(rounded, x, std::sqrt(share * (1 - share))), WithinAbs(0, z_bound));
        CHECK(std::ranges::all_of(rounded, [&](double y) { return std::fabs(y - x) < 1; }));
    }
    Rng rng;
    for (double x : {0.0, 5.0, -3.0}) CHECK(static_cast<double>(rng.round(x)) == x);
    CHECK_THROWS_AS(rng.round(math::detail::not_a_number), ContractError);
    CHECK_THROWS_AS(rng.round(1e300), ContractError);
}

TEST_CASE("an index is picked in proportion to its weight", "[random][distributions]") {
    const std::array<float, 5> weights = {0, 1, 2.5F, 0, 0.5F};
    std::vector<double> counts(5);
    for (double k : sample([&](Rng& rng) { return rng.pick(weights); })) counts.at(static_cast<std::size_t>(k)) += 1;
    CHECK(counts[0] == 0);
    CHECK(counts[3] == 0);
    CHECK_THAT(chi_square_z({counts[1], counts[2], counts[4]}, {draws / 4.0, draws * 0.625, draws / 8.0}),
               WithinAbs(0, z_bound));
    Rng rng, same;
    CHECK(rng.pick(std::vector<double>{0, 0}) == 2);
    CHECK(rng.pick(std::vector<double>{}) == 0);
    same.uniform(), same.uniform();
    CHECK(rng.word() == same.word());
    CHECK_THROWS_AS(rng.pick(std::array{math::detail::not_a_number}), ContractError);
    CHECK_THROWS_AS(rng.pick(std::array{1.0, -2.0}), ContractError);
}
