// An output of a study predicted for every point, by its cells: one number, or those of a series or a cut. Cells that move
// together are told by a few principal components, each by kriging. Held against points that it has not seen.
#pragma once

#include "tools/analyse/emulate/kriging.hpp"
#include "tools/analyse/emulate/principal.hpp"
#include "tools/analyse/emulate/runs.hpp"

namespace consortia::analyse {

/// By point, by run, by cell.
using RunsOfCells = std::vector<std::vector<std::vector<double>>>;

class Emulation {
  public:
    /// As many runs of every point, at least one; points must be more than coordinates and 2. `exact` are numbers of points
    /// that are known without luck (see Kriging).
    Emulation(const std::vector<Point>& points, const RunsOfCells& runs, const std::vector<u64>& exact = {});

    /// By cell: the mean over runs. Errors are those of the emulator, without the noise of runs.
    std::vector<Predicted> at(const Point& point) const;
    /// Of what would have been played there: with the noise that all points have in common.
    std::vector<Predicted> played_at(const Point& point) const;
    /// By cell: what `a` comes to more than `b`.
    std::vector<Predicted> difference(const Point& a, const Point& b) const;
    /// By cell: variance of the mean over the runs of a point.
    const std::vector<double>& noise() const { return noise_; }
    /// For who predicts the same elsewhere; without its points, spread and test.
    session::exploration::Emulator told() const;

  private:
    /// By cell, from the scores and the errors of each, and so many times what the components leave.
    std::vector<Predicted> cells_of(const std::vector<Predicted>& scores, double centre, double rest) const;

    Principal principal_;
    std::vector<Kriging> scores_;  ///< by direction
    std::vector<double> rest_;     ///< by cell
    std::vector<double> noise_;    ///< by cell
};

/// Emulators of all outputs, each from at most 400 points; what is beyond tests it, else a fifth of its points after the
/// other does. An output with too few whole points has none.
session::exploration::Reply answer_to(const session::exploration::Question& question);

}  // namespace consortia::analyse
