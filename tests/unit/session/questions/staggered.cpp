#include "engine/session/questions/staggered.hpp"

#include "engine/core/error.hpp"
#include "engine/study/results/statistics.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::WithinAbs;
using Arm = Assignment::Arm;

namespace {

/// Of many pilots of chance alone, the share that tells an effect of so many standard deviations.
double told_of(u32 in_each, u32 arms, u32 waves, double effect) {
    constexpr u32 pilots = 4000, places = 20;
    u32 told = 0;
    for (u32 pilot = 0; pilot < pilots; ++pilot) {
        Rng rng(StreamId{.seed = 3, .replicate = pilot});
        const Assignment assignment = drawn_by_lot(places, in_each, arms, waves, rng);
        std::vector<std::vector<double>> changes(places);
        for (u32 place = 0; place < places; ++place) {
            const double luck = rng.normal();
            for (u32 wave = 0; wave < waves; ++wave)
                changes[place].push_back(luck + 10 * wave + (assignment.arms[place] == Arm::first ? effect : 0));
        }
        told += shown_by(assignment, changes)->is_told() ? 1 : 0;
    }
    return static_cast<double>(told) / pilots;
}

}  // namespace

TEST_CASE("a lot gives as many places to each arm, in waves as even as can be", "[session][pilot]") {
    Rng rng(StreamId{.seed = 1});
    const Assignment assignment = drawn_by_lot(20, 5, 2, 3, rng);
    for (const Arm arm : {Arm::first, Arm::second}) {
        std::vector<u32> in_wave(3);
        for (u32 place = 0; place < 20; ++place)
            if (assignment.arms[place] == arm) ++in_wave.at(assignment.waves[place]);
        CHECK(in_wave == std::vector<u32>{2, 2, 1});
    }
    CHECK(std::ranges::count(assignment.arms, Arm::none) == 10);
    CHECK_THROWS_AS(drawn_by_lot(9, 5, 2, 1, rng), ContractError);
}

TEST_CASE("all places have the same chance of a lot", "[session][pilot]") {
    std::vector<u32> times(10);
    for (u32 lot = 0; lot < 10000; ++lot) {
        Rng rng(StreamId{.seed = 2, .replicate = lot});
        const Assignment assignment = drawn_by_lot(10, 3, 1, 1, rng);
        for (u32 place = 0; place < 10; ++place) times[place] += assignment.arms[place] == Arm::first ? 1 : 0;
    }
    for (const u32 count : times) CHECK_THAT(count, WithinAbs(3000, 4 * std::sqrt(2100)));
}

TEST_CASE("what a pilot shows is counted by hand: against the others in the same time, and within waves",
          "[session][pilot]") {
    const Assignment one{{Arm::first, Arm::first, Arm::none, Arm::none}, {0, 1, 0, 0}};
    const Shown against_others = shown_by(one, {{5, 0}, {0, 16}, {1, 9}, {3, 11}}).value();
    CHECK(against_others.effect == (3 + 6) / 2.0);  // 5 - 2 and 16 - 10
    CHECK_THAT(against_others.error, WithinAbs(std::sqrt(4.5 / 2 + 2.0 / 2), 1e-12));
    const Assignment two{{Arm::first, Arm::second, Arm::first, Arm::second}, {0, 0, 1, 1}};
    const Shown each_other = shown_by(two, {{5, 0}, {4, 0}, {0, 23}, {0, 20}}).value();
    CHECK(each_other.effect == 2);  // 1 and 3
    CHECK(each_other.degrees == 1);
    CHECK_THAT(each_other.error, WithinAbs(1, 1e-12));
}

TEST_CASE("pilots of nothing raise a false alarm in one of twenty, in waves or at once", "[session][pilot]") {
    CHECK_THAT(told_of(8, 1, 1, 0), WithinAbs(.05, .012));
    CHECK_THAT(told_of(8, 1, 3, 0), WithinAbs(.05, .012));
    CHECK_THAT(told_of(8, 2, 1, 0), WithinAbs(.05, .012));
    CHECK_THAT(told_of(8, 2, 4, 0), WithinAbs(.05, .012));
}

TEST_CASE("the power of pilots is that of the t-test", "[session][pilot]") {
    // Ten against ten, by the noncentral t with 18 degrees (Cohen 1988, table 2.3.5): 0.56 at d = 1.
    CHECK_THAT(told_of(10, 2, 1, 1), WithinAbs(.562, .025));
    CHECK_THAT(told_of(10, 1, 1, 1), WithinAbs(.562, .03));  // Welch's degrees are few less
}

TEST_CASE("places of which a change is missing are left out, and too few tell nothing", "[session][pilot]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const Assignment one{{Arm::first, Arm::first, Arm::first, Arm::none, Arm::none}, {0, 0, 0, 0, 0}};
    CHECK(shown_by(one, {{2}, {missing}, {4}, {0}, {1}})->effect == 2.5);
    CHECK_FALSE(shown_by(one, {{2}, {missing}, {missing}, {0}, {1}}));
    const Assignment two{{Arm::first, Arm::second, Arm::first, Arm::second}, {0, 0, 1, 1}};
    CHECK_FALSE(shown_by(two, {{1, 0}, {missing, 0}, {0, missing}, {0, 1}}));
}

TEST_CASE("pilots of runs that share their luck count for fewer", "[session][pilot]") {
    const auto counted = [](const std::vector<double>& shares) {
        double told = 0;
        for (const double share : shares) told += 8 * share;
        return independent_pilots(shares, told, 8. * static_cast<double>(shares.size()));
    };
    CHECK(counted({1, 1, 1, 1}) == 4);        // nothing is known of how alike they are
    CHECK(counted({1, 0, 1, 0, 1}) == 5);     // all of a run alike
    CHECK(counted({.5, .5, .5, .75}) == 32);  // more alike than by chance: no more than there are
    CHECK_THAT(counted({.25, .75, .5, .5}), Catch::WithinAbs(.25 / (.125 / 3 / 4), 1e-9));
    CHECK(counted({.5}) == 1);
}
