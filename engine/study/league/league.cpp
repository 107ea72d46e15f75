#include "engine/study/league/league.hpp"

#include "engine/study/league/ranking.hpp"
#include "engine/study/league/screening.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

using Verdict = LeagueLine::Verdict;

bool all_zero(const std::vector<double>& sample) {
    return std::ranges::all_of(sample, [](double x) { return x == 0; });
}

bool has_role(const std::vector<Outcomes>& outcomes, Indicator::Role role) {
    return std::ranges::any_of(outcomes, [role](const Outcomes& each) { return each.indicator.role == role; });
}

/// A price whose interval goes from one to a hundred says nothing.
bool is_vague(const Estimated& price) {
    constexpr double widest = 100;
    return price.has_interval() && (price.low <= 0 || price.high > widest * price.low);
}

Verdict without_gain(const LeagueLine& line) {
    if (line.effect.may_be_zero()) return Verdict::no_effect;
    return line.cost.value < 0 && !line.cost.may_be_zero() ? Verdict::saves_less : Verdict::harmful;
}

Verdict judged(const LeagueLine& line, const Deal& deal) {
    if (all_zero(deal.cost) && all_zero(deal.effect)) return Verdict::no_difference;
    if (!line.effect.has_interval()) return Verdict::single_seed;
    if (line.effect.may_be_zero() || line.effect.value < 0) return without_gain(line);
    if (all_zero(deal.cost)) return Verdict::no_cost;
    if (line.cost.may_be_zero()) return Verdict::no_detectable_cost;
    if (line.cost.value < 0) return Verdict::saves_more;
    return !line.cost_per_unit || is_vague(*line.cost_per_unit) ? Verdict::vague : Verdict::ratio;
}

std::vector<Indicator> binding(const std::vector<Outcomes>& outcomes, std::size_t scenario) {
    std::vector<Indicator> caps;
    for (const Outcomes& each : outcomes) {
        if (each.indicator.role != Indicator::Role::cap) continue;
        const Estimated change = mean_with_interval(each.differences(scenario));
        if (change.value > 0 && !change.may_be_zero()) caps.push_back(each.indicator);
    }
    return caps;
}

std::vector<Indicator> worsened(const std::vector<Outcomes>& outcomes, const Screening& screening, std::size_t scenario) {
    std::vector<Indicator> worse;
    for (std::size_t k = 0; k < outcomes.size(); ++k)
        if (gets_worse(outcomes[k], screening, k, scenario)) worse.push_back(outcomes[k].indicator);
    return worse;
}

LeagueLine line_of(const std::vector<Outcomes>& outcomes, const Outcomes& benefit, const Deal& deal) {
    LeagueLine line{.scenario = deal.scenario, .benefit = benefit.indicator};
    const Sample cost(deal.cost, deal.draws);
    line.cost = mean_with_interval(cost);
    line.effect = mean_with_interval(benefit.differences(deal.scenario));
    if (line.cost.value > 0 && line.effect.value > 0)
        line.cost_per_unit = ratio_with_interval(cost, Sample(deal.effect, deal.draws));
    line.verdict = judged(line, deal);
    const bool price =
        line.verdict == Verdict::ratio || line.verdict == Verdict::vague || line.verdict == Verdict::single_seed;
    if (!price) line.cost_per_unit.reset();
    line.caps = binding(outcomes, deal.scenario);
    return line;
}

League league_of(const std::vector<Outcomes>& outcomes, const Outcomes& benefit, const Screening& screening,
                 Valuation valuation) {
    League league{.benefit = benefit.indicator};
    std::vector<Deal> deals;
    for (std::size_t scenario = 1; scenario < benefit.by_scenario.size(); ++scenario) {
        deals.push_back({scenario, extra_cost(outcomes, scenario, valuation).numbers(),
                         benefit.discounted_differences(scenario).numbers(), benefit.draws});
        league.lines.push_back(line_of(outcomes, benefit, deals.back()));
        league.lines.back().worse = worsened(outcomes, screening, scenario);
    }
    rank(league, deals);
    return league;
}

}  // namespace

Sample extra_cost(const std::vector<Outcomes>& outcomes, std::size_t scenario, Valuation valuation) {
    const std::size_t runs = outcomes.front().by_scenario[scenario].size();
    Sample cost(std::vector<double>(runs, 0), outcomes.front().draws);
    for (const Outcomes& each : outcomes) {
        if (each.indicator.role == Indicator::Role::cost) cost.add(each.differences(scenario), 1 + valuation.cost_of_funds);
    }
    return cost;
}

std::vector<League> leagues(const std::vector<Outcomes>& outcomes, Valuation valuation) {
    std::vector<League> all;
    if (!has_role(outcomes, Indicator::Role::cost)) return all;
    const Screening screening = screened(outcomes);
    for (const Outcomes& benefit : outcomes) {
        if (benefit.indicator.role == Indicator::Role::benefit)
            all.push_back(league_of(outcomes, benefit, screening, valuation));
    }
    return all;
}

std::vector<Multiplier> multipliers(const std::vector<Outcomes>& outcomes, Valuation valuation) {
    std::vector<Multiplier> all;
    if (!has_role(outcomes, Indicator::Role::cost)) return all;
    for (const Outcomes& product : outcomes) {
        if (product.indicator.role != Indicator::Role::product) continue;
        for (std::size_t scenario = 1; scenario < product.by_scenario.size(); ++scenario) {
            const Sample added = product.differences(scenario);
            const Sample cost = extra_cost(outcomes, scenario, valuation);
            Multiplier line{scenario, product.indicator, mean_with_interval(added), mean_with_interval(cost), {}};
            const bool costs = line.cost.value > 0 && (!line.cost.has_interval() || !line.cost.may_be_zero());
            if (costs) line.per_cost = ratio_with_interval(added, cost);
            all.push_back(std::move(line));
        }
    }
    return all;
}

bool can_be_ranked(Verdict verdict) {
    return verdict == Verdict::ratio || verdict == Verdict::saves_more || verdict == Verdict::no_cost ||
           verdict == Verdict::no_detectable_cost;
}

std::string name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::no_difference:
            return "no_difference";
        case Verdict::no_effect:
            return "no_effect";
        case Verdict::harmful:
            return "harmful";
        case Verdict::saves_less:
            return "saves_less";
        case Verdict::no_cost:
            return "no_cost";
        case Verdict::no_detectable_cost:
            return "no_detectable_cost";
        case Verdict::saves_more:
            return "saves_more";
        case Verdict::vague:
            return "vague";
        case Verdict::single_seed:
            return "single_seed";
        case Verdict::ratio:
            break;
    }
    return "ratio";
}

Text words(Verdict verdict) {
    switch (verdict) {
        case Verdict::no_difference:
            return {"changes nothing", "无任何变化"};
        case Verdict::no_effect:
            return {"no detectable effect", "效果不显著"};
        case Verdict::harmful:
            return {"does less", "效果为负"};
        case Verdict::saves_less:
            return {"saves money and does less", "节约财政，但效果为负"};
        case Verdict::no_cost:
            return {"no cost", "无财政成本"};
        case Verdict::no_detectable_cost:
            return {"no detectable cost", "成本不显著"};
        case Verdict::saves_more:
            return {"saves money and does more", "节约财政，且效果为正"};
        case Verdict::vague:
            return {"what one costs cannot be told", "单位成本无法判定"};
        case Verdict::single_seed:
            return {"one seed: no interval", "仅一个种子，无区间"};
        case Verdict::ratio:
            break;
    }
    return {};
}

}  // namespace consortia::study
