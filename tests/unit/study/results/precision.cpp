#include "engine/study/results/precision.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <random>

using namespace consortia;
using namespace consortia::study;

namespace {

Outcomes headlines(const std::string& name, Indicator::Role role, std::vector<std::vector<double>> by_scenario) {
    return {{.name = name, .role = role}, std::move(by_scenario)};
}

std::vector<double> normal_sample(std::mt19937_64& random, double mean, std::size_t size) {
    std::normal_distribution<double> normal(mean, 1);
    std::vector<double> sample(size);
    for (double& x : sample) x = normal(random);
    return sample;
}

/// How often the interval at the last look holds the mean of which `ensembles` are made, with spread 1.
double coverage_of_looks(double mean, const Width& asked, int ensembles) {
    constexpr u32 most = 128;
    std::mt19937_64 random(1);
    int covered = 0;
    for (int k = 0; k < ensembles; ++k) {
        const std::vector<double> sample = normal_sample(random, mean, most);
        u32 seeds = first_look;
        Estimated now = looked_at(std::span(sample).first(seeds));
        while (!is_narrow(now, asked) && seeds < most) {
            seeds = next_look(seeds, most);
            now = looked_at(std::span(sample).first(seeds));
        }
        covered += now.low <= mean && mean <= now.high ? 1 : 0;
    }
    return static_cast<double>(covered) / ensembles;
}

double coverage_of_means(std::size_t seeds, int ensembles) {
    std::mt19937_64 random(1);
    int covered = 0;
    for (int k = 0; k < ensembles; ++k) {
        const Estimated now = mean_with_interval(normal_sample(random, 3, seeds));
        covered += now.low <= 3 && 3 <= now.high ? 1 : 0;
    }
    return static_cast<double>(covered) / ensembles;
}

/// Of a ratio of means of pairs that go together. One without bounds excludes nothing.
double coverage_of_ratios(std::size_t seeds, int ensembles) {
    std::mt19937_64 random(1);
    int covered = 0;
    for (int k = 0; k < ensembles; ++k) {
        const std::vector<double> below = normal_sample(random, 20, seeds);
        std::vector<double> above = normal_sample(random, 60, seeds);
        for (std::size_t seed = 0; seed < seeds; ++seed) above[seed] += below[seed] - 20;
        const auto now = ratio_with_interval(above, below);
        covered += !now || (now->low <= 3 && 3 <= now->high) ? 1 : 0;
    }
    return static_cast<double>(covered) / ensembles;
}

}  // namespace

TEST_CASE("looks come after half as many seeds again, up to the most", "[precision]") {
    std::vector<u32> looks{next_look(0, 64)};
    while (looks.back() < 64) looks.push_back(next_look(looks.back(), 64));
    CHECK(looks == std::vector<u32>{8, 12, 18, 27, 41, 62, 64});
    CHECK(next_look(0, 3) == 3);
}

TEST_CASE("an interval is narrow by half of its width, or by half of it as a share of the number", "[precision]") {
    CHECK(is_narrow({10, 8, 12}, {2, false}));
    CHECK_FALSE(is_narrow({10, 8, 12}, {1.9, false}));
    CHECK(is_narrow({-10, -12, -8}, {0.2, true}));
    CHECK_FALSE(is_narrow({10, 8, 12}, {0.19, true}));
    CHECK_FALSE(is_narrow(looked_at(std::vector{1.0}), {1e9, false}));
    CHECK(is_narrow(looked_at(std::vector{2.0, 2.0}), {1e-9, false}));
}

TEST_CASE("looks are at wider intervals than those of tables", "[precision]") {
    const std::vector<double> sample{1, 2, 3, 4};
    const Estimated table = mean_with_interval(sample), look = looked_at(sample);
    CHECK(look.value == table.value);
    CHECK(look.low < table.low);
    CHECK_THAT(look.high - look.value,
               Catch::Matchers::WithinRel(3.5719526 * std::sqrt(5.0 / 12), 1e-7));  // t of 0.98125, 3
}

TEST_CASE("as many seeds halve an interval as Student's t says", "[precision]") {
    for (const u64 now : {2U, 3U, 4U, 8U, 20U, 64U}) {
        const auto half_width = [](u64 n) { return t_quantile(0.975, static_cast<double>(n - 1)) / std::sqrt(n); };
        const u64 enough = seeds_to_halve(now);
        CHECK(half_width(enough) <= half_width(now) / 2);
        CHECK(half_width(enough - 1) > half_width(now) / 2);
    }
    CHECK(seeds_to_halve(4) == 9);
    CHECK_THROWS_AS(seeds_to_halve(1), ContractError);
}

TEST_CASE("the widest interval is that of a headline indicator, by what the first scenario has", "[precision]") {
    using enum Indicator::Role;
    const std::vector<Outcomes> all{headlines("plain", plain, {{1, 1}, {100, 300}}),
                                    headlines("wide", headline, {{100, 100}, {101, 101}, {100, 140}}),
                                    headlines("large", headline, {{1e6, 1e6}, {1e6, 1.1e6}, {1e6, 1e6}})};
    const auto widest = widest_headline(all);
    REQUIRE(widest);
    CHECK(widest->indicator == "wide");
    CHECK(widest->scenario == 2);
    CHECK(widest->now == 2);
    CHECK(widest->to_halve == seeds_to_halve(2));
    CHECK_FALSE(widest_headline({headlines("one", headline, {{1}, {2}})}));
    CHECK_FALSE(widest_headline({headlines("same", headline, {{1, 2}, {1, 2}})}));
    CHECK_FALSE(widest_headline({headlines("missing", headline, {{1, std::nan("")}, {1, 2}})}));
}

TEST_CASE("intervals of few seeds hold the mean, and a ratio of means, in 95 of 100 ensembles", "[.][slow][precision]") {
    for (const std::size_t seeds : {2U, 4U, 8U, 20U}) {
        for (const double coverage : {coverage_of_means(seeds, 2000), coverage_of_ratios(seeds, 2000)}) {
            INFO(seeds << " seeds: " << coverage);
            CHECK(coverage >= 0.935);
            CHECK(coverage <= 0.965);
        }
    }
}

TEST_CASE("intervals hold the mean as often where looks went on until they were narrow", "[.][slow][precision]") {
    constexpr int ensembles = 20000;
    for (const double half : {5.0, 1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2}) {
        const double coverage = coverage_of_looks(3, {half, false}, ensembles);
        INFO("half a width of " << half << ": " << coverage);
        CHECK(coverage >= 0.94);
        CHECK(coverage <= 0.965);
    }
    for (const double share : {0.05, 0.1, 0.15, 0.2, 0.3}) {
        const double coverage = coverage_of_looks(3, {share, true}, ensembles);
        INFO("a share of " << share << ": " << coverage);
        CHECK(coverage >= 0.935);
        CHECK(coverage <= 0.965);
    }
}
