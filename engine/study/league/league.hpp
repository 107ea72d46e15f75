// What buys most: of each package what it costs the public purse, what it does, and what one unit of that costs.
#pragma once

#include "engine/study/results/comparison.hpp"

namespace consortia::study {

/// What a comparison takes as given.
struct Valuation {
    /// What one unit of public money costs beyond itself, since taxes that raise it distort: net costs are multiplied by
    /// 1 + this. Estimates are 0.17 to 0.56 (Ballard, Shoven and Whalley 1985, Am. Econ. Rev. 75).
    double cost_of_funds = 0;
};

/// What a scenario costs beyond the first one, run by run: the sum of all cost totals, discounted, at the cost of funds.
Sample extra_cost(const std::vector<Outcomes>& outcomes, std::size_t scenario, Valuation valuation = {});

/// One line of the league table: what a package costs and does, for one kind of benefit.
struct LeagueLine {
    enum class Verdict : u8 {
        ratio,               ///< cost per unit stands
        no_difference,       ///< the package changes nothing at all
        no_effect,           ///< no detectable effect
        harmful,             ///< the benefit falls, and money is spent
        saves_less,          ///< the benefit falls, and money is saved
        no_cost,             ///< an effect that costs nothing
        no_detectable_cost,  ///< an effect, and a cost that may be zero
        saves_more,          ///< an effect, and money saved
        vague,               ///< the interval of the cost per unit spans two orders of magnitude
        single_seed,         ///< one seed gives no interval
    };
    std::size_t scenario = 0;
    Indicator benefit;
    Estimated cost;    ///< net, discounted
    Estimated effect;  ///< as the outcome of the benefit is told
    /// Cost by effect, both discounted. Of a stock the effect is held for years: unit by year. Nothing unless both are above
    /// zero.
    std::optional<Estimated> cost_per_unit;
    Verdict verdict = Verdict::ratio;
    std::optional<u32> rank;       ///< from 1; nothing where it cannot be told
    bool shared = false;           ///< with others that cannot be told apart
    std::vector<Indicator> caps;   ///< that bind more than in the first scenario
    std::vector<Indicator> worse;  ///< headlines that got worse, beyond what chance makes of so many
};

/// Whether a line takes part in the ranking: it does more, and what that costs can be told.
bool can_be_ranked(LeagueLine::Verdict verdict);
/// `saves_more`: for programs. In words; empty where the ratio stands.
std::string name_of(LeagueLine::Verdict verdict);
Text words(LeagueLine::Verdict verdict);

/// Two packages for one benefit, seed by seed.
struct Duel {
    u32 wins = 0;  ///< seeds in which the first is the better buy
    u32 seeds = 0;
    /// First less second: of what a unit costs, or of the effect where neither costs anything.
    Estimated difference;
    bool by_effect = false;
    bool told_apart() const { return !difference.may_be_zero(); }
};

/// What a package costs and does beyond the first scenario, run by run, both discounted.
struct Deal {
    std::size_t scenario = 0;
    std::vector<double> cost;
    std::vector<double> effect;
    std::size_t draws = 1;  ///< of parameters, each with the same seeds
};

/// The lines of one benefit, the best buys first, and below them what has no rank.
struct League {
    Indicator benefit;
    std::vector<LeagueLine> lines;
    std::vector<std::vector<Duel>> duels{};  ///< line by line, as `lines`
    std::vector<Deal> deals{};               ///< of the lines
};

/// A league for each benefit. Empty if the model declares no benefit or no cost.
std::vector<League> leagues(const std::vector<Outcomes>& outcomes, Valuation valuation = {});

/// What a package adds to a product for each unit of what it costs, both discounted: the fiscal multiplier where the product
/// is value added.
struct Multiplier {
    std::size_t scenario = 0;
    Indicator product;
    Estimated added;
    Estimated cost;
    std::optional<Estimated> per_cost;  ///< nothing unless the cost is above zero
};

/// For each product and each scenario but the first, in their order. Empty if the model declares no product or no cost.
std::vector<Multiplier> multipliers(const std::vector<Outcomes>& outcomes, Valuation valuation = {});

}  // namespace consortia::study
