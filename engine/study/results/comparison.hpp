// Scenarios beside the first of them, seed by seed: the differences of every total with intervals, and what pairing saved.
#pragma once

#include "engine/study/results/statistics.hpp"
#include "engine/study/run_list.hpp"

#include <span>
#include <string>
#include <vector>

namespace consortia::study {

/// The outcomes of one indicator: a row of runs for each scenario, draw after draw of parameters, seed by seed.
struct Outcomes {
    Indicator indicator;  ///< as_compared
    std::vector<std::vector<double>> by_scenario;
    std::vector<std::vector<double>> discounted{};  ///< of benefits, to be held against what they cost, see outcomes.hpp
    std::size_t draws = 1;                          ///< of parameters, each with the same seeds

    Sample levels(std::size_t scenario) const { return Sample(by_scenario[scenario], draws); }
    /// Scenario minus the first one, run by run.
    Sample differences(std::size_t scenario) const;
    Sample discounted_differences(std::size_t scenario) const;
};

/// Of a total over scenario, draw, seed and step, row-major. A run that was stopped counts up to its end: `the last steps`
/// are the last that it played.
struct Extent {
    std::size_t scenarios = 1;
    std::size_t draws = 1;
    std::size_t seeds = 1;
    u32 steps = 0;
    std::vector<u64> played{};  ///< steps of each run, scenario by scenario, where some were stopped before their end

    /// Of a scenario.
    std::size_t runs() const { return draws * seeds; }
    u64 played_in(std::size_t scenario, std::size_t place) const {
        return played.empty() ? steps : played[scenario * runs() + place];
    }
};
Outcomes outcomes_of(Indicator indicator, std::span<const double> numbers, const Extent& extent, double steps_per_year);

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

struct Difference {
    Estimated level;       ///< of the scenario
    Estimated difference;  ///< to the first
    double variance_ratio = 0;
};

Difference difference_of(const Outcomes& outcomes, std::size_t scenario);

}  // namespace consortia::study
