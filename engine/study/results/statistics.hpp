// The little statistics that comparisons need: means over seeds with intervals, and ratios of means. Pure functions.
#pragma once

#include "engine/study/results/sample.hpp"

#include <limits>
#include <optional>
#include <span>

namespace consortia::study {

/// An estimate with its interval at 95 %; without an interval (fewer than two seeds) low and high are NaN.
struct Estimated {
    double value = 0;
    double low = 0;
    double high = 0;
    /// Of the variance that the interval knows, the part that is the spread of parameters, 0 to 1; the rest is that of
    /// seeds. NaN without draws of parameters, or with one seed a draw.
    double of_parameters = std::numeric_limits<double>::quiet_NaN();

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

/// How far the mean of a sample may be off: its variance, and the degrees of freedom by which that is known.
///
/// Without draws of parameters, what other seeds would have shown: the variance of the mean. With draws, what the seeds
/// would show if the parameters were at one more draw: whichever point of them holds, and both spreads counted. The means of
/// draws are a sample of such, so its variance is theirs by 1 + 1 / draws and Student's t is exact for normal means; an
/// effect without the noise of the seeds is covered at least as often. (An estimate of the parameters' spread alone, with
/// degrees by Satterthwaite, covers 85 to 95 % where seeds spread as much.)
struct Spread {
    double variance = 0;
    double degrees = 0;
};
/// Needs two seeds, or two draws.
Spread spread_of(const Sample& sample);
/// What two means of the same runs have in common of it.
double common_spread(const Sample& a, const Sample& b);

/// The mean of seeds by Student's t, with draws as spread_of() says. A sample without spread has an interval of no width.
Estimated mean_with_interval(const Sample& sample, double level = 0.95);
Estimated mean_with_interval(std::span<const double> seeds, double level = 0.95);

/// What was reckoned from all seeds, with the interval that the jackknife gives it (Student's t): `without` has what comes
/// of leaving out each in turn. No interval of fewer than two seeds, or where one of them is not finite.
Estimated jackknifed(double value, std::span<const double> without);

/// mean(above) / mean(below) of the same runs, with Fieller's interval. Nothing where the interval is not bounded: then
/// `below` cannot be told from zero.
std::optional<Estimated> ratio_with_interval(const Sample& above, const Sample& below);
std::optional<Estimated> ratio_with_interval(std::span<const double> above, std::span<const double> below);

/// How much pairing by common random numbers saves: variance of the differences over the sum of the variances. NaN if there
/// is no variance at all.
double variance_ratio(std::span<const double> reform, std::span<const double> baseline);

}  // namespace consortia::study
