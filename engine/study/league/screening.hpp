// Among many indicators some differ by chance: which differences stand when all of them are looked at together.
#pragma once

#include "engine/study/results/comparison.hpp"

namespace consortia::study {

/// Two-sided, by Student's t: how likely seeds without any difference, and with draws of parameters these too, were to show
/// as much. 1 of a sample without any, NaN of fewer than two.
double chance_of(const Sample& differences);

struct Screening {
    std::size_t tested = 0;                ///< differences that are not zero in every seed
    double by_chance = 0;                  ///< of so many, as many intervals miss zero where nothing differs
    std::vector<std::vector<char>> clear;  ///< by outcome and scenario

    bool is_clear(std::size_t outcome, std::size_t scenario) const { return clear[outcome][scenario] != 0; }
    std::size_t count() const;
};

/// All differences of all scenarios to the first together: clear are those whose share of false ones is held at 5 % by the
/// step-up rule of Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57.
Screening screened(const std::vector<Outcomes>& outcomes);

/// Whether a headline or benefit, the `k`-th of the outcomes screened, is clearly worse than in the first scenario.
bool gets_worse(const Outcomes& outcomes, const Screening& screening, std::size_t k, std::size_t scenario);

}  // namespace consortia::study
