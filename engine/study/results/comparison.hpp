// Scenarios beside the first of them, seed by seed: the differences of every total with intervals, and what pairing saved.
#pragma once

#include "engine/study/results/statistics.hpp"
#include "engine/study/run_list.hpp"

#include <span>
#include <string>
#include <vector>

namespace consortia::study {

/// The outcomes of one indicator: a row of seeds for each scenario.
struct Outcomes {
    Indicator indicator;
    std::vector<std::vector<double>> by_scenario;

    /// Scenario minus the first one, seed by seed.
    std::vector<double> differences(std::size_t scenario) const;
};

/// Of a total over scenario, seed and step, row-major.
struct Extent {
    std::size_t scenarios = 1;
    std::size_t seeds = 1;
    u32 steps = 0;
};
Outcomes outcomes_of(Indicator indicator, std::span<const double> numbers, const Extent& extent, u32 steps_per_year);

/// Gathers the outcomes of all totals (indicators without further axes) of a list, run by run.
class OutcomesOf {
  public:
    /// `list` must outlive it.
    explicit OutcomesOf(const RunList& list);

    void add(u64 run, const RunOutput& output);
    /// NaN for runs that were not added.
    const std::vector<Outcomes>& outcomes() const { return outcomes_; }

  private:
    const RunList* list_;
    std::vector<FrameLayout::Entry> totals_;
    std::vector<Outcomes> outcomes_;
};

/// What a scenario costs beyond the first one, seed by seed: the sum of all cost totals.
std::vector<double> extra_cost(const std::vector<Outcomes>& outcomes, std::size_t scenario);

struct Difference {
    Estimated level;       ///< of the scenario
    Estimated difference;  ///< to the first
    double variance_ratio = 0;
};

Difference difference_of(const Outcomes& outcomes, std::size_t scenario);

/// One line of the league table: what a package costs and does, for one kind of benefit.
struct LeagueLine {
    enum class Verdict : u8 {
        ratio,               ///< cost per unit stands
        no_difference,       ///< the package changes nothing at all
        no_effect,           ///< no detectable effect
        harmful,             ///< the benefit falls
        no_cost,             ///< an effect that costs nothing
        no_detectable_cost,  ///< an effect, and a cost that may be zero
        saves,               ///< an effect, and money saved
        single_seed,         ///< one seed gives no interval
    };
    std::size_t scenario = 0;
    Indicator benefit;
    Estimated cost;
    Estimated effect;
    std::optional<Estimated> cost_per_unit;
    Verdict verdict = Verdict::ratio;
    std::vector<Indicator> caps;  ///< that bind more than in the first scenario
};

/// For each benefit and each scenario but the first, the best buys first. The cost is extra_cost. Empty if
/// the model declares no benefit or no cost.
std::vector<LeagueLine> league(const std::vector<Outcomes>& outcomes);

/// What a package adds to a product for each unit of what it costs, both discounted: the fiscal multiplier where the product
/// is value added.
struct Multiplier {
    std::size_t scenario = 0;
    Indicator product;
    Estimated added;
    Estimated cost;
    std::optional<Estimated> per_cost;  ///< nothing where the cost cannot be told from zero
};

/// For each product and each scenario but the first, in their order. Empty if the model declares no product or no cost.
std::vector<Multiplier> multipliers(const std::vector<Outcomes>& outcomes);

/// The verdict in words; empty where the ratio stands.
Text words(LeagueLine::Verdict verdict);

}  // namespace consortia::study
