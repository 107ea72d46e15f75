// Sensitivity indices with 95 % intervals, of one output, by factor.
#pragma once

#include "tools/analyse/sample.hpp"

#include <string>
#include <vector>

namespace consortia::analyse {

struct Interval {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// One index, such as `first_order` or `mu_star`, for every factor.
struct IndexRow {
    std::string name;
    std::vector<Interval> by_factor;
};

struct OutputIndices {
    std::string output;
    std::string unit;
    std::size_t blocks_used = 0;
    std::size_t blocks_left_out = 0;
    std::size_t blocks_undefined = 0;  ///< of these, for numbers that are undefined; the others for failed or missing runs
    std::vector<IndexRow> indices;
    std::string why_none;  ///< why there are no indices, in words
};

/// Fewer blocks give no interval.
inline constexpr std::size_t fewest_blocks = 3;

/// What both kinds begin with: the output, and how many of its blocks are used.
OutputIndices indices_without_values(const StudySample& sample, const OutputColumn& output);

/// First-order and total indices of Sobol' from Saltelli's scheme (estimators and bootstrap of OpenTURNS); NaN where the
/// output does not vary or fewer than three blocks are usable.
OutputIndices sobol_indices(const StudySample& sample, const OutputColumn& output);

/// mu* (mean size), mu (mean) and sigma (spread) of the elementary effects, per full range of the factor (Morris 1991;
/// Campolongo, Cariboni and Saltelli 2007), with bootstrap intervals over trajectories.
OutputIndices morris_indices(const StudySample& sample, const OutputColumn& output);

}  // namespace consortia::analyse
