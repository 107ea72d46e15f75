// The numbers that the runs of points came to, point by point: all points have the same seeds and draws of parameters.
#pragma once

#include <cstddef>
#include <vector>

namespace consortia::analyse {

/// By point, by run.
using Runs = std::vector<std::vector<double>>;

double mean_of(const std::vector<double>& numbers);
/// By point.
std::vector<double> means_of(const Runs& runs);

/// Variance of a point's mean over its runs. What seeds and draws move alike in all points is no noise between them.
double noise_between(const Runs& runs);

/// Standard deviation between the runs of a point, whose expectation is that of the runs if they are normal; 0 of one.
double spread_of(const std::vector<double>& runs);
/// The variance of that for so many runs, of which the deviation is 1.
double noise_of_spread(std::size_t runs);

}  // namespace consortia::analyse
