// Points of the unit cube and of a grid of levels, each made from its number alone.
#pragma once

#include "engine/core/types.hpp"

#include <span>
#include <vector>

namespace consortia::study {

/// The sequence of Sobol' (Boost.Random: direction numbers of Joe and Kuo 2008), in any order of its rows.
class SobolSequence {
  public:
    /// As published, without the origin.
    explicit SobolSequence(u64 width);
    /// Scrambled by random lower triangular matrices and a digital shift (Matousek 1998), from the origin on: the first 2^k
    /// rows are spread as evenly as before, and no two columns meet in the same number.
    SobolSequence(u64 width, u64 seed);

    u64 width() const { return shift_.size(); }
    /// `into` has a number for each column; all lie between 0 and 1, ends excluded. Rows below 2^32.
    void row(u64 number, std::span<double> into) const;

  private:
    void scramble(u64 column, u64 seed);

    std::vector<u64> directions_;  ///< bit after bit, in each all columns
    std::vector<u64> shift_;       ///< by column
    u64 first_ = 1;                ///< the place of row 0 in the sequence
};

/// A Latin hypercube (McKay, Beckman and Conover 1979), row by row in one array: in each column every of `rows` equal strata
/// is met once.
std::vector<double> latin_rows(u64 rows, u64 width, u64 seed);

/// A trajectory of width + 1 points on a grid of `levels`, an even number, in which every column moves once, by half of the
/// levels up or down (Morris 1991).
struct Trajectory {
    std::vector<u32> start;  ///< level of each column, from 0
    std::vector<u32> order;  ///< in which the columns move
};
Trajectory trajectory(u64 number, u64 width, u32 levels, u64 seed);

/// The numbers below `count` in a random order, the same for the same number and seed.
std::vector<u32> random_order(u64 number, u32 count, u64 seed);

/// Where a column goes from that level, and from there back.
inline u32 other_level(u32 level, u32 levels) { return (level + levels / 2) % levels; }

}  // namespace consortia::study
