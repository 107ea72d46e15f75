#include "engine/study/results/statistics.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace consortia::study {

namespace {

constexpr double coverage = 0.95;

/// The regularised incomplete beta function by Lentz's continued fraction (Abramowitz and Stegun 26.5.8).
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    double c = 1;
    double d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::abs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m < 500; ++m) {
        const auto advance = [&](double term) {
            d = 1 + term * d;
            d = 1 / (std::abs(d) < tiny ? tiny : d);
            c = 1 + term / c;
            if (std::abs(c) < tiny) c = tiny;
            h *= d * c;
            return std::abs(d * c - 1) < 1e-15;
        };
        advance(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        if (advance(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))) break;
    }
    return h;
}

double incomplete_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double log_beta = std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
    const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - log_beta);
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace

double t_tail(double t, double degrees) { return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2; }

double mean(std::span<const double> sample) {
    double sum = 0;
    for (double x : sample) sum += x;
    return sum / static_cast<double>(sample.size());
}

double covariance(std::span<const double> a, std::span<const double> b) {
    require(a.size() == b.size(), "pairs need samples of equal size");
    if (a.size() < 2) return 0;
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - mean_a) * (b[k] - mean_b);
    return sum / static_cast<double>(a.size() - 1);
}

double variance(std::span<const double> sample) { return covariance(sample, sample); }

double t_quantile(double probability, double degrees) {
    if (probability < 0.5) return -t_quantile(1 - probability, degrees);
    const double tail = 1 - probability;
    double low = 0;
    double high = 1;
    while (t_tail(high, degrees) > tail) high *= 2;
    for (int k = 0; k < 200 && high - low > 1e-12 * high; ++k) {
        const double middle = (low + high) / 2;
        (t_tail(middle, degrees) > tail ? low : high) = middle;
    }
    return (low + high) / 2;
}

namespace {

bool has_spread(const Sample& sample) { return sample.draws() > 1 || sample.size() > 1; }

/// What the numbers are a sample of: the draws where there are some, else the seeds.
std::vector<double> members_of(const Sample& sample) {
    return sample.draws() > 1 ? sample.means_of_draws() : sample.numbers();
}

/// Of seeds within a draw.
double variance_within(const Sample& sample) {
    double sum = 0;
    for (std::size_t draw = 0; draw < sample.draws(); ++draw)
        sum += variance(std::span(sample.numbers()).subspan(draw * sample.seeds(), sample.seeds()));
    return sum / static_cast<double>(sample.draws());
}

double share_of_parameters(const Sample& sample) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (sample.draws() < 2 || sample.seeds() < 2) return unknown;
    const double all = variance(sample.means_of_draws()), within = variance_within(sample);
    if (all == 0) return within == 0 ? unknown : 0.0;
    return std::max(0.0, 1 - within / static_cast<double>(sample.seeds()) / all);
}

Estimated without_interval(double value) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return {value, unknown, unknown};
}

}  // namespace

double common_spread(const Sample& a, const Sample& b) {
    const std::vector<double> members = members_of(a);
    const auto n = static_cast<double>(members.size());
    return covariance(members, members_of(b)) * (a.draws() > 1 ? 1 + 1 / n : 1 / n);
}

Spread spread_of(const Sample& sample) {
    return {common_spread(sample, sample), static_cast<double>(members_of(sample).size() - 1)};
}

Estimated mean_with_interval(const Sample& sample, double level) {
    const double value = mean(sample);
    if (!has_spread(sample)) return without_interval(value);
    const Spread spread = spread_of(sample);
    const double half = t_quantile((1 + level) / 2, spread.degrees) * std::sqrt(spread.variance);
    return {value, value - half, value + half, share_of_parameters(sample)};
}

Estimated mean_with_interval(std::span<const double> seeds, double level) {
    return mean_with_interval(Sample({seeds.begin(), seeds.end()}), level);
}

Estimated jackknifed(double value, std::span<const double> without) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const bool finite = std::ranges::all_of(without, [](double x) { return std::isfinite(x); });
    if (without.size() < 2 || !finite) return {value, unknown, unknown};
    const auto seeds = static_cast<double>(without.size());
    const double deviation = (seeds - 1) * std::sqrt(variance(without) / seeds);
    const double half = t_quantile(0.975, seeds - 1) * deviation;
    return {value, value - half, value + half};
}

std::optional<Estimated> ratio_with_interval(const Sample& above, const Sample& below) {
    const double a = mean(above);
    const double b = mean(below);
    if (b == 0) return std::nullopt;
    if (!has_spread(above)) return without_interval(a / b);
    const Spread of_above = spread_of(above), of_below = spread_of(below);
    const double t = t_quantile((1 + coverage) / 2, of_above.degrees);
    // All r with (a - r b)² <= t² (var_a - 2 r cov + r² var_b): between the roots of a parabola that opens upward.
    const double square = b * b - t * t * of_below.variance;
    if (square <= 0) return std::nullopt;
    const double linear = a * b - t * t * common_spread(above, below);
    const double constant = a * a - t * t * of_above.variance;
    const double root = std::sqrt(std::max(0.0, linear * linear - square * constant));
    return Estimated{a / b, (linear - root) / square, (linear + root) / square};
}

std::optional<Estimated> ratio_with_interval(std::span<const double> above, std::span<const double> below) {
    return ratio_with_interval(Sample({above.begin(), above.end()}), Sample({below.begin(), below.end()}));
}

double variance_ratio(std::span<const double> reform, std::span<const double> baseline) {
    const double independent = variance(reform) + variance(baseline);
    if (independent == 0) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> differences;
    for (std::size_t k = 0; k < reform.size(); ++k) differences.push_back(reform[k] - baseline[k]);
    return variance(differences) / independent;
}

}  // namespace consortia::study
