// What each of several things brings that act together: Shapley's shares (1953), the mean of what a thing adds to those
// before it, over all orders in which they may come. The shares add up to the whole, and what adds nothing has none.
#pragma once

#include "engine/study/results/statistics.hpp"

#include <map>
#include <vector>

namespace consortia::study {

/// Which of the things are there, a bit each.
using Coalition = u64;

/// The coalitions of which the values are asked, each once: the empty one, the whole, then the others.
class ShapleyDesign {
  public:
    /// Up to so many things all coalitions are asked, and the shares are exact.
    static constexpr u32 most_exact = 5;
    /// Of more things orders are drawn, each with the same backwards (Mitchell et al. 2022, Journal of Machine Learning
    /// Research 23, 43: such pairs halve the noise and more). At least two pairs; at most 63 things.
    ShapleyDesign(u32 things, u32 pairs, u64 seed);

    u32 things() const { return things_; }
    bool exact() const { return orders_.empty(); }
    const std::vector<Coalition>& coalitions() const { return coalitions_; }
    /// Where a coalition stands among them.
    std::size_t place_of(Coalition coalition) const;
    /// The orders that were drawn, those of a pair beside each other; none if the shares are exact.
    const std::vector<std::vector<u32>>& orders() const { return orders_; }

  private:
    void ask(Coalition coalition);

    u32 things_;
    std::vector<std::vector<u32>> orders_;
    std::vector<Coalition> coalitions_;
    std::map<Coalition, std::size_t> places_;
};

/// Share of each thing in the difference between the whole and nothing.
struct Shares {
    std::vector<Estimated> of;
    Estimated difference;
};

/// `values` has a row of seeds for each coalition of the design, or of as many seeds for each of `draws` of parameters.
/// Intervals are 95 %, over seeds and draws; where orders were drawn they also hold what other orders would have given.
Shares shares_of(const ShapleyDesign& design, const std::vector<std::vector<double>>& values, std::size_t draws = 1);

}  // namespace consortia::study
