// A fitted surrogate of one output: a polynomial of the factors, and how well it predicts points that it has not seen.
#pragma once

#include "tools/analyse/sample.hpp"

#include <cstddef>

namespace consortia::analyse {

struct Surrogate {
    std::size_t degree = 0;  ///< total degree of the polynomial
    std::size_t terms = 0;
    std::size_t fitted_on = 0;  ///< points
    std::size_t tested_on = 0;
    double q2 = 0;  ///< share of the variance of the unseen points that it predicts; NaN where it cannot be fitted
};

/// By least squares (OpenTURNS) on four of five blocks, tested on the fifth; the highest degree up to 3 that leaves two
/// points for each term.
Surrogate surrogate_of(const StudySample& sample, const OutputColumn& output);

}  // namespace consortia::analyse
