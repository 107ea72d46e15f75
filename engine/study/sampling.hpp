// Rows of points in the unit cube, row by row in one array.
#pragma once

#include "engine/core/types.hpp"

#include <vector>

namespace consortia::study {

/// The first `rows` of the sequence of Sobol' (Boost.Random: direction numbers of Joe and Kuo 2008), without the origin.
std::vector<double> sobol_rows(u64 rows, u64 width);

/// A Latin hypercube (McKay, Beckman and Conover 1979): in each column every of `rows` equal strata is met once.
std::vector<double> latin_rows(u64 rows, u64 width, u64 seed);

/// Trajectories of width + 1 rows on a grid of `levels`, in each of which every column moves once, by levels / (2 (levels -
/// 1)) up or down (Morris 1991).
std::vector<double> morris_rows(u64 trajectories, u64 width, u32 levels, u64 seed);

}  // namespace consortia::study
