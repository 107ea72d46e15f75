#include "engine/study/design.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/factors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace consortia;
using study::Design;
using Method = DesignDescription::Method;
using Distribution = Factor::Distribution;

namespace {

/// Each level of a screening by its number.
Factor each_level(u32 levels) {
    std::vector<double> numbers;
    for (u32 k = 0; k < levels; ++k) numbers.push_back(k);
    return discrete(numbers, std::vector<double>(levels, 1));
}

std::map<double, u64> times_met(const Design& design, std::size_t factor) {
    std::map<double, u64> met;
    for (u64 k = 0; k < design.points(); ++k) ++met[design.point(k)[factor]];
    return met;
}

std::size_t distinct(const Design& design) {
    std::set<std::vector<double>> met;
    for (u64 k = 0; k < design.points(); ++k) met.insert(design.point(k));
    return met.size();
}

}  // namespace

TEST_CASE("a grid meets every combination once, ends included", "[study][design]") {
    const Design grid({.method = Method::grid, .levels = 3}, {uniform(0, 1), discrete({7, 9}, {1, 1}), whole(1, 5)});
    REQUIRE(grid.points() == 18);
    std::set<std::vector<double>> met;
    for (u64 k = 0; k < grid.points(); ++k) met.insert(grid.point(k));
    CHECK(met.size() == 18);
    CHECK(met.contains({.5, 9, 3}));
    CHECK(met.contains({1, 7, 5}));
}

TEST_CASE("a list gives its points as they are", "[study][design]") {
    const Design list({.method = Method::list, .points = {{1, 2}, {3, 4}}}, {uniform(0, 1), uniform(0, 1)});
    CHECK(list.points() == 2);
    CHECK(list.point(1) == std::vector<double>{3, 4});
    CHECK_THROWS_AS(list.point(2), ContractError);
}

TEST_CASE("a Latin hypercube meets every stratum of every factor once, and its seed matters", "[study][design]") {
    const Design lhs({.method = Method::lhs, .samples = 50}, {uniform(0, 50), uniform(0, 50), uniform(0, 50)});
    for (std::size_t factor = 0; factor < 3; ++factor) {
        std::set<int> strata;
        for (u64 k = 0; k < 50; ++k) strata.insert(static_cast<int>(lhs.point(k)[factor]));
        CHECK(strata.size() == 50);
    }
    const Design other({.method = Method::lhs, .samples = 50, .seed = 2}, {uniform(0, 50), uniform(0, 50), uniform(0, 50)});
    CHECK(lhs.point(0) != other.point(0));
    CHECK(lhs.point(0)[0] != lhs.point(0)[1]);
}

TEST_CASE("the sequence of Sobol' begins as published and goes on without moving its points", "[study][design]") {
    const Design few({.method = Method::sobol, .samples = 8}, {uniform(0, 1), uniform(0, 1)});
    const Design many({.method = Method::sobol, .samples = 64}, {uniform(0, 1), uniform(0, 1)});
    const std::vector<std::vector<double>> published{{.5, .5}, {.75, .25}, {.25, .75}, {.375, .375}, {.875, .875}};
    for (u64 k = 0; k < published.size(); ++k) {
        CHECK(few.point(k) == published[k]);
    }
    for (u64 k = 0; k < few.points(); ++k) CHECK(few.point(k) == many.point(k));
}

TEST_CASE("a trajectory of Morris moves each factor once by the same step", "[study][design]") {
    const Design morris({.method = Method::morris, .samples = 40, .levels = 4},
                        {uniform(0, 3), uniform(0, 3), uniform(0, 3)});
    CHECK(morris.points_a_block() == 4);
    REQUIRE(morris.points() == 160);
    std::map<double, int> met;
    for (u64 first = 0; first < morris.points(); first += 4) {
        std::set<std::size_t> moved;
        for (u64 k = first; k < first + 4; ++k) {
            for (double x : morris.point(k)) ++met[std::round(x)];
            if (k == first) continue;
            const std::vector<double> before = morris.point(k - 1), after = morris.point(k);
            for (std::size_t factor = 0; factor < 3; ++factor) {
                if (before[factor] == after[factor]) continue;
                moved.insert(factor);
                CHECK(morris.move(k)->factor == factor);
                CHECK(morris.move(k)->by == Approx((after[factor] - before[factor]) / 3));
                CHECK(std::abs(after[factor] - before[factor]) == Approx(2));
            }
        }
        CHECK(moved.size() == 3);
        CHECK_FALSE(morris.move(first));
    }
    REQUIRE(met.size() == 4);
    for (const auto& [level, times] : met) CHECK(times > 60);
}

TEST_CASE("a screening meets whole and listed numbers at the middle of equal shares of its levels", "[study][design]") {
    const std::vector<Factor> factors{each_level(4), whole(1000, 1002), discrete({.2, .3, .4}, {1, 1, 1}), whole(0, 1)};
    const Design screening({.method = Method::morris, .samples = 200, .levels = 4}, factors);
    for (u64 k = 0; k < screening.points(); ++k) {
        const std::vector<double> x = screening.point(k);
        CHECK((x[0] >= 0 && x[0] <= 3));
    }
    // The same trajectories with the levels themselves in the other columns.
    const Design levels({.method = Method::morris, .samples = 200, .levels = 4}, std::vector<Factor>(4, each_level(4)));
    for (std::size_t factor : {1U, 2U}) {
        const std::map<double, u64> level = times_met(levels, factor);
        std::vector<u64> met;
        for (const auto& [number, times] : times_met(screening, factor)) met.push_back(times);
        CHECK(met == std::vector<u64>{level.at(0), level.at(1) + level.at(2), level.at(3)});
    }
    const std::map<double, u64> level = times_met(levels, 3);
    CHECK(times_met(screening, 3).at(1) == level.at(2) + level.at(3));
    CHECK(level.at(0) + level.at(1) + level.at(2) + level.at(3) == 1000);
}

TEST_CASE("a move is told as a part of the whole range, be the factor continuous, whole, listed or a label",
          "[study][design]") {
    Factor label = discrete({0, 2}, {1, 1});
    label.quantity.kind = Quantity::Kind::choice;
    const std::vector<Factor> factors{uniform(2, 5), whole(1000, 1002), discrete({0, 1, 10}, {1, 1, 1}), label};
    const Design screening({.method = Method::morris, .samples = 20, .levels = 4}, factors);
    const std::vector<double> ranges{3, 2, 10, 2};
    for (u64 k = 0; k < screening.points(); ++k) {
        const auto move = screening.move(k);
        if (!move) continue;
        const double change = screening.point(k)[move->factor] - screening.point(k - 1)[move->factor];
        CHECK(move->by == Approx(change / ranges[move->factor]));
        CHECK(change != 0);
    }
}

TEST_CASE("a row of Saltelli's scheme is A, B, and A with one column of B", "[study][design]") {
    const Design design({.method = Method::sobol_indices, .samples = 16}, {uniform(0, 1), uniform(0, 1), uniform(0, 1)});
    CHECK(design.points_a_block() == 5);
    REQUIRE(design.points() == 80);
    for (u64 row = 0; row < 16; ++row) {
        const std::vector<double> a = design.point(5 * row), b = design.point(5 * row + 1);
        for (std::size_t column = 0; column < 3; ++column) {
            std::vector<double> expected = a;
            expected[column] = b[column];
            CHECK(design.point(5 * row + 2 + column) == expected);
        }
    }
}

TEST_CASE("no point of Saltelli's scheme is met twice, and its seed matters", "[study][design]") {
    for (std::size_t factors : {2U, 4U, 9U}) {  // of one factor alone, A with B's column is B
        for (u32 samples : {1U, 32U, 64U}) {
            const Design design({.method = Method::sobol_indices, .samples = samples},
                                std::vector<Factor>(factors, uniform(0, 1)));
            CHECK(distinct(design) == design.points());
        }
    }
    const Design one({.method = Method::sobol_indices, .samples = 8}, {uniform(0, 1)});
    const Design other({.method = Method::sobol_indices, .samples = 8, .seed = 2}, {uniform(0, 1)});
    CHECK(one.point(0) != other.point(0));
}

TEST_CASE("more rows of Saltelli's scheme leave the first as they were", "[study][design]") {
    const std::vector<Factor> factors{uniform(0, 1), uniform(2, 3)};
    const Design few({.method = Method::sobol_indices, .samples = 4}, factors);
    const Design many({.method = Method::sobol_indices, .samples = 32}, factors);
    for (u64 k = 0; k < few.points(); ++k) CHECK(few.point(k) == many.point(k));
}
