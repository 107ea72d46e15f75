// The logarithm of a factorial, for distributions by rejection.
#pragma once

#include "engine/core/math.hpp"

namespace consortia {

/// log(k!) of a whole k: exact products for few, Stirling's series beyond (error below 10^-13 relative).
inline double log_factorial(double k) {
    if (k < 15.0) {
        double product = 1;
        for (double j = 2; j <= k; ++j) product *= j;
        return math::log(product);
    }
    constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
    const double inverse = 1.0 / k, square = inverse * inverse;
    const double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680))));
    return (k + 0.5) * math::log(k) - k + half_log_two_pi + series;
}

}  // namespace consortia
