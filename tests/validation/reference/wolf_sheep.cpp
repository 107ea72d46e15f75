// Wolves, sheep and grass against what can be worked out: births without hunger, hunger without births, grass grazed by
// walkers, and that no energy comes from nothing.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace wolf_sheep {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// What a count of n that each are there with this chance may differ by from its mean, but once in 150,000 seeds.
double bound(double n, double chance) { return 4.5 * std::sqrt(n * chance * (1 - chance)); }

}  // namespace

TEST_CASE("animals that never hunger grow as a Galton-Watson process", "[reference][validation][wolf_sheep]") {
    constexpr double founders = 4000, birth = 0.2, m = 1 + birth;
    Played field(wolf_sheep::model,
                 {{"sheep.number", founders}, {"sheep.food", 1e6}, {"sheep.birth", birth}, {"wolf.number", 0}});
    for (const u32 steps : {1U, 5U, 10U}) {
        const double grown = std::pow(m, steps);
        const double variance = founders * birth * (1 - birth) * std::pow(m, steps - 1.0) * (grown - 1) / (m - 1);
        CHECK_THAT(field.until(steps)("sheep"), WithinAbs(founders * grown, 4.5 * std::sqrt(variance)));
    }
}

TEST_CASE("animals without food live as long as their energy lasts", "[reference][validation][wolf_sheep]") {
    // Energy begins even on 1 to 2 F, falls by 1 a step, and 1 is what sheep need, 0 what wolves need. Four patches of grass
    // feed at most four sheep, once.
    constexpr double n = 20'000;
    Played field(wolf_sheep::model,
                 {{"field.side", 2}, {"field.regrowth", 1e6}, {"sheep.number", n}, {"sheep.birth", 0}, {"wolf.number", 0}});
    for (const u32 steps : {1U, 4U, 8U}) {
        const double alive = std::max(0.0, 1 - steps / 9.0);
        CHECK_THAT(field.until(steps)("sheep"), WithinAbs(n * alive, bound(n, alive) + 4));
    }
    Played hungry(wolf_sheep::model, {{"sheep.number", 0}, {"wolf.number", n}, {"wolf.birth", 0}});
    for (const u32 steps : {1U, 5U, 20U, 25U}) {
        const double alive = 1 - (steps - 1.0) / 25;
        CHECK_THAT(hungry.until(steps)("wolves"), WithinAbs(n * alive, bound(n, alive)));
    }
}

TEST_CASE("walkers that lie evenly graze as many patches as balls fill boxes", "[reference][validation][wolf_sheep]") {
    // Of S² patches, n walkers stand on S² (1 − (1 − 1/S²)ⁿ); who walks from an even place is at an even place. Grass that
    // is there again at once feeds one sheep a patch and step.
    constexpr double side = 40, patches = side * side, n = 1600, food = 1e6, steps = 40;
    Played field(wolf_sheep::model, {{"field.side", side},
                                     {"field.regrowth", 1},
                                     {"sheep.number", n},
                                     {"sheep.food", food},
                                     {"sheep.birth", 0},
                                     {"wolf.number", 0}});
    const double before = field.until(1)("sheep_energy");
    const double after = field.until(1 + u32(steps))("sheep_energy");
    const double grazed = (after - before + n * steps) / food / steps;
    const double empty = std::pow(1 - 1 / patches, n), both = std::pow(1 - 2 / patches, n);
    const double variance = patches * empty + patches * (patches - 1) * both - patches * patches * empty * empty;
    CHECK_THAT(grazed, WithinAbs(patches * (1 - empty), 4.5 * std::sqrt(variance)));  // of one step: steps are alike in part
    CHECK_THAT(grazed * steps, WithinAbs(std::round(grazed * steps), 1e-3));
}

TEST_CASE("each sheep that is lost has fed one wolf, and energy is neither made nor lost",
          "[reference][validation][wolf_sheep]") {
    constexpr double food = 1e6;
    Played field(wolf_sheep::model, {{"field.side", 30},
                                     {"sheep.number", 3000},
                                     {"sheep.food", food},
                                     {"sheep.birth", 0},
                                     {"wolf.number", 100},
                                     {"wolf.food", food}});
    field.until(1);
    for (u32 step = 2; step <= 20; ++step) {
        const double sheep = field("sheep"), wolves = field("wolves"), energy = field("wolf_energy");
        field.until(step);
        const double eaten = (field("wolf_energy") - energy + wolves) / food;
        CHECK_THAT(sheep - field("sheep"), WithinAbs(eaten, 1e-6));
        CHECK(eaten < wolves + 0.5);
        CHECK(eaten > 0.8 * std::min(wolves, sheep / 4));  // nine patches hold enough for most
    }
}

TEST_CASE("wolves, sheep and grass of the comparison go as where one acts after another",
          "[reference][validation][wolf_sheep]") {
    // Means over 2,000 runs, and their standard errors, of a program of its own in another language, which follows the
    // declaration to the letter: each sheep and each wolf in its turn.
    struct Reference {
        u32 step;
        std::array<double, 3> mean, error;
    };
    const std::vector<Reference> all{{5, {25.773, 59.374, 0.4837}, {0.165, 0.123, 0.0005}},
                                     {20, {1.602, 56.408, 0.8337}, {0.056, 0.222, 0.0008}},
                                     {50, {2.941, 2.207, 0.9792}, {0.197, 0.079, 0.0013}}};
    constexpr u32 runs = 300;
    std::vector<std::array<double, 3>> sums(3), squares(3);
    for (u32 run = 0; run < runs; ++run) {
        Played field(wolf_sheep::model, {}, run);
        for (std::size_t k = 0; k < all.size(); ++k) {
            field.until(all[k].step);
            const std::array<double, 3> told{field("sheep"), field("wolves"), field("grass")};
            for (std::size_t j = 0; j < 3; ++j) sums[k][j] += told[j], squares[k][j] += told[j] * told[j];
        }
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        for (std::size_t j = 0; j < 3; ++j) {
            CAPTURE(all[k].step, j);
            const double mean = sums[k][j] / runs, variance = squares[k][j] / runs - mean * mean;
            CHECK_THAT(mean, WithinAbs(all[k].mean[j], 4.5 * std::hypot(std::sqrt(variance / runs), all[k].error[j])));
        }
    }
}

TEST_CASE("wolves, sheep and grass are the same at any number of workers", "[reference][determinism][wolf_sheep]") {
    const Played::Values large{{"field.side", 120}, {"sheep.number", 9000}, {"wolf.number", 5000}};
    Played one(wolf_sheep::model, large, 0, 1), three(wolf_sheep::model, large, 0, 3);
    CHECK(one.until(10).world.digest() == three.until(10).world.digest());
}
