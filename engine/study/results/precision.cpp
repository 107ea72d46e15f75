#include "engine/study/results/precision.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::study {

namespace {

/// How wide the interval of a sample of a given spread is.
double width_of(u64 seeds) {
    constexpr double upper = 0.975;
    const auto n = static_cast<double>(seeds);
    return t_quantile(upper, n - 1) / std::sqrt(n);
}

double half_of(const Estimated& estimated) { return (estimated.high - estimated.low) / 2; }

/// Half of the interval of a difference, by what the first scenario has.
double relative_width(const Outcomes& outcomes, std::size_t scenario) {
    const double half = half_of(mean_with_interval(outcomes.differences(scenario)));
    return half == 0 ? 0 : half / std::abs(mean(outcomes.by_scenario.front()));
}

}  // namespace

u32 next_look(u32 seeds, u32 most) { return std::min(most, std::max(first_look, seeds + (seeds + 1) / 2)); }

Estimated looked_at(const Sample& sample) { return mean_with_interval(sample, level_of_looks); }
Estimated looked_at(std::span<const double> seeds) { return mean_with_interval(seeds, level_of_looks); }

bool is_narrow(const Estimated& estimated, const Width& asked) {
    return estimated.has_interval() && half_of(estimated) <= asked.half * (asked.relative ? std::abs(estimated.value) : 1);
}

u64 seeds_to_halve(u64 now) {
    require(now >= 2, "one seed has no interval that could be halved");
    const double half = width_of(now) / 2;
    u64 enough = 4 * now, few = now;
    while (enough - few > 1) {
        const u64 between = few + (enough - few) / 2;
        (width_of(between) > half ? few : enough) = between;
    }
    return enough;
}

std::optional<Halving> widest_headline(const std::vector<Outcomes>& outcomes) {
    std::optional<Halving> widest;
    double width = 0;
    for (const Outcomes& each : outcomes) {
        const u64 runs = each.by_scenario.front().size();
        if (each.indicator.role != Indicator::Role::headline || runs < 2) continue;
        for (std::size_t scenario = 1; scenario < each.by_scenario.size(); ++scenario) {
            const double here = relative_width(each, scenario);
            if (!(here > width)) continue;  // nor where something is missing
            width = here;
            widest = {runs / each.draws, each.draws > 1 ? 0 : seeds_to_halve(runs), each.indicator.name, scenario,
                      mean_with_interval(each.differences(scenario))};
        }
    }
    return widest;
}

}  // namespace consortia::study
