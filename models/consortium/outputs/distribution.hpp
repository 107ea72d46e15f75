// What a distribution comes to, from counts in 1,024 equal bins of a logarithm: no value is kept and nothing is sorted.
#pragma once

#include "engine/core/sum.hpp"
#include "engine/core/types.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace consortium {

using namespace consortia;

/// Equal bins of a logarithm, from `lowest` on; what lies outside counts in the first or the last.
struct LogBins {
    static constexpr u32 count = 1024;

    double lowest;
    double width;

    constexpr u32 of(double logarithm) const {
        const double bin = (logarithm - lowest) / width;
        return bin <= 0 ? 0 : static_cast<u32>(std::min(bin, count - 1.0));
    }
    constexpr double centre(u32 bin) const { return lowest + (bin + .5) * width; }
};

inline constexpr LogBins size_bins{0, 17.0 / LogBins::count};    ///< of ln n, to 24 million: up to 60 each n has its own
inline constexpr LogBins output_bins{-4, 8.0 / LogBins::count};  ///< of ln y
inline constexpr LogBins wage_bins{-4, 8.0 / LogBins::count};    ///< of ln(w/W̄)
inline constexpr LogBins fee_bins{-12, 24.0 / LogBins::count};   ///< of ln of a fee in wq

using Histogram = Sums<Count, LogBins::count>;
/// The same as plain numbers, in which several may be added up.
using Weights = std::array<double, LogBins::count>;
void add(Weights& all, std::span<const Count> more);
Weights weights_of(std::span<const Count> counts);

/// The lowest of the bins that are needed, from the top, to hold `share` of the total; 0 where there is nobody.
u32 top_bin(const Weights& weights, double share);
/// The logarithm below which `share` of the total lies, even inside its bin; missing where there is nobody.
double log_quantile(const Weights& weights, const LogBins& bins, double share);
/// Tail exponent by Hill (1975): all in the bins above the one in which the largest `share` begins, held against that bin's
/// mean. `logarithms`: what the members of each bin add up to.
double hill_exponent(const Weights& counts, const Weights& logarithms, double share);
/// What the largest `share` of members holds of all values, even inside its bin; `values`: of each bin, added up.
double share_of_top(const Weights& counts, const Weights& values, double share);

/// So many members with this value each.
struct Holding {
    double value;
    double members;
};
/// Gini coefficient; missing where there is nobody or nothing.
double gini(std::span<const Holding> holdings);
double gini(const Weights& weights, const LogBins& bins);

/// What Theil's T is made from; of disjoint groups it adds up.
struct Shares {
    Real members;
    Real value;
    Real value_log;  ///< Σ value × its logarithm

    void operator+=(const Shares& other) volatile;
};
double theil(const Shares& all);
/// Gini coefficient of the means of groups, each with its members.
double gini_across(std::span<const Shares> groups);
/// Theil's T of everybody, the part between the means of groups, and the part inside groups: exactly the sum of the two.
struct Theil {
    double all;
    double across;
    double within;
};
Theil theil_of(std::span<const Shares> groups);

/// Sums of powers, for central moments.
struct Moments {
    Real count;
    Real sum;
    Real squares;
    Real cubes;
    Real fourths;

    void add(double x) volatile;
};
/// Kurtosis beyond that of a normal distribution; missing for fewer than two different values.
double excess_kurtosis(const Moments& m);
double deviation(double count, double sum, double squares);

/// A straight line through weighted points by least squares.
struct Line {
    double weight = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;

    void add(double x_of, double y_of, double weight_of = 1);
    double slope() const;  ///< missing unless x varies
    double fit() const;    ///< R², missing unless both vary
};
/// ln(number of members with at least k) against ln k, one point for each k ≥ 1 that occurs; `counts` by k.
Line rank_size(std::span<const double> counts);

}  // namespace consortium
