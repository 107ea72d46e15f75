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

Kriging::Kriging(std::vector<Point> points, const std::vector<double>& values, double noise)
    : points_(std::move(points)), lengths_(points_.front().size(), first_length) {
    const auto count = static_cast<double>(values.size());
    for (const double value : values) mean_ += value / count;
    double variance = 0;
    for (const double value : values) variance += (value - mean_) * (value - mean_) / count;
    scale_ = variance > 0 ? std::sqrt(variance) : 1;
    std::vector<double> standard;
    for (const double value : values) standard.push_back((value - mean_) / scale_);
    const double of_standard = std::max(least_noise, noise / (scale_ * scale_));
    if (variance > 0) find_lengths(standard, of_standard);
    solve(standard, of_standard);
}

void Kriging::find_lengths(const std::vector<double>& standard, double noise) {
    const std::size_t count = std::min(points_.size(), most_for_lengths), width = lengths_.size();
    OT::Sample values(count, 1);
    for (std::size_t k = 0; k < count; ++k) values(k, 0) = standard[k];
    prepare_openturns();
    const OT::MaternModel model(OT::Point(width, first_length), OT::Point(1, 1.0), smoothness);
    OT::KrigingAlgorithm algorithm(sample_of(points_, count), values, model, OT::LinearBasisFactory(width).build());
    algorithm.setNoise(OT::Point(count, noise));
    algorithm.setOptimizationBounds(bounds_of(width));
    try {
        algorithm.run();
        const OT::CovarianceModel found = algorithm.getResult().getCovarianceModel();
        for (std::size_t k = 0; k < width; ++k) lengths_[k] = two_digits(found.getScale()[k]);
        amplitude_ = two_digits(found.getAmplitude()[0]);
    } catch (const OT::Exception&) {  // the first lengths stay; what they are worth is tested on unseen points
    }
}

void Kriging::solve(const std::vector<double>& standard, double noise) {
    const std::size_t count = points_.size(), width = lengths_.size() + 1;
    Matrix covariances(count);
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b <= a; ++b) covariances(a, b) = covariance(points_[a], points_[b]) + (a == b ? noise : 0);
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
    coefficients_ = backward(trend_lower_, forward(trend_lower_, sums));
    std::vector<double> rest = standard;
    for (std::size_t j = 0; j < width; ++j) {
        for (std::size_t k = 0; k < count; ++k) rest[k] -= coefficients_[j] * columns[j][k];
    }
    weights_ = backward(lower_, forward(lower_, rest));
}

double Kriging::covariance(const Point& a, const Point& b) const {
    constexpr double root5 = 2.23606797749978969641;
    double square = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double apart = (a[k] - b[k]) / lengths_[k];
        square += apart * apart;
    }
    const double r = root5 * std::sqrt(square);
    return amplitude_ * amplitude_ * (1 + r + r * r / 3) * math::exp(-r);
}

Predicted Kriging::at(const Point& point) const {
    std::vector<double> near(points_.size());
    for (std::size_t k = 0; k < points_.size(); ++k) near[k] = covariance(point, points_[k]);
    std::vector<double> trend = trend_at(point);
    const double mean = dot(near, weights_) + dot(trend, coefficients_);
    const std::vector<double> known = forward(lower_, std::move(near));
    double variance = amplitude_ * amplitude_ - dot(known, known);
    for (std::size_t j = 0; j < trend.size(); ++j) trend[j] -= dot(trends_[j], known);
    const std::vector<double> of_trend = forward(trend_lower_, std::move(trend));
    variance += dot(of_trend, of_trend);
    return {mean_ + scale_ * mean, std::max(0.0, variance) * scale_ * scale_};
}

}  // namespace consortia::analyse
