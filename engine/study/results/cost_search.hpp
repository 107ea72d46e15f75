// The scale at which a package costs a given amount, found from what it cost at scales already tried: a bracket that is
// narrowed by straight lines (regula falsi), since cost rises with scale almost in a straight line.
#pragma once

#include "engine/core/types.hpp"

#include <map>
#include <optional>

namespace consortia::study {

class CostSearch {
  public:
    enum class Verdict : u8 {
        open,        ///< not yet known
        met,         ///< within the tolerance
        too_little,  ///< at its largest it costs less
        too_much,    ///< at scale 0 it still costs more: what cannot be scaled costs that
        jumps,       ///< the cost leaps over the amount
        never,       ///< no scale changes what it costs
    };
    /// Of the amount: among few seeds cost leaps by a hundredth where one large firm decides otherwise.
    static constexpr double tolerance = .02;
    static constexpr u32 most_trials = 12;

    /// `largest` scale that makes sense; `free_at_zero` if at scale 0 nothing is left of the package. The amount is
    /// positive.
    CostSearch(double amount, double largest, bool free_at_zero);

    void tried(double scale, double cost) { cost_[scale] = cost; }

    /// The scale to try next; nothing when there is a verdict.
    std::optional<double> next() const;
    Verdict verdict() const;

    /// The scale tried whose cost is nearest to the amount, the largest of those, and that cost. Needs one trial.
    double scale() const;
    double cost() const { return cost_.at(scale()); }

  private:
    using Tried = std::map<double, double>;

    Tried::const_iterator above() const;  ///< the smallest scale that costs the amount or more
    bool changes_nothing() const;
    bool exhausted() const { return cost_.size() > most_trials; }

    double amount_;
    double largest_;
    Tried cost_;  ///< by scale
};

}  // namespace consortia::study
