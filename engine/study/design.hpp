// The points of a study: for each a value of every factor. A pure function of the description: the same points in every
// process, and more samples add points without moving those that were there (but for lhs, which has no such extension).
// Points are made when asked for: a design takes no memory for them (but for lhs, whose columns are shuffled as a whole).
#pragma once

#include "engine/study/factor_values.hpp"
#include "engine/study/sampling.hpp"

#include <optional>
#include <span>
#include <vector>

namespace consortia::study {

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
    void begin_grid();
    void begin_morris();
    std::vector<double> of_grid(u64 number) const;
    std::vector<double> of_morris(u64 number) const;
    std::vector<double> of_saltelli(u64 number) const;
    std::vector<double> of_sequence(u64 number) const;
    std::vector<double> of_latin(u64 number) const;
    std::vector<double> at(std::span<const double> row) const;

    DesignDescription description_;
    std::vector<Factor> factors_;
    u64 points_ = 0;
    u64 block_ = 1;
    std::vector<std::vector<double>> numbers_;  ///< of a grid: what each factor is set to
    std::vector<Ladder> ladders_;               ///< of Morris
    std::optional<SobolSequence> sequence_;
    std::vector<double> latin_;  ///< rows of shares from 0 to 1
};

}  // namespace consortia::study
