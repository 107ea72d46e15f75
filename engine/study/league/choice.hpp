// What is chosen while parameters are known by draws alone: how likely each package has each rank, what choosing it is
// expected to lose, and what knowing a parameter would be worth before one chooses.
#pragma once

#include "engine/study/league/knowing.hpp"
#include "engine/study/league/league.hpp"

#include <string>
#include <vector>

namespace consortia::study {

/// Of the lines of one league, in their order. What a package is worth at a draw is its net benefit: its effect by what one
/// unit is worth, less its cost, both discounted, in money (Briggs, Claxton and Sculpher 2006, Decision Modelling for Health
/// Economic Evaluation). A unit is taken to be worth the least that a package asks for it over all draws, so that of
/// this one it comes to nothing, and of one that saves money to what it saves and more; where none that does more costs
/// anything, what counts is the effect alone. What changes nothing is no choice.
struct Choice {
    bool by_effect = false;
    bool best_is_free = false;               ///< so that not the best buy says what one is worth
    double worth_of_one = 0;                 ///< 0 by effect
    std::vector<std::vector<double>> ranks;  ///< [line][rank from 0]: share of the draws; of draws alike the line before
    std::vector<double> regret;              ///< expected loss to the best of each draw; NaN of what changes nothing
    double perfect = 0;                      ///< the value of knowing all parameters: the regret of the best line
    std::vector<WorthOfKnowing> parameters;  ///< the most worth first
    bool few_draws = false;                  ///< fewer than `enough_draws`: values of knowing are rough
    static constexpr std::size_t enough_draws = 64;
};

/// Needs a league of two lines, over two draws. Lines are the options of what knowing a parameter is worth.
Choice choice_of(const League& league, const std::vector<Known>& parameters);

}  // namespace consortia::study
