#include "tools/analyse/emulate/kriging.hpp"

#include "engine/core/math.hpp"

#include <openturns/Exception.hxx>
#include <openturns/KrigingAlgorithm.hxx>
#include <openturns/LinearBasisFactory.hxx>
#include <openturns/Log.hxx>
#include <openturns/MaternModel.hxx>
#include <openturns/ResourceMap.hxx>

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

constexpr std::size_t most_for_lengths = 150;
constexpr double smoothness = 2.5;
constexpr double shortest = .05, longest = 10;  // lengths, of the prior's width
constexpr double first_length = .5;
constexpr double least_amplitude = .01, most_amplitude = 100;
constexpr double least_noise = 1e-6;  // variance, of the values'

double two_digits(double x) {
    if (!(x > 0)) return x;
    constexpr double ln10 = 2.302585092994045684;
    const double unit = math::exp(ln10 * (math::floor(math::log(x) / ln10) - 1));
    return math::floor(x / unit + .5) * unit;
}

OT::Sample sample_of(const std::vector<Point>& points, std::size_t count) {
    OT::Sample sample(count, points.front().size());
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t j = 0; j < points[k].size(); ++j) sample(k, j) = points[k][j];
    }
    return sample;
}

OT::Interval bounds_of(std::size_t width) {
    OT::Point low(width + 1, shortest), high(width + 1, longest);
    low[width] = least_amplitude;
    high[width] = most_amplitude;
    return {low, high};
}

/// Beside a noise that is known, the amplitude is one more number to be found. Bounds that it narrows are no news.
void prepare_openturns() {
    OT::ResourceMap::SetAsBool("GeneralLinearModelAlgorithm-UseAnalyticalAmplitudeEstimate", false);
    OT::Log::Show(OT::Log::NONE);
}

/// 1 and the point.
std::vector<double> trend_at(const Point& point) {
    std::vector<double> trend{1};
    trend.insert(trend.end(), point.begin(), point.end());
    return trend;
}

}  // namespace

Kriging::Kriging(std::vector<Point> points, const std::vector<double>& values, double noise, std::vector<u64> exact)
    : points_(std::move(points)) {
    fitted_.exact = std::move(exact);
    fitted_.lengths.assign(points_.front().size(), first_length);
    const auto count = static_cast<double>(values.size());
    for (const double value : values) fitted_.mean += value / count;
    double variance = 0;
    for (const double value : values) variance += (value - fitted_.mean) * (value - fitted_.mean) / count;
    fitted_.scale = variance > 0 ? std::sqrt(variance) : 1;
    std::vector<double> standard;
    for (const double value : values) standard.push_back((value - fitted_.mean) / fitted_.scale);
    fitted_.noise = std::max(least_noise, noise / (fitted_.scale * fitted_.scale));
    if (variance > 0) find_lengths(standard);
    solve(standard);
}

void Kriging::find_lengths(const std::vector<double>& standard) {
    const std::size_t count = std::min(points_.size(), most_for_lengths), width = fitted_.lengths.size();
    OT::Sample values(count, 1);
    for (std::size_t k = 0; k < count; ++k) values(k, 0) = standard[k];
    prepare_openturns();
    const OT::MaternModel model(OT::Point(width, first_length), OT::Point(1, 1.0), smoothness);
    OT::KrigingAlgorithm algorithm(sample_of(points_, count), values, model, OT::LinearBasisFactory(width).build());
    OT::Point own(count);
    for (std::size_t k = 0; k < count; ++k) own[k] = is_exact(k) ? least_noise : fitted_.noise;
    algorithm.setNoise(own);
    algorithm.setOptimizationBounds(bounds_of(width));
    try {
        algorithm.run();
        const OT::CovarianceModel found = algorithm.getResult().getCovarianceModel();
        for (std::size_t k = 0; k < width; ++k) fitted_.lengths[k] = two_digits(found.getScale()[k]);
        fitted_.amplitude = two_digits(found.getAmplitude()[0]);
    } catch (const OT::Exception&) {  // the first lengths stay; what they are worth is tested on unseen points
    }
}

void Kriging::solve(const std::vector<double>& standard) {
    const std::size_t count = points_.size(), width = fitted_.lengths.size() + 1;
    Matrix covariances(count);
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b <= a; ++b) covariances(a, b) = covariance(points_[a], points_[b]) + noise(a, b);
    }
    lower_ = lower(covariances);
    trends_.assign(width, std::vector<double>(count));
    for (std::size_t k = 0; k < count; ++k) {
        const std::vector<double> trend = trend_at(points_[k]);
        for (std::size_t j = 0; j < width; ++j) trends_[j][k] = trend[j];
    }
    std::vector<std::vector<double>> columns = trends_;
    for (std::vector<double>& column : trends_) column = forward(lower_, column);
    const std::vector<double> values = forward(lower_, standard);
    Matrix information(width);
    std::vector<double> sums(width);
    for (std::size_t j = 0; j < width; ++j) {
        for (std::size_t k = 0; k <= j; ++k) information(j, k) = dot(trends_[j], trends_[k]);
        sums[j] = dot(trends_[j], values);
    }
    trend_lower_ = lower(information);
    fitted_.trend = backward(trend_lower_, forward(trend_lower_, sums));
    std::vector<double> rest = standard;
    for (std::size_t j = 0; j < width; ++j) {
        for (std::size_t k = 0; k < count; ++k) rest[k] -= fitted_.trend[j] * columns[j][k];
    }
    fitted_.weights = backward(lower_, forward(lower_, rest));
}

bool Kriging::is_exact(std::size_t point) const {
    return std::find(fitted_.exact.begin(), fitted_.exact.end(), point) != fitted_.exact.end();
}

double Kriging::noise(std::size_t a, std::size_t b) const {
    if (is_exact(a) || is_exact(b)) return a == b ? least_noise : 0;
    return in_common() + (a == b ? fitted_.noise : 0);
}

double Kriging::covariance(const Point& a, const Point& b) const {
    constexpr double root5 = 2.23606797749978969641;
    double square = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double apart = (a[k] - b[k]) / fitted_.lengths[k];
        square += apart * apart;
    }
    const double r = root5 * std::sqrt(square);
    return fitted_.amplitude * fitted_.amplitude * (1 + r + r * r / 3) * math::exp(-r);
}

Kriging::Known Kriging::known(const Point& point, double common) const {
    std::vector<double> near(points_.size());
    for (std::size_t k = 0; k < points_.size(); ++k)
        near[k] = covariance(point, points_[k]) + (common > 0 && !is_exact(k) ? common : 0);
    std::vector<double> trend = trend_at(point);
    Known known{.mean = dot(near, fitted_.weights) + dot(trend, fitted_.trend), .of_points = {}, .of_trend = {}};
    known.of_points = forward(lower_, std::move(near));
    for (std::size_t j = 0; j < trend.size(); ++j) trend[j] -= dot(trends_[j], known.of_points);
    known.of_trend = forward(trend_lower_, std::move(trend));
    return known;
}

double Kriging::covariance(const Known& one, const Known& other, double of_process) const {
    return (of_process - dot(one.of_points, other.of_points)) + dot(one.of_trend, other.of_trend);
}

Predicted Kriging::predicted(const Known& known, double variance) const {
    const double left = covariance(known, known, variance);
    return {fitted_.mean + fitted_.scale * known.mean, std::max(0.0, left) * fitted_.scale * fitted_.scale};
}

Predicted Kriging::at(const Point& point) const { return predicted(known(point), fitted_.amplitude * fitted_.amplitude); }

Predicted Kriging::played_at(const Point& point) const {
    return predicted(known(point, in_common()), fitted_.amplitude * fitted_.amplitude + in_common());
}

Predicted Kriging::difference(const Point& a, const Point& b) const {
    const Known one = known(a), other = known(b);
    const double alone = fitted_.amplitude * fitted_.amplitude;
    const double variance =
        (covariance(one, one, alone) + covariance(other, other, alone)) - 2 * covariance(one, other, covariance(a, b));
    return {fitted_.scale * (one.mean - other.mean), std::max(0.0, variance) * fitted_.scale * fitted_.scale};
}

}  // namespace consortia::analyse
