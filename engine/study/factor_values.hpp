// Which number a factor takes, from a share of its distribution or from a level of a screening.
#pragma once

#include "engine/schema/study/study.hpp"

#include <vector>

namespace consortia::study {

/// Where a share u of a factor's values lies below, for 0 <= u <= 1. Ends without a bound (a normal distribution) are met
/// for 0.005 and 0.995.
double value_at(const Factor& factor, double u);

/// What a screening by Morris sets a factor to, level by level.
struct Ladder {
    std::vector<double> numbers;
    std::vector<double> places;  ///< where each lies, in units of which the factor has `length` from end to end
    double length = 0;
};

/// Levels lie from end to end of a continuous factor; of whole and listed ones each is the middle of an equal share, (level
/// + 1/2) / levels. Whole and listed numbers are placed by their size, labels by their order, others by their level.
Ladder ladder_of(const Factor& factor, u32 levels);

}  // namespace consortia::study
