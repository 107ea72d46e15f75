// How many seeds are enough: looks that add seeds until an interval is narrow, and how many would halve one.
#pragma once

#include "engine/study/results/comparison.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::study {

/// How narrow an interval is to be: half of its width, in the unit of the number or as a share of it.
struct Width {
    double half = 0;
    bool relative = false;  ///< 0.05: 5 % of the number itself

    bool operator==(const Width&) const = default;
};

/// Looks that end when the interval is narrow. The first is at `first_look` seeds, each next one at half as many again.
///
/// Who stops because a sample looks little spread stops too soon, and an interval that knows nothing of it covers too
/// seldom: by up to 2 points here, as Starr 1966 (Annals of Mathematical Statistics 37, 36) found of stopping after every
/// draw (Chow and Robbins 1965). So that the looks are paid for, each is at the interval of level `level_of_looks`, which
/// covers 95 % of the time wherever it stops (94.6 to 96.4 %, by simulation of widths that end at the first look to the
/// last; tests/unit/study/results/precision.cpp). That a normal sample's mean is independent of its spread keeps the mean
/// itself free of bias, as long as the width is not a share of it.
inline constexpr u32 first_look = 8;
inline constexpr double level_of_looks = 0.9625;

/// The number of seeds at the look after that at `seeds`; at most `most`.
u32 next_look(u32 seeds, u32 most);

/// The mean of independent seeds with the interval that looks are made at.
Estimated looked_at(const Sample& sample);
Estimated looked_at(std::span<const double> seeds);

/// Whether the interval is as narrow as asked. Never for a single seed.
bool is_narrow(const Estimated& estimated, const Width& asked);

/// The seeds that halve the interval of `now` seeds, if seeds go on to be spread as they are: Student's t counts, so that of
/// few seeds it takes less than four times as many. Needs two.
u64 seeds_to_halve(u64 now);

/// What makes the widest interval of a comparison narrower.
struct Halving {
    u64 now = 0;               ///< seeds, of each draw
    u64 to_halve = 0;          ///< with draws of parameters 0: more seeds cannot narrow what these spread
    std::string indicator;     ///< of the widest interval, measured by what the first scenario has of it
    std::size_t scenario = 0;  ///< where
    Estimated difference{};    ///< there
};

/// Of all headline indicators and all scenarios but the first. Nothing where there is one seed, or no interval has a width.
std::optional<Halving> widest_headline(const std::vector<Outcomes>& outcomes);

}  // namespace consortia::study
