#include "engine/study/results/comparison.hpp"

#include "engine/study/outcomes.hpp"

#include <algorithm>
#include <limits>

namespace consortia::study {

std::vector<double> Outcomes::differences(std::size_t scenario) const {
    std::vector<double> d;
    for (std::size_t seed = 0; seed < by_scenario[scenario].size(); ++seed) {
        d.push_back(by_scenario[scenario][seed] - by_scenario[0][seed]);
    }
    return d;
}

Outcomes outcomes_of(Indicator indicator, std::span<const double> numbers, const Extent& extent, u32 steps_per_year) {
    require(numbers.size() == extent.scenarios * extent.seeds * extent.steps, "a total of another shape");
    const FrameLayout::Entry entry{std::move(indicator), {}};
    Outcomes outcomes{entry.indicator, std::vector<std::vector<double>>(extent.scenarios)};
    for (std::vector<double>& seeds : outcomes.by_scenario) {
        for (std::size_t seed = 0; seed < extent.seeds; ++seed) {
            const RunOutput run{.width = 1, .rows = {numbers.begin(), numbers.begin() + extent.steps}};
            numbers = numbers.subspan(extent.steps);
            seeds.push_back(outcome(run, entry, 0, steps_per_year));
        }
    }
    return outcomes;
}

OutcomesOf::OutcomesOf(const RunList& list) : list_(&list) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> seeds(list.replicates(), missing);
    const FrameLayout layout(list.schema().indicators(), list.schema().axes(list.scenarios().front()));
    for (const FrameLayout::Entry& entry : layout.entries()) {
        if (!entry.indicator.over.empty()) continue;
        totals_.push_back(entry);
        outcomes_.push_back({entry.indicator, std::vector(list.variants(), seeds)});
    }
}

void OutcomesOf::add(u64 run, const RunOutput& output) {
    for (std::size_t k = 0; k < totals_.size(); ++k) {
        outcomes_[k].by_scenario[list_->scenario_number(run)][list_->place_of(run)] =
            outcome(output, totals_[k], 0, list_->schema().steps_per_year());
    }
}

Difference difference_of(const Outcomes& outcomes, std::size_t scenario) {
    return {mean_with_interval(outcomes.by_scenario[scenario]), mean_with_interval(outcomes.differences(scenario)),
            variance_ratio(outcomes.by_scenario[scenario], outcomes.by_scenario[0])};
}

std::vector<double> extra_cost(const std::vector<Outcomes>& outcomes, std::size_t scenario) {
    std::vector<double> cost(outcomes.front().by_scenario[scenario].size(), 0);
    for (const Outcomes& each : outcomes) {
        if (each.indicator.role != Indicator::Role::cost) continue;
        const std::vector<double> more = each.differences(scenario);
        for (std::size_t seed = 0; seed < cost.size(); ++seed) cost[seed] += more[seed];
    }
    return cost;
}

namespace {

bool all_zero(const std::vector<double>& sample) {
    return std::ranges::all_of(sample, [](double x) { return x == 0; });
}

LeagueLine::Verdict judged(const LeagueLine& line, const std::vector<double>& cost, const std::vector<double>& effect) {
    using Verdict = LeagueLine::Verdict;
    if (all_zero(cost) && all_zero(effect)) return Verdict::no_difference;
    if (!line.effect.has_interval()) return Verdict::single_seed;
    if (line.effect.may_be_zero() || !line.cost_per_unit) return Verdict::no_effect;
    if (line.effect.value < 0) return Verdict::harmful;
    if (all_zero(cost)) return Verdict::no_cost;
    if (line.cost.may_be_zero()) return Verdict::no_detectable_cost;
    return line.cost.value < 0 ? Verdict::saves : Verdict::ratio;
}

std::vector<Indicator> binding(const std::vector<Outcomes>& outcomes, std::size_t scenario) {
    std::vector<Indicator> caps;
    for (const Outcomes& each : outcomes) {
        if (each.indicator.role != Indicator::Role::cap) continue;
        const std::vector<double> more = each.differences(scenario);
        const Estimated change = mean_with_interval(more);
        if (change.value > 0 && !change.may_be_zero()) caps.push_back(each.indicator);
    }
    return caps;
}

LeagueLine line_of(const std::vector<Outcomes>& outcomes, const Outcomes& benefit, std::size_t scenario) {
    LeagueLine line;
    line.scenario = scenario;
    line.benefit = benefit.indicator;
    const std::vector<double> cost = extra_cost(outcomes, scenario);
    const std::vector<double> effect = benefit.differences(scenario);
    line.cost = mean_with_interval(cost);
    line.effect = mean_with_interval(effect);
    line.cost_per_unit = ratio_with_interval(cost, effect);
    line.verdict = judged(line, cost, effect);
    if (line.cost.value <= 0 || line.effect.value <= 0) line.cost_per_unit.reset();  // a price of less, or of harm, is none
    line.caps = binding(outcomes, scenario);
    return line;
}

/// Free effects, then dear ones by what a unit costs, then what has no effect.
std::pair<int, double> rank(const LeagueLine& line) {
    using Verdict = LeagueLine::Verdict;
    switch (line.verdict) {
        case Verdict::saves:
            return {0, line.cost.value};
        case Verdict::no_cost:
        case Verdict::no_detectable_cost:
            return {1, -line.effect.value};
        case Verdict::single_seed:
            if (line.effect.value <= 0) return {4, line.cost.value};
            if (line.cost.value <= 0) return {0, line.cost.value};
            [[fallthrough]];
        case Verdict::ratio:
            return {2, line.cost_per_unit ? line.cost_per_unit->value : std::numeric_limits<double>::infinity()};
        case Verdict::no_effect:
        case Verdict::no_difference:
            return {3, line.cost.value};
        case Verdict::harmful:
            break;
    }
    return {4, line.cost.value};
}

}  // namespace

std::vector<LeagueLine> league(const std::vector<Outcomes>& outcomes) {
    const auto is = [](Indicator::Role role) {
        return [role](const Outcomes& each) { return each.indicator.role == role; };
    };
    if (std::ranges::none_of(outcomes, is(Indicator::Role::cost))) return {};
    std::vector<LeagueLine> lines;
    for (const Outcomes& benefit : outcomes) {
        if (benefit.indicator.role != Indicator::Role::benefit) continue;
        const auto first = static_cast<std::ptrdiff_t>(lines.size());
        for (std::size_t scenario = 1; scenario < benefit.by_scenario.size(); ++scenario) {
            lines.push_back(line_of(outcomes, benefit, scenario));
        }
        std::stable_sort(lines.begin() + first, lines.end(),
                         [](const LeagueLine& a, const LeagueLine& b) { return rank(a) < rank(b); });
    }
    return lines;
}

std::vector<Multiplier> multipliers(const std::vector<Outcomes>& outcomes) {
    std::vector<Multiplier> all;
    if (std::ranges::none_of(outcomes, [](const Outcomes& o) { return o.indicator.role == Indicator::Role::cost; }))
        return all;
    for (const Outcomes& product : outcomes) {
        if (product.indicator.role != Indicator::Role::product) continue;
        for (std::size_t scenario = 1; scenario < product.by_scenario.size(); ++scenario) {
            const std::vector<double> added = product.differences(scenario);
            const std::vector<double> cost = extra_cost(outcomes, scenario);
            all.push_back({scenario, product.indicator, mean_with_interval(added), mean_with_interval(cost),
                           ratio_with_interval(added, cost)});
        }
    }
    return all;
}

Text words(LeagueLine::Verdict verdict) {
    using Verdict = LeagueLine::Verdict;
    switch (verdict) {
        case Verdict::no_difference:
            return {"changes nothing", "无任何变化"};
        case Verdict::no_effect:
            return {"no detectable effect", "效果不显著"};
        case Verdict::harmful:
            return {"works against it", "效果为负"};
        case Verdict::no_cost:
            return {"no cost", "无财政成本"};
        case Verdict::no_detectable_cost:
            return {"no detectable cost", "成本不显著"};
        case Verdict::saves:
            return {"saves money", "节约财政"};
        case Verdict::single_seed:
            return {"one seed: no interval", "仅一个种子，无区间"};
        case Verdict::ratio:
            break;
    }
    return {};
}

}  // namespace consortia::study
