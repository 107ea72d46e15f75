#include "tools/analyse/optimise/emulators.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/study/sampling.hpp"
#include "tools/analyse/emulate/runs.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

/// Of an aim: small is good, and at most 0 is allowed.
double in_the_sense(const Aim& aim, double value) {
    const bool upwards = aim.kind == Aim::Kind::maximise || aim.kind == Aim::Kind::at_least;
    const double below = upwards ? aim.bound - value : value - aim.bound;  // the bound of an objective is 0
    if (aim.is_objective() || aim.chance == 0) return below;
    return aim.chance - (below <= 0 ? 1 : 0);
}

Runs runs_of(const Question& question, const std::vector<std::size_t>& points, std::size_t aim) {
    Runs runs;
    for (const std::size_t point : points) {
        std::vector<double>& own = runs.emplace_back();
        for (const std::vector<double>& run : question.measured[point])
            own.push_back(in_the_sense(question.aims[aim], run[aim]));
    }
    return runs;
}

std::vector<std::size_t> usable(const Question& question, std::size_t first, std::size_t end) {
    std::vector<std::size_t> numbers;
    for (std::size_t k = first; k < end; ++k)
        if (!question.measured[k].empty()) numbers.push_back(k);
    return numbers;
}

constexpr double least_spread = 1e-12;  // of the variance of all points: below it points differ by rounding alone

/// Between the means of points, of the first `end`.
double variance_of_all(const Question& question, std::size_t end, std::size_t aim) {
    const std::vector<double> means = means_of(runs_of(question, usable(question, 0, end), aim));
    const double mean = mean_of(means);
    double spread = 0;
    for (const double each : means) spread += (each - mean) * (each - mean);
    return spread / static_cast<double>(means.size());
}

}  // namespace

Outcome Expected::means() const {
    Outcome means;
    for (const Predicted& each : objectives) means.push_back(each.mean);
    return means;
}

double chance_below_zero(const Predicted& of) {
    constexpr double as_a_normal = 1.702;
    if (of.variance <= 0) return of.mean <= 0 ? 1 : 0;
    return 1 / (1 + math::exp(as_a_normal * of.mean / std::sqrt(of.variance)));
}

double Expected::chance() const {
    double chance = 1;
    for (const Predicted& slack : slacks) chance *= chance_below_zero(slack);
    return chance;
}

Emulators::Emulators(const Question& question, std::size_t count) : known_(usable(question, 0, count)) {
    if (known_.size() < question.factors.size() + 3)
        throw InputError(Place{"optimise"}, "only " + std::to_string(known_.size()) + " of " + std::to_string(count) +
                                                " points have all their runs and numbers, too few to learn from");
    std::vector<Point> points;
    for (const std::size_t k : known_) points.push_back(question.asked[k]);
    for (std::size_t aim = 0; aim < question.aims.size(); ++aim) {
        const Runs runs = runs_of(question, known_, aim);
        is_objective_.push_back(question.aims[aim].is_objective());
        noise_.push_back(noise_between(runs));
        krigings_.emplace_back(points, means_of(runs), noise_.back());
    }
}

Expected Emulators::at(const Point& point) const {
    Expected predicted;
    for (std::size_t aim = 0; aim < krigings_.size(); ++aim)
        (is_objective_[aim] ? predicted.objectives : predicted.slacks).push_back(krigings_[aim].at(point));
    return predicted;
}

std::vector<session::optimisation::Tested> Emulators::tested(const Question& question, std::size_t first,
                                                             std::size_t end) const {
    constexpr double within = 1.959963984540054;
    const std::vector<std::size_t> unseen = usable(question, first, end);
    std::vector<session::optimisation::Tested> all;
    for (std::size_t aim = 0; aim < krigings_.size(); ++aim) {
        session::optimisation::Tested& tested = all.emplace_back();
        tested.points = unseen.size();
        if (unseen.empty()) continue;
        const std::vector<double> means = means_of(runs_of(question, unseen, aim));
        const double mean = mean_of(means), rounding = least_spread * variance_of_all(question, end, aim);
        double missed = 0, spread = 0;
        for (std::size_t k = 0; k < unseen.size(); ++k) {
            const Predicted said = krigings_[aim].at(question.asked[unseen[k]]);
            const double off = means[k] - said.mean;
            missed += off * off;
            spread += (means[k] - mean) * (means[k] - mean);
            if (std::abs(off) <= within * std::sqrt(said.variance + noise_[aim]))
                tested.inside += 1 / static_cast<double>(unseen.size());
        }
        const bool differ = spread > rounding * static_cast<double>(unseen.size());
        tested.explained = differ ? 1 - missed / spread : 1;
    }
    return all;
}

Point playable(const Question& question, Point point) {
    constexpr double grid = 1000;
    for (std::size_t k = 0; k < point.size(); ++k) {
        const double values = question.values[k];
        point[k] = values > 0 ? (std::min(math::floor(point[k] * values), values - 1) + .5) / values
                              : math::floor(point[k] * grid + .5) / grid;
    }
    return point;
}

std::vector<std::vector<double>> Emulators::effects(const Question& question) const {
    constexpr std::size_t rows = 256;
    const std::size_t width = question.factors.size();
    const study::SobolSequence sequence(2 * width, question.seed);
    std::vector<std::vector<double>> changes(krigings_.size(), std::vector<double>(width, 0));
    std::vector<std::vector<double>> predicted(krigings_.size());
    for (std::size_t k = 0; k < rows; ++k) {
        Point both(2 * width);
        sequence.row(k, both);
        const Point point = playable(question, Point(both.begin(), both.begin() + static_cast<std::ptrdiff_t>(width)));
        const Point other = playable(question, Point(both.begin() + static_cast<std::ptrdiff_t>(width), both.end()));
        for (std::size_t aim = 0; aim < krigings_.size(); ++aim) {
            predicted[aim].push_back(krigings_[aim].at(point).mean);
            for (std::size_t j = 0; j < width; ++j) {
                Point moved = point;
                moved[j] = other[j];
                const double change = krigings_[aim].at(moved).mean - predicted[aim].back();
                changes[aim][j] += change * change / (2 * rows);
            }
        }
    }
    for (std::size_t aim = 0; aim < krigings_.size(); ++aim) {
        const double mean = mean_of(predicted[aim]);
        double variance = 0;
        for (const double each : predicted[aim]) variance += (each - mean) * (each - mean) / rows;
        for (double& share : changes[aim]) share = variance > 0 ? share / variance : 0;
    }
    return changes;
}

}  // namespace consortia::analyse
