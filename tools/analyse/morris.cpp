#include "engine/random/rng.hpp"
#include "tools/analyse/indices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::analyse {

namespace {

constexpr u32 resamples = 2000;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// By factor, one effect a usable trajectory.
std::vector<std::vector<double>> effects_of(const StudySample& sample, const OutputColumn& output) {
    std::vector<std::vector<double>> effects(sample.factors.size());
    for (std::size_t point = 1; point < sample.points(); ++point) {
        const std::size_t factor = sample.moved[point];
        if (factor >= effects.size() || !output.block_is_usable[point / sample.block]) continue;
        const double by = sample.moved_by[point];
        const bool moved = std::isfinite(by) && by != 0;  // a factor of one value does not
        if (moved) effects[factor].push_back((output.values[point] - output.values[point - 1]) / by);
    }
    return effects;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (double x : values) sum += x;
    return sum / static_cast<double>(values.size());
}

double mean_size(const std::vector<double>& values) {
    double sum = 0;
    for (double x : values) sum += std::abs(x);
    return sum / static_cast<double>(values.size());
}

double spread(const std::vector<double>& values) {
    const double centre = mean(values);
    double sum = 0;
    for (double x : values) sum += (x - centre) * (x - centre);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

/// The statistic and the middle 95 % of it over resampled trajectories.
Interval with_interval(const std::vector<double>& values, double (*statistic)(const std::vector<double>&)) {
    if (values.size() < fewest_blocks) return {none, none, none};
    std::vector<double> drawn(values.size());
    std::vector<double> statistics;
    for (u32 k = 0; k < resamples; ++k) {
        Rng rng({.name = stream_name("bootstrap"), .agent = k});
        for (double& x : drawn) x = values[rng.below(static_cast<u32>(values.size()))];
        statistics.push_back(statistic(drawn));
    }
    std::ranges::sort(statistics);
    return {statistic(values), statistics[resamples / 40], statistics[resamples - 1 - resamples / 40]};
}

}  // namespace

OutputIndices morris_indices(const StudySample& sample, const OutputColumn& output) {
    OutputIndices found = indices_without_values(sample, output);
    found.indices = {{"mu_star", {}}, {"mu", {}}, {"sigma", {}}};
    for (const std::vector<double>& effects : effects_of(sample, output)) {
        found.indices[0].by_factor.push_back(with_interval(effects, mean_size));
        found.indices[1].by_factor.push_back(with_interval(effects, mean));
        found.indices[2].by_factor.push_back(with_interval(effects, spread));
    }
    return found;
}

}  // namespace consortia::analyse
