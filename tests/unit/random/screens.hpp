// Statistical screens. Each gives a z value: standard normal if the draws are what they should be. The seeds are fixed, so a
// test passes always or never; with some 200 screens in all, |z| < 4.5 fails a right generator once in 700 choices of seeds.
#pragma once

#include "engine/core/types.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace consortia {

constexpr double z_bound = 4.5;

/// Of the counts of one kind each against what was expected; few may be expected below 5. Wilson and Hilferty 1931.
inline double chi_square_z(const std::vector<double>& counts, const std::vector<double>& expected) {
    double sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k)
        sum += (counts[k] - expected[k]) * (counts[k] - expected[k]) / expected[k];
    const double freedom = static_cast<double>(counts.size()) - 1, spread = 2 / (9 * freedom);
    return (std::cbrt(sum / freedom) - (1 - spread)) / std::sqrt(spread);
}

/// Of numbers in [0, 1) that should be uniform.
inline double uniformity_z(const std::vector<double>& u, std::size_t bins = 128) {
    std::vector<double> counts(bins);
    for (double x : u) counts[static_cast<std::size_t>(x * static_cast<double>(bins))] += 1;
    return chi_square_z(counts, std::vector<double>(bins, static_cast<double>(u.size()) / static_cast<double>(bins)));
}

/// Of the correlation of uniform numbers with those `lag` places on.
inline double correlation_z(const std::vector<double>& u, std::size_t lag) {
    double sum = 0;
    for (std::size_t k = 0; k + lag < u.size(); ++k) sum += (u[k] - 0.5) * (u[k + lag] - 0.5) * 12;
    return sum / std::sqrt(static_cast<double>(u.size() - lag));
}

/// Of pairs of uniform numbers `lag` apart, in 16 x 16 cells.
inline double pairs_z(const std::vector<double>& u, std::size_t lag) {
    std::vector<double> counts(256);
    for (std::size_t k = 0; k + lag < u.size(); ++k) {
        counts[static_cast<std::size_t>(u[k] * 16) * 16 + static_cast<std::size_t>(u[k + lag] * 16)] += 1;
    }
    return chi_square_z(counts, std::vector<double>(256, static_cast<double>(u.size() - lag) / 256));
}

/// Of a sample's mean, given the true mean and standard deviation.
inline double mean_z(const std::vector<double>& x, double mean, double sd) {
    double sum = 0;
    for (double value : x) sum += value - mean;
    return sum / (sd * std::sqrt(static_cast<double>(x.size())));
}

/// Of a sample's variance about its true mean, given the true fourth central moment in units of sd^4 (3 for a normal).
inline double variance_z(const std::vector<double>& x, double mean, double sd, double kurtosis) {
    double sum = 0;
    for (double value : x) sum += (value - mean) * (value - mean) / (sd * sd) - 1;
    return sum / std::sqrt((kurtosis - 1) * static_cast<double>(x.size()));
}

/// The share of standard normal draws below x.
inline double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

}  // namespace consortia
