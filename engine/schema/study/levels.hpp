// The numbers at the levels of a factor that lies in a range, made from whole level numbers: a level is one number from
// wherever it is reached, and one that is round to a reader (0.3) is so to the last bit.
#pragma once

#include "engine/schema/study/study.hpp"

#include <vector>

namespace consortia {

/// The number at level 0 … levels - 1 (at least 2) of a uniform or log-uniform factor, ends included.
double number_at_level(const Factor& factor, u32 level, u32 levels);

/// What a grid sets a factor to: its `values`, or the numbers at its own levels or else at those of the design. A whole
/// factor meets every number once, be they fewer than levels.
std::vector<double> grid_numbers(const Factor& factor, u32 levels_of_design);

}  // namespace consortia
