#include "tools/analyse/calibrate/emulator.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/study/results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consortia::analyse {

namespace {

constexpr std::size_t most_points = 400;
constexpr std::size_t fewest_for_noise = 20;
constexpr double near = 5;        // tolerances, up to which distances stay what they are
constexpr double farthest = 1e6;  // tolerances: beyond, all are alike
constexpr double two_sided_95 = 1.96;
constexpr double least_variance = 1e-8;  // of a number of tolerances

double squeezed(double distance) {
    const double x = std::min(std::abs(distance), farthest) / near;
    const double y = near * math::log(x + std::sqrt(x * x + 1));
    return distance < 0 ? -y : y;
}

/// The distance and the variance of its error, from those of the squeezed one.
Predicted stretched(const Predicted& squeezed) {
    const double up = math::exp(std::clamp(squeezed.mean, -20 * near, 20 * near) / near), down = 1 / up;
    const double slope = .5 * (up + down);
    return {.5 * near * (up - down), squeezed.variance * slope * slope};
}

using OfSeeds = std::vector<std::vector<double>>;  // by seed, by moment

std::vector<double> distances_of(const Question& question, const std::vector<double>& moments) {
    std::vector<double> distances;
    for (std::size_t j = 0; j < moments.size(); ++j)
        distances.push_back((moments[j] - question.moments[j].target) / question.moments[j].tolerance);
    return distances;
}

std::vector<double> mean_of(const OfSeeds& seeds) {
    std::vector<double> mean(seeds.front().size());
    for (const std::vector<double>& seed : seeds) {
        for (std::size_t j = 0; j < mean.size(); ++j) mean[j] += seed[j] / static_cast<double>(seeds.size());
    }
    return mean;
}

/// By seed: the squeezed distances of a point.
OfSeeds squeezed_seeds(const Question& question, std::size_t number) {
    OfSeeds seeds;
    for (const std::vector<double>& moments : question.measured[number]) {
        seeds.push_back(distances_of(question, moments));
        for (double& each : seeds.back()) each = squeezed(each);
    }
    return seeds;
}

std::vector<std::size_t> by_nearness(const Usable& usable) {
    std::vector<std::size_t> order(usable.numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return usable.nearness[k]; });
    order.resize(std::min(order.size(), most_points));
    return order;
}

/// Of the mean over seeds of one moment: what is left of a table of points and seeds without the means of both.
double noise_between(const std::vector<OfSeeds>& points, std::size_t moment) {
    const std::size_t seeds = points.front().size();
    std::vector<double> of_seed(seeds);
    double whole = 0, squares = 0;
    for (const OfSeeds& point : points) {
        for (std::size_t s = 0; s < seeds; ++s) of_seed[s] += point[s][moment] / static_cast<double>(points.size());
    }
    for (const double mean : of_seed) whole += mean / static_cast<double>(seeds);
    for (const OfSeeds& point : points) {
        const double own = mean_of(point)[moment];
        for (std::size_t s = 0; s < seeds; ++s) {
            const double left = point[s][moment] - own - of_seed[s] + whole;
            squares += left * left;
        }
    }
    return squares / static_cast<double>((points.size() - 1) * (seeds - 1) * seeds);
}

/// By what a variance from so few seeds is multiplied, so that normal intervals made of it are as wide as Student's.
double doubt_of(std::size_t seeds) {
    const double wider = study::t_quantile(.975, static_cast<double>(seeds - 1)) / two_sided_95;
    return wider * wider;
}

/// Between moments, of their means over seeds. All points have the same seeds, so however many they are, they tell no more
/// of the noise that they share than so few seeds can.
Matrix covariance_of_means(const std::vector<OfSeeds>& points) {
    const std::size_t seeds = points.front().size(), width = points.front().front().size();
    const auto degrees = static_cast<double>(points.size() * (seeds - 1) * seeds) / doubt_of(seeds);
    Matrix covariance(width);
    for (const OfSeeds& point : points) {
        const std::vector<double> mean = mean_of(point);
        for (const std::vector<double>& seed : point) {
            for (std::size_t a = 0; a < width; ++a) {
                for (std::size_t b = 0; b < width; ++b)
                    covariance(a, b) += (seed[a] - mean[a]) * (seed[b] - mean[b]) / degrees;
            }
        }
    }
    return covariance;
}

void require_enough(const Question& question, const Usable& usable, std::size_t count) {
    const std::size_t fewest = question.free.size() + 3;
    if (usable.numbers.size() >= fewest) return;
    throw InputError(Place{"calibration"},
                     "only " + std::to_string(usable.numbers.size()) + " of " + std::to_string(count) +
                         " points have all their runs and moments; " + std::to_string(fewest) +
                         " are needed: narrow the priors to where the model runs, or mend moments that are undefined");
}

}  // namespace

double distance_of(const Question& question, const std::vector<double>& distances) {
    double sum = 0, weights = 0;
    for (std::size_t j = 0; j < distances.size(); ++j) {
        sum += question.moments[j].weight * distances[j] * distances[j];
        weights += question.moments[j].weight;
    }
    return std::sqrt(sum / weights);
}

std::vector<double> looseness_of(const Question& question) {
    double most = 0;
    for (const session::FittedMoment& moment : question.moments) most = std::max(most, moment.weight);
    std::vector<double> looseness;
    for (const session::FittedMoment& moment : question.moments) looseness.push_back(most / moment.weight);
    return looseness;
}

Usable usable_of(const Question& question, std::size_t count) {
    Usable usable;
    for (std::size_t number = 0; number < count; ++number) {
        if (question.measured[number].empty()) continue;
        usable.numbers.push_back(number);
        usable.distances.push_back(distances_of(question, mean_of(question.measured[number])));
        usable.nearness.push_back(distance_of(question, usable.distances.back()));
    }
    return usable;
}

Emulator::Emulator(const Question& question, std::size_t count) {
    const Usable usable = usable_of(question, count);
    require_enough(question, usable, count);
    const std::vector<std::size_t> nearest = by_nearness(usable);
    measure_noise(question, usable, nearest);
    std::vector<Point> points;
    for (const std::size_t k : nearest) points.push_back(question.asked[usable.numbers[k]]);
    points_ = points.size();
    for (std::size_t j = 0; j < question.moments.size(); ++j) {
        std::vector<double> values;
        for (const std::size_t k : nearest) values.push_back(squeezed(usable.distances[k][j]));
        krigings_.emplace_back(points, values, noise_[j]);
    }
    widened_.assign(moments(), 1);
}

/// All points have the same seeds: what a seed adds to all of them is no noise between points, but the mean over seeds errs
/// by it all the same. The first is what is left of point and seed, as in a table of two ways; the second the covariance
/// between seeds, of the nearest quarter of the points.
void Emulator::measure_noise(const Question& question, const Usable& usable, const std::vector<std::size_t>& nearest) {
    std::vector<OfSeeds> points;
    for (const std::size_t k : nearest) points.push_back(squeezed_seeds(question, usable.numbers[k]));
    for (std::size_t j = 0; j < question.moments.size(); ++j) noise_.push_back(noise_between(points, j));
    points.resize(std::min(points.size(), std::max(fewest_for_noise, points.size() / 4)));
    errors_ = covariance_of_means(points);
    const std::vector<double> looseness = looseness_of(question);
    for (std::size_t j = 0; j < looseness.size(); ++j) errors_(j, j) += looseness[j];
}

Predicted Emulator::distance(const Point& point, std::size_t moment) const {
    Predicted squeezed = krigings_[moment].at(point);
    squeezed.variance *= widened_[moment];
    return stretched(squeezed);
}

double Emulator::likelihood(const Point& point) const {
    Matrix errors = errors_;
    std::vector<double> distances;
    for (std::size_t j = 0; j < moments(); ++j) {
        const Predicted predicted = distance(point, j);
        distances.push_back(predicted.mean);
        errors(j, j) += predicted.variance;
    }
    const Matrix l = lower(errors);
    const std::vector<double> independent = forward(l, std::move(distances));
    double logarithm = -.5 * dot(independent, independent);
    for (std::size_t j = 0; j < moments(); ++j) logarithm -= math::log(l(j, j));
    return logarithm;
}

session::Tested Emulator::tested(const Question& question, std::size_t first, std::size_t end, std::size_t moment) const {
    session::Tested tested;
    double errors = 0, standard = 0, sum = 0, squares = 0;
    for (std::size_t number = first; number < end; ++number) {
        if (question.measured[number].empty()) continue;
        const double seen = squeezed(distances_of(question, mean_of(question.measured[number]))[moment]);
        const Predicted predicted = krigings_[moment].at(question.asked[number]);
        const double error = seen - predicted.mean, variance = predicted.variance + noise_[moment] + least_variance;
        ++tested.points;
        tested.inside += error * error < two_sided_95 * two_sided_95 * variance ? 1 : 0;
        errors += error * error;
        standard += error * error / variance;
        sum += seen;
        squares += seen * seen;
    }
    if (tested.points == 0) return tested;
    const auto count = static_cast<double>(tested.points);
    const double spread = squares - sum * sum / count;
    tested.inside /= count;
    tested.explained = spread > 0 ? 1 - errors / spread : 0;
    tested.scale = std::max(1.0, std::sqrt(standard / count));
    return tested;
}

std::vector<session::Tested> Emulator::tested(const Question& question, std::size_t first, std::size_t end) const {
    std::vector<session::Tested> all;
    for (std::size_t j = 0; j < moments(); ++j) all.push_back(tested(question, first, end, j));
    return all;
}

void Emulator::widen(const std::vector<session::Tested>& tested) {
    for (std::size_t j = 0; j < moments(); ++j) widened_[j] = tested[j].scale * tested[j].scale;
}

}  // namespace consortia::analyse
