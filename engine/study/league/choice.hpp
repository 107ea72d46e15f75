// What is chosen while parameters are known by draws alone: how likely each package has each rank, what choosing it is
// expected to lose, and what knowing a parameter would be worth before one chooses.
#pragma once

#include "engine/study/league/league.hpp"

#include <string>
#include <vector>

namespace consortia::study {

/// A parameter, by its value at each draw.
struct Known {
    std::string name;
    std::vector<double> values;
};

/// What knowing one parameter before the choice would be worth.
struct WorthOfKnowing {
    std::string parameter;
    double value = 0;              ///< in Choice::unit
    bool beyond_chance = false;    ///< more than 19 of 20 parameters show that have nothing to do with the effects
    std::size_t best_if_low = 0;   ///< the line of the league chosen where the parameter is at the tenth of its draws …
    std::size_t best_if_high = 0;  ///< … and at the ninth tenth
    bool changes_the_choice() const { return best_if_low != best_if_high; }
};

/// Of the lines of one league, in their order. What a package is worth at a draw is its net benefit: its effect by what one
/// unit is worth, less its cost, both discounted, in money (Briggs, Claxton and Sculpher 2006, Decision Modelling for Health
/// Economic Evaluation). A unit is taken to be worth what the best buy asks for it over all draws, so that this comes to
/// nothing; where the best buy costs nothing, what counts is the effect alone. What changes nothing is no choice.
struct Choice {
    bool by_effect = false;
    double worth_of_one = 0;                 ///< 0 by effect
    std::vector<std::vector<double>> ranks;  ///< [line][rank from 0]: share of the draws; of draws alike the line before
    std::vector<double> regret;              ///< expected loss to the best of each draw; NaN of what changes nothing
    double perfect = 0;                      ///< the value of knowing all parameters: the regret of the best line
    std::vector<WorthOfKnowing> parameters;  ///< the most worth first
    bool few_draws = false;                  ///< fewer than `enough_draws`: values of knowing are rough
    static constexpr std::size_t enough_draws = 64;
};

/// Needs a league of two lines, over two draws. The value of knowing a parameter is that of Strong, Oakley
/// and Brennan 2014 (Medical Decision Making 34, 311): the net benefit of each line is regressed on the parameter over the
/// draws, here by a cubic in it (fewer terms of few draws), and the best of the fitted is held against the line that is best
/// for all. What chance shows is told by the same of 200 permutations of the draws.
Choice choice_of(const League& league, const std::vector<Known>& parameters);

}  // namespace consortia::study
