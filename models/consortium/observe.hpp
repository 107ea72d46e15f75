// What all observers share.
#pragma once

#include <limits>

namespace consortium {

/// Missing (NaN) where the denominator is 0, never 0.
inline double ratio(double numerator, double denominator) {
    return denominator != 0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace consortium
