#include "engine/study/results/comparison.hpp"

#include "engine/study/outcomes.hpp"

#include <algorithm>
#include <limits>

namespace consortia::study {

namespace {

std::vector<double> to_the_first(const std::vector<std::vector<double>>& by_scenario, std::size_t scenario) {
    std::vector<double> d;
    for (std::size_t seed = 0; seed < by_scenario[scenario].size(); ++seed) {
        d.push_back(by_scenario[scenario][seed] - by_scenario[0][seed]);
    }
    return d;
}

bool is_benefit(const Indicator& indicator) { return indicator.role == Indicator::Role::benefit; }

}  // namespace

Sample Outcomes::differences(std::size_t scenario) const { return Sample(to_the_first(by_scenario, scenario), draws); }

Sample Outcomes::discounted_differences(std::size_t scenario) const {
    return Sample(to_the_first(discounted, scenario), draws);
}

Outcomes outcomes_of(Indicator indicator, std::span<const double> numbers, const Extent& extent, double steps_per_year) {
    require(numbers.size() == extent.scenarios * extent.runs() * extent.steps, "a total of another shape");
    const FrameLayout::Entry entry{std::move(indicator), {}};
    Outcomes outcomes{as_compared(entry.indicator), std::vector<std::vector<double>>(extent.scenarios)};
    outcomes.draws = extent.draws;
    if (is_benefit(entry.indicator)) outcomes.discounted = outcomes.by_scenario;
    for (std::size_t scenario = 0; scenario < extent.scenarios; ++scenario) {
        for (std::size_t place = 0; place < extent.runs(); ++place) {
            const auto steps = static_cast<std::ptrdiff_t>(extent.played_in(scenario, place));
            const RunOutput run{.width = 1, .rows = {numbers.begin(), numbers.begin() + steps}};
            numbers = numbers.subspan(extent.steps);
            outcomes.by_scenario[scenario].push_back(outcome(run, entry, 0, steps_per_year));
            if (!outcomes.discounted.empty())
                outcomes.discounted[scenario].push_back(present_value(run, entry, 0, steps_per_year));
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
        outcomes_.push_back({as_compared(entry.indicator), std::vector(list.variants(), seeds)});
        outcomes_.back().draws = list.draws();
        if (is_benefit(entry.indicator)) outcomes_.back().discounted = outcomes_.back().by_scenario;
    }
}

void OutcomesOf::add(u64 run, const RunOutput& output) {
    const std::size_t scenario = list_->scenario_number(run);
    const u32 place = list_->place_of(run);
    const double steps_per_year = list_->schema().steps_per_year();
    for (std::size_t k = 0; k < totals_.size(); ++k) {
        outcomes_[k].by_scenario[scenario][place] = outcome(output, totals_[k], 0, steps_per_year);
        if (!outcomes_[k].discounted.empty())
            outcomes_[k].discounted[scenario][place] = present_value(output, totals_[k], 0, steps_per_year);
    }
}

Difference difference_of(const Outcomes& outcomes, std::size_t scenario) {
    return {mean_with_interval(outcomes.levels(scenario)), mean_with_interval(outcomes.differences(scenario)),
            variance_ratio(outcomes.by_scenario[scenario], outcomes.by_scenario[0])};
}

}  // namespace consortia::study
