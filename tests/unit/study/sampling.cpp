#include "engine/study/sampling.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace consortia;
using study::SobolSequence;

namespace {

std::vector<double> row_of(const SobolSequence& sequence, u64 number) {
    std::vector<double> row(sequence.width());
    sequence.row(number, row);
    return row;
}

}  // namespace

TEST_CASE("the sequence of Sobol' is the published one, whatever the order of its rows", "[study][sampling]") {
    const SobolSequence sequence(3);
    const std::vector<std::vector<double>> published{
        {.5, .5, .5}, {.75, .25, .25}, {.25, .75, .75}, {.375, .375, .625}, {.875, .875, .125}};
    for (u64 k = published.size(); k-- > 0;) CHECK(row_of(sequence, k) == published[k]);
    CHECK(row_of(sequence, 4) == published[4]);
}

TEST_CASE("a scrambled sequence still meets every stratum of its elementary boxes once", "[study][sampling]") {
    const SobolSequence sequence(6, 1);
    for (u64 half : {0U, 1U}) {  // of 64 rows: 32 each, as a net of base 2 has them
        for (std::size_t column = 0; column < 6; ++column) {
            std::set<int> strata;
            for (u64 k = 32 * half; k < 32 * half + 32; ++k) {
                strata.insert(static_cast<int>(32 * row_of(sequence, k)[column]));
            }
            CHECK(strata.size() == 32);
        }
    }
    std::set<std::pair<int, int>> boxes;  // the first two columns are a net in both together
    for (u64 k = 0; k < 64; ++k) {
        const std::vector<double> row = row_of(sequence, k);
        boxes.insert({static_cast<int>(8 * row[0]), static_cast<int>(8 * row[1])});
    }
    CHECK(boxes.size() == 64);
}

TEST_CASE("a scrambled sequence follows its seed, and lies inside its ends", "[study][sampling]") {
    const SobolSequence one(2, 1), again(2, 1), other(2, 2);
    for (u64 k : {0U, 1U, 1000000U}) {
        CHECK(row_of(one, k) == row_of(again, k));
        CHECK(row_of(one, k) != row_of(other, k));
        // Odd multiples of half a step: neither end can be met, however many rows there are.
        for (double x : row_of(one, k)) CHECK((x > 0 && x < 1 && std::fmod(x * 0x1p53, 2) == 1));
    }
    CHECK(row_of(one, 0)[0] != row_of(one, 0)[1]);
}

TEST_CASE("a Latin hypercube meets each stratum of a column once, whatever its width", "[study][sampling]") {
    const std::vector<double> points = study::latin_rows(20, 3, 1);
    REQUIRE(points.size() == 60);
    for (u64 column = 0; column < 3; ++column) {
        std::set<int> strata;
        for (u64 row = 0; row < 20; ++row) strata.insert(static_cast<int>(20 * points[row * 3 + column]));
        CHECK(strata.size() == 20);
        CHECK((*strata.begin() == 0 && *strata.rbegin() == 19));
    }
    CHECK(study::latin_rows(20, 3, 1) == points);
    CHECK(study::latin_rows(20, 3, 2) != points);
}

TEST_CASE("a trajectory starts anywhere on the grid, moves each column once, and follows its number and seed",
          "[study][sampling]") {
    std::set<u32> starts;
    std::set<std::vector<u32>> orders;
    for (u64 number = 0; number < 100; ++number) {
        study::Trajectory made = study::trajectory(number, 3, 6, 1);
        starts.insert(made.start.begin(), made.start.end());
        orders.insert(made.order);
        std::ranges::sort(made.order);
        CHECK(made.order == std::vector<u32>{0, 1, 2});
    }
    CHECK(starts == std::set<u32>{0, 1, 2, 3, 4, 5});
    CHECK(orders.size() == 6);
    const auto starts_with = [](u64 seed) { return study::trajectory(7, 20, 6, seed).start; };
    CHECK(starts_with(1) == starts_with(1));
    CHECK(starts_with(1) != starts_with(2));
}

TEST_CASE("from the other level the way leads back", "[study][sampling]") {
    for (u32 level = 0; level < 6; ++level) {
        const u32 other = study::other_level(level, 6);
        CHECK((other < 6 && other != level));
        CHECK(study::other_level(other, 6) == level);
    }
}

TEST_CASE("an order has every number once, and follows its own number and the seed", "[study][sampling]") {
    std::set<std::vector<u32>> orders;
    for (u64 number = 0; number < 100; ++number) orders.insert(study::random_order(number, 3, 1));
    CHECK(orders.size() == 6);
    CHECK(study::random_order(5, 20, 1) == study::random_order(5, 20, 1));
    CHECK(study::random_order(5, 20, 1) != study::random_order(5, 20, 2));
}
