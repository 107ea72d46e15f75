// Which of the points of a study one would choose if one does not know which world one is in: by the mean, by the worst
// (maximin, Wald 1950), by the regret of not having chosen what was best there (minimax regret, Savage 1951), by how often
// it is best, and by how often it is good enough (satisficing, Simon 1956); and what it would be worth to know more before.
#pragma once

#include "engine/study/league/knowing.hpp"
#include "engine/study/results/statistics.hpp"
#include "tools/analyse/worlds/worlds.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::analyse {

/// What is sought.
struct Aim {
    std::string expression{};  ///< over what the study keeps
    bool maximise = true;
    std::string holds{};  ///< a condition that should hold; empty: none
};

/// A point that was played in every world. Values are means over seeds, in the sense of the expression.
struct Option {
    std::size_t point = 0;
    double mean = 0;
    double worst = 0;
    std::size_t worst_in = 0;  ///< which world
    double mean_regret = 0;
    double largest_regret = 0;
    double best_in = 0;               ///< share of worlds; those who are best together share one
    double holds_in = 1;              ///< share of worlds
    std::vector<double> by_future{};  ///< mean in each
    /// By how much its mean is worse than the best one, with what other seeds would have shown (95 %, jackknife over the
    /// seeds that all points have in common, in the same worlds); no interval of one seed, or where a number is not defined
    /// without one.
    study::Estimated behind{};

    bool may_be_best() const { return behind.has_interval() && behind.low <= 0; }
};

struct Decision {
    Aim aim{};
    std::vector<Option> options{};  ///< by point
    std::size_t left_out = 0;       ///< points that some world lacks
    std::size_t worlds = 0;
    double perfect = 0;                               ///< what knowing the world would be worth
    std::optional<double> future{};                   ///< what knowing the future alone would be worth, if there are some
    std::vector<study::WorthOfKnowing> parameters{};  ///< the most worth first; their best are places among the options
    std::vector<study::WorthOfKnowing> groups{};      ///< of parameters that are called alike: `transfer.*`
    std::vector<study::WorthOfKnowing> pilots{};      ///< of an output of a point, seen in one run of it before one chooses

    /// Places of all options, the best mean first.
    std::vector<std::size_t> from_best_mean() const;

    // Places among the options of what is chosen by each rule; of those alike the one with the best mean, then
    // the first.
    std::size_t by_mean() const;
    std::size_t by_worst() const;
    std::size_t by_regret() const;
    std::size_t by_how_often() const;
    std::size_t by_holding() const;
};

/// What knowing is worth is reckoned with the contenders: what is best in some world, and the twenty best in the mean. A
/// pilot is a run of one of the options that the rules choose: what its output tells of the world, with the noise of its
/// seed, is worth what a regression on it predicts (Strong, Oakley, Brennan and Breeze 2015, Medical Decision Making 35,
/// 570). Throws InputError if an expression cannot be worked out, or less than two points were played in all worlds.
Decision decide(const Worlds& worlds, const Aim& aim);

}  // namespace consortia::analyse
