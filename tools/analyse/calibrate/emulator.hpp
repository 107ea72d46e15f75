// What the runs of a point come to, predicted for every point: for each moment, its distance from the target in tolerances,
// by kriging of 5 asinh(distance / 5), in which what lies far off, and is of no matter, does not rule what lies near.
#pragma once

#include "engine/session/calibration/question.hpp"
#include "tools/analyse/emulate/kriging.hpp"

namespace consortia::analyse {

using session::Question;

/// The points of a question of which all runs are there and defined, with their distances.
struct Usable {
    std::vector<std::size_t> numbers;  ///< in the question
    /// Of each: by moment, the mean over its seeds in tolerances.
    std::vector<std::vector<double>> distances;
    std::vector<double> nearness;  ///< the root of the weighted mean square of these
};

/// Of the first `count` points.
Usable usable_of(const Question& question, std::size_t count);

/// The root of the weighted mean square of distances by moment.
double distance_of(const Question& question, const std::vector<double>& distances);

/// How loosely a moment is held: its variance in tolerances, 1 for those of the largest weight.
std::vector<double> looseness_of(const Question& question);

class Emulator {
  public:
    /// From the nearest of the first `count` points, 400 at most.
    Emulator(const Question& question, std::size_t count);

    std::size_t moments() const { return krigings_.size(); }
    std::size_t points() const { return points_; }
    /// The distance of one moment from its target, in tolerances, and the variance of the error of that.
    Predicted distance(const Point& point, std::size_t moment) const;
    /// The logarithm of the likelihood: errors are the tolerances, the noise of the seeds and the emulator's own.
    double likelihood(const Point& point) const;

    /// What it says against points it has not seen, of `question` from number `first` up to `end`.
    std::vector<session::Tested> tested(const Question& question, std::size_t first, std::size_t end) const;
    /// Widens its errors where they were found to be too small.
    void widen(const std::vector<session::Tested>& tested);

  private:
    session::Tested tested(const Question& question, std::size_t first, std::size_t end, std::size_t moment) const;
    void measure_noise(const Question& question, const Usable& usable, const std::vector<std::size_t>& nearest);

    std::vector<Kriging> krigings_;
    std::vector<double> noise_;    ///< by moment: variance, of the mean over seeds, that is not common to all points
    std::vector<double> widened_;  ///< by moment: variances are multiplied by this
    Matrix errors_;                ///< tolerances and the noise of the seeds, between moments
    std::size_t points_ = 0;
};

}  // namespace consortia::analyse
