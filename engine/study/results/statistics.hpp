// The little statistics that comparisons need: means over seeds with intervals, and ratios of means. Pure functions.
#pragma once

#include "engine/core/types.hpp"

#include <optional>
#include <span>

namespace consortia::study {

/// An estimate with its interval at 95 %; without an interval (fewer than two seeds) low and high are NaN.
struct Estimated {
    double value = 0;
    double low = 0;
    double high = 0;

    bool has_interval() const { return low == low && high == high; }
    /// Whether zero is among the values that cannot be excluded.
    bool may_be_zero() const { return !has_interval() || (low <= 0 && 0 <= high); }
};

double mean(std::span<const double> sample);
/// Unbiased; 0 for fewer than two.
double variance(std::span<const double> sample);
double covariance(std::span<const double> a, std::span<const double> b);

/// The value that Student's t with that many degrees of freedom (at least 1) stays below with `probability`, to 1e-10.
double t_quantile(double probability, double degrees);

/// How likely Student's t with so many degrees of freedom is to be above `t`, from 0 on.
double t_tail(double t, double degrees);

/// The mean of independent seeds by Student's t. A sample without spread has an interval of no width.
Estimated mean_with_interval(std::span<const double> sample, double level = 0.95);

/// mean(above) / mean(below) of pairs from the same seeds, with Fieller's interval. Nothing where the interval is not
/// bounded: then `below` cannot be told from zero.
std::optional<Estimated> ratio_with_interval(std::span<const double> above, std::span<const double> below);

/// How much pairing by common random numbers saves: variance of the differences over the sum of the variances. NaN if there
/// is no variance at all.
double variance_ratio(std::span<const double> reform, std::span<const double> baseline);

}  // namespace consortia::study
