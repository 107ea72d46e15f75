// How often a search comes within 2 % of the hypervolume of a known front, at a stated number of points of two runs each.
#include "tests/analyse/optimise/bass.hpp"
#include "tests/analyse/optimise/nsga2.hpp"
#include "tests/analyse/optimise/problems.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::analyse;

namespace {

constexpr u64 repeats = 50;

/// Of `repeats`, how many come within 2 %.
u64 within(const KnownFront& problem, double volume, u64 points) {
    u64 count = 0;
    for (u64 repeat = 1; repeat <= repeats; ++repeat) count += share_found(problem, volume, points, repeat) >= .98 ? 1 : 0;
    return count;
}

/// The same of NSGA-II alone, in populations of 12, 20 or 40, whichever is best.
u64 within_by_nsga2(const KnownFront& problem, double volume, u64 points) {
    u64 best = 0;
    for (const u64 population : {12U, 20U, 40U}) {
        u64 count = 0;
        for (u64 repeat = 1; repeat <= repeats; ++repeat)
            count += share_of_nsga2(problem, volume, points, repeat, population) >= .98 ? 1 : 0;
        best = std::max(best, count);
    }
    return best;
}

}  // namespace

TEST_CASE("nine searches of ten come within 2 % of the front of ZDT1", "[.][slow][analyse][optimise]") {
    CHECK(within(zdt1(4), zdt1_volume(), 130) >= 45);
}

TEST_CASE("nine searches of ten come within 2 % of the front of Binh and Korn, inside its constraints",
          "[.][slow][analyse][optimise]") {
    const KnownFront problem = binh_korn();
    CHECK(within(problem, volume_of_grid(problem), 60) >= 45);
}

TEST_CASE("nine searches of ten come within 2 % of the front of a noisy Branin and its cost",
          "[.][slow][analyse][optimise]") {
    const KnownFront problem = branin_with_cost();
    CHECK(within(problem, volume_of_grid(problem), 100) >= 45);
}

TEST_CASE("nine searches of ten over runs of a model come within 2 % of its best packages, known in closed form",
          "[.][slow][analyse][optimise]") {
    const KnownFront problem = bass_packages();
    CHECK(within(problem, volume_of_grid(problem), 100) >= 45);
}

TEST_CASE("NSGA-II alone needs more than twice the points of a search", "[.][slow][analyse][optimise]") {
    const KnownFront binh = binh_korn(), branin = branin_with_cost();
    CHECK(within_by_nsga2(zdt1(4), zdt1_volume(), 2 * 130) < 45);
    CHECK(within_by_nsga2(binh, volume_of_grid(binh), 2 * 60) < 45);
    CHECK(within_by_nsga2(branin, volume_of_grid(branin), 2 * 100) < 45);
}
