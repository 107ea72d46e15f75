// Every distribution, of Rng and beside it, against its own distribution function (128 bins of equal chance) and its first
// two moments.
#include "engine/random/distributions.hpp"
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

namespace {

/// Against the chances of 0, 1, 2 …: neighbours are put together until 8 draws are expected of each kind.
double counts_z(const std::vector<double>& values, const std::vector<double>& chances) {
    std::vector<double> counts{0};
    std::vector<double> expected{0};
    std::vector<double> seen(chances.size());
    for (double x : values) seen[std::min(static_cast<std::size_t>(x), seen.size() - 1)] += 1;
    for (std::size_t k = 0; k < chances.size(); ++k) {
        if (expected.back() >= 8) {
            counts.push_back(0);
            expected.push_back(0);
        }
        counts.back() += seen[k];
        expected.back() += chances[k] * static_cast<double>(values.size());
    }
    if (expected.back() < 8) {
        const double few = counts.back(), of = expected.back();
        counts.pop_back();
        expected.pop_back();
        counts.back() += few;
        expected.back() += of;
    }
    return chi_square_z(counts, expected);
}

std::vector<double> binomial_chances(u32 n, double p) {
    std::vector<double> chances;
    for (u32 k = 0; k <= n; ++k) {
        chances.push_back(std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(p) +
                                   (n - k) * std::log1p(-p)));
    }
    return chances;
}

/// The share of Gamma(shape, 1) draws below x, shape whole: one less those of a Poisson process.
double erlang_below(int shape, double x) {
    double term = std::exp(-x), sum = 0;
    for (int k = 0; k < shape; ++k) {
        sum += term;
        term *= x / (k + 1);
    }
    return 1 - sum;
}

}  // namespace

TEST_CASE("binomial draws have their chances, few or many expected", "[random][distributions]") {
    for (const auto& [n, p] : std::vector<std::pair<u32, double>>{{1, 0.3}, {12, 0.5}, {40, 0.1}, {60, 0.4}, {300, 0.9}}) {
        CAPTURE(n, p);
        const auto drawn = sample([n = n, p = p](Rng& rng) { return binomial(rng, n, p); });
        CHECK_THAT(counts_z(drawn, binomial_chances(n, p)), WithinAbs(0, z_bound));
    }
    const double many = 4e9, p = 1e-3;
    check_moments(sample([=](Rng& rng) { return binomial(rng, 4000000000U, p); }), many * p, std::sqrt(many * p * (1 - p)),
                  3);
    Rng rng(StreamId{});
    CHECK(binomial(rng, 10, 0) == 0);
    CHECK(binomial(rng, 10, 1) == 10);
    CHECK(binomial(rng, 0, 0.5) == 0);
    CHECK_THROWS_AS(binomial(rng, 10, 1.5), ContractError);
    CHECK_THROWS_AS(binomial(rng, 10, math::detail::not_a_number), ContractError);
}

TEST_CASE("gamma draws have their shape, below 1 too", "[random][distributions]") {
    const auto erlang = sample([](Rng& rng) { return gamma(rng, 3, 2); });
    CHECK_THAT(shape_z(erlang, [](double x) { return erlang_below(3, x / 2); }), WithinAbs(0, z_bound));
    check_moments(erlang, 6, std::sqrt(12.0), 5);
    const auto of_half = sample([](Rng& rng) { return gamma(rng, 0.5, 1); });  // half the square of a normal
    CHECK_THAT(shape_z(of_half, [](double x) { return std::erf(std::sqrt(x)); }), WithinAbs(0, z_bound));
    check_moments(of_half, 0.5, std::sqrt(0.5), 15);
    check_moments(sample([](Rng& rng) { return gamma(rng, 1e4, 1e-4); }), 1, 0.01, 3 + 6e-4);
    Rng rng(StreamId{});
    CHECK(gamma(rng, 1e-9, 1) < 1e-300);
    CHECK_THROWS_AS(gamma(rng, 0, 1), ContractError);
    CHECK_THROWS_AS(gamma(rng, 1, math::detail::infinity), ContractError);
}

TEST_CASE("beta draws have their shape and stay between 0 and 1", "[random][distributions]") {
    const auto two_one = sample([](Rng& rng) { return beta(rng, 2, 1); });
    CHECK_THAT(shape_z(two_one, [](double x) { return x * x; }), WithinAbs(0, z_bound));
    const auto arcsine = sample([](Rng& rng) { return beta(rng, 0.5, 0.5); });
    CHECK_THAT(shape_z(arcsine, [](double x) { return 2 / std::numbers::pi * std::asin(std::sqrt(x)); }),
               WithinAbs(0, z_bound));
    check_moments(arcsine, 0.5, std::sqrt(0.125), 1.5);
    const auto tiny = sample([](Rng& rng) { return beta(rng, 1e-5, 1e-5); });  // nearly a coin
    CHECK_THAT(mean_z(tiny, 0.5, 0.5), WithinAbs(0, z_bound));
    CHECK(*std::ranges::min_element(tiny) >= 0);
    CHECK(*std::ranges::max_element(tiny) <= 1);
    Rng rng(StreamId{});
    CHECK_THROWS_AS(beta(rng, -1, 1), ContractError);
}

TEST_CASE("negative binomial draws have their chances", "[random][distributions]") {
    const double successes = 2.5, p = 0.3;
    std::vector<double> chances;
    for (int k = 0; k < 200; ++k) {
        chances.push_back(std::exp(std::lgamma(k + successes) - std::lgamma(successes) - std::lgamma(k + 1.0) +
                                   successes * std::log(p) + k * std::log1p(-p)));
    }
    const auto drawn = sample([=](Rng& rng) { return negative_binomial(rng, successes, p); });
    CHECK_THAT(counts_z(drawn, chances), WithinAbs(0, z_bound));
    Rng rng(StreamId{});
    CHECK(negative_binomial(rng, 3, 1) == 0);
    CHECK_THROWS_AS(negative_binomial(rng, 3, 0), ContractError);
}

TEST_CASE("multinomial counts add up, and each alone is binomial", "[random][distributions]") {
    const std::vector<double> weights{1, 0, 3, 4};
    std::vector<double> third;
    const auto first = sample([&](Rng& rng) {
        const auto counts = multinomial(rng, 40, weights);
        REQUIRE(counts[0] + counts[1] + counts[2] + counts[3] == 40);
        REQUIRE(counts[1] == 0);
        third.push_back(counts[2]);
        return counts[0];
    });
    CHECK_THAT(counts_z(first, binomial_chances(40, 0.125)), WithinAbs(0, z_bound));
    CHECK_THAT(counts_z(third, binomial_chances(40, 0.375)), WithinAbs(0, z_bound));
    Rng rng(StreamId{});
    CHECK(multinomial(rng, 7, std::vector<double>{0, 2}) == std::vector<u32>{0, 7});
    CHECK_THROWS_AS(multinomial(rng, 7, std::vector<double>{0, 0}), ContractError);
    CHECK_THROWS_AS(multinomial(rng, 7, std::vector<double>{1, -1}), ContractError);
}

TEST_CASE("a shuffle gives every order alike, and uses the stream as it says", "[random][distributions]") {
    const auto order = sample([](Rng& rng) {
        std::array<int, 4> items{0, 1, 2, 3};
        shuffle(rng, items);
        return ((items[0] * 4 + items[1]) * 4 + items[2]) * 4 + items[3];
    });
    std::vector<double> seen(256);
    for (double each : order) seen[static_cast<std::size_t>(each)] += 1;
    std::erase(seen, 0.0);
    REQUIRE(seen.size() == 24);
    CHECK_THAT(chi_square_z(seen, std::vector<double>(24, draws / 24.0)), WithinAbs(0, z_bound));

    Rng by_hand(StreamId{.seed = 5}), rng(StreamId{.seed = 5});
    std::vector<int> items{10, 11, 12}, expected{10, 11, 12};
    std::swap(expected[2], expected[by_hand.below(3)]);
    std::swap(expected[1], expected[by_hand.below(2)]);
    shuffle(rng, items);
    CHECK(items == expected);
    CHECK(rng.drawn() == by_hand.drawn());
    shuffle(rng, std::span<int>());
}

TEST_CASE("a sample without replacement has every choice and order alike", "[random][distributions]") {
    const auto drawn = sample([](Rng& rng) {
        const auto two = sample_without_replacement(rng, 6, 2);
        REQUIRE(two[0] != two[1]);
        return two[0] * 6 + two[1];
    });
    std::vector<double> seen(36);
    for (double each : drawn) seen[static_cast<std::size_t>(each)] += 1;
    std::erase(seen, 0.0);
    REQUIRE(seen.size() == 30);
    CHECK_THAT(chi_square_z(seen, std::vector<double>(30, draws / 30.0)), WithinAbs(0, z_bound));

    Rng rng(StreamId{});
    auto all = sample_without_replacement(rng, 50, 50);
    std::ranges::sort(all);
    for (u32 k = 0; k < 50; ++k) CHECK(all[k] == k);
    CHECK(sample_without_replacement(rng, 4000000000U, 3).size() == 3);
    CHECK(sample_without_replacement(rng, 5, 0).empty());
    CHECK_THROWS_AS(sample_without_replacement(rng, 5, 6), ContractError);
}

TEST_CASE("an alias table draws in proportion to weights, and never a weight of 0", "[random][distributions]") {
    const std::vector<double> weights{0.1, 5, 0, 2, 1e-3, 2.899};
    const AliasTable table(weights);
    const auto drawn = sample([&](Rng& rng) { return table.draw(rng); });
    std::vector<double> chances;
    for (double weight : weights) chances.push_back(weight / 10);
    CHECK_THAT(counts_z(drawn, chances), WithinAbs(0, z_bound));
    CHECK(std::ranges::count(drawn, 2.0) == 0);
    CHECK(AliasTable(std::vector<double>{0, 3, 0}).size() == 3);
    Rng rng(StreamId{});
    const AliasTable single(std::vector<double>{0, 3, 0});
    for (int k = 0; k < 1000; ++k) REQUIRE(single.draw(rng) == 1);
    CHECK_THROWS_AS(AliasTable(std::vector<double>{}), ContractError);
    CHECK_THROWS_AS(AliasTable(std::vector<double>{0, math::detail::infinity}), ContractError);
}
