#include "tools/analyse/calibrate/findings.hpp"

#include "tools/analyse/calibrate/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::analyse {

namespace {

constexpr double slope_step = .1;  // of the prior
constexpr std::size_t parts_of_profile = 10;
constexpr u32 generations = 60;
constexpr std::size_t searchers = 12;
constexpr double sure = 2;  // standard errors of the emulator
const double sd_of_prior = std::sqrt(1.0 / 12);

std::vector<double> column(const Particles& particles, std::size_t parameter) {
    std::vector<double> values;
    for (const Point& point : particles.points) values.push_back(point[parameter]);
    return values;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double covariance_of(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = mean_of(a), mean_b = mean_of(b);
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - mean_a) * (b[k] - mean_b);
    return sum / static_cast<double>(a.size());
}

double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

session::Learnt learnt_from(std::vector<double> values) {
    std::ranges::sort(values);
    return {.median = quantile(values, .5),
            .low90 = quantile(values, .05),
            .high90 = quantile(values, .95),
            .low95 = quantile(values, .025),
            .high95 = quantile(values, .975),
            .spread = std::sqrt(covariance_of(values, values)) / sd_of_prior};
}

/// By moment: what it moves by over the whole prior of a parameter, at the slope it has at the centre.
std::vector<double> effects_at(const Emulator& emulator, const Point& centre, std::size_t parameter) {
    Point low = centre, high = centre;
    low[parameter] = std::max(0.0, centre[parameter] - slope_step);
    high[parameter] = std::min(1.0, centre[parameter] + slope_step);
    std::vector<double> effects;
    for (std::size_t j = 0; j < emulator.moments(); ++j)
        effects.push_back((emulator.distance(high, j).mean - emulator.distance(low, j).mean) /
                          (high[parameter] - low[parameter]));
    return effects;
}

/// A distance of which the emulator is sure.
double sure_distance(const Emulator& emulator, const Point& point, std::size_t moment) {
    const Predicted predicted = emulator.distance(point, moment);
    return std::max(0.0, std::abs(predicted.mean) - sure * std::sqrt(predicted.variance));
}

std::vector<Point> some_of(const Particles& particles) {
    std::vector<Point> points;
    for (std::size_t k = 0; k < searchers; ++k) points.push_back(particles.points[k * particles.points.size() / searchers]);
    return points;
}

/// The larger of the two distances, where it is least.
double nearest_together(const Question& question, const Emulator& emulator, const Particles& particles, std::size_t one,
                        std::size_t other) {
    const auto larger = [&](const Point& point) {
        return std::max(sure_distance(emulator, point, one), sure_distance(emulator, point, other));
    };
    double nearest = larger(searched(some_of(particles), larger, generations, question.seed));
    for (const std::vector<double>& distances : usable_of(question, question.measured.size()).distances)
        nearest = std::min(nearest, std::max(std::abs(distances[one]), std::abs(distances[other])));
    return nearest;
}

}  // namespace

std::vector<session::Learnt> learnt_of(const Particles& particles, const Emulator& emulator, const Point& centre) {
    std::vector<session::Learnt> learnt;
    for (std::size_t k = 0; k < centre.size(); ++k) {
        learnt.push_back(learnt_from(column(particles, k)));
        learnt.back().effects = effects_at(emulator, centre, k);
    }
    return learnt;
}

std::vector<std::vector<double>> correlations_of(const Particles& particles) {
    const std::size_t width = particles.points.front().size();
    std::vector<std::vector<double>> correlations(width, std::vector<double>(width));
    for (std::size_t a = 0; a < width; ++a) {
        for (std::size_t b = 0; b < width; ++b) {
            const std::vector<double> x = column(particles, a), y = column(particles, b);
            const double scale = std::sqrt(covariance_of(x, x) * covariance_of(y, y));
            correlations[a][b] = scale > 0 ? covariance_of(x, y) / scale : 0;
        }
    }
    return correlations;
}

void add_profiles(std::vector<session::Learnt>& learnt, const Question& question) {
    const Usable usable = usable_of(question, question.measured.size());
    for (std::size_t k = 0; k < learnt.size(); ++k) {
        learnt[k].profile.assign(parts_of_profile, failed_distance);
        for (std::size_t p = 0; p < usable.numbers.size(); ++p) {
            const double share = question.asked[usable.numbers[p]][k] * static_cast<double>(parts_of_profile);
            double& least = learnt[k].profile[std::min(parts_of_profile - 1, static_cast<std::size_t>(share))];
            least = std::min(least, usable.nearness[p]);
        }
    }
}

std::vector<double> reachable_of(const Question& question, const Emulator& emulator, const Particles& particles) {
    std::vector<double> reachable;
    for (std::size_t j = 0; j < emulator.moments(); ++j)
        reachable.push_back(nearest_together(question, emulator, particles, j, j));
    return reachable;
}

std::vector<session::Conflict> conflicts_of(const Question& question, const Emulator& emulator, const Particles& particles,
                                            const std::vector<double>& reachable, const Point& centre) {
    std::vector<session::Conflict> conflicts;
    const auto missed = [&](std::size_t j) { return std::abs(emulator.distance(centre, j).mean) > 1; };
    for (std::size_t one = 0; one < reachable.size(); ++one) {
        for (std::size_t other = one + 1; other < reachable.size(); ++other) {
            const bool each_in_reach = reachable[one] <= 1 && reachable[other] <= 1;
            if (!each_in_reach || (!missed(one) && !missed(other))) continue;
            const double nearest = nearest_together(question, emulator, particles, one, other);
            if (nearest > 1) conflicts.push_back({one, other, nearest});
        }
    }
    return conflicts;
}

}  // namespace consortia::analyse
