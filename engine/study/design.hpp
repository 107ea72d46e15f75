// The points of a study: for each a value of every factor. A pure function of the description: the same points in every
// process, and more samples add points without moving those that were there (but for lhs, which has no such extension).
#pragma once

#include "engine/schema/study.hpp"

#include <optional>
#include <span>
#include <vector>

namespace consortia::study {

/// Where a share u of a factor's values lies below, for 0 <= u <= 1. Ends without a bound (a normal distribution) are met
/// for 0.005 and 0.995.
double value_at(const Factor& factor, double u);

class Design {
  public:
    Design(const DesignDescription& description, std::vector<Factor> factors);

    u64 points() const { return points_; }
    /// How many points belong together, so that one alone says nothing: a row of Saltelli's scheme, a trajectory of Morris'.
    /// They are numbered in a row: A, B, A with column 1 … d of B; or the steps of the trajectory.
    u64 points_a_block() const { return block_; }
    const std::vector<Factor>& factors() const { return factors_; }

    /// A value for each factor; NaN where the scenario's own stays.
    std::vector<double> point(u64 number) const;

    /// Of a trajectory of Morris: the factor that alone moved since the point before, and by which part of its range.
    struct Move {
        std::size_t factor = 0;
        double by = 0;
    };
    /// Nothing for the first point of a trajectory, and in other designs.
    std::optional<Move> move(u64 number) const;

  private:
    std::vector<double> of_grid(u64 number) const;
    std::vector<double> of_saltelli(u64 number) const;
    std::vector<double> at(std::span<const double> row) const;
    std::span<const double> row(u64 number) const { return std::span(unit_).subspan(number * width_, width_); }

    DesignDescription description_;
    std::vector<Factor> factors_;
    u64 points_ = 0;
    u64 block_ = 1;
    u64 width_ = 0;             ///< numbers a row
    std::vector<double> unit_;  ///< rows of shares from 0 to 1
};

}  // namespace consortia::study
