// What the runs of a point come to, predicted for every point: for each aim the mean over runs, by kriging, in the sense in
// which small is good and at most 0 is allowed.
#pragma once

#include "engine/session/optimisation/pareto.hpp"
#include "engine/session/optimisation/question.hpp"
#include "tools/analyse/emulate/kriging.hpp"

namespace consortia::analyse {

using session::optimisation::Aim;
using session::optimisation::dominates;
using session::optimisation::front_of;
using session::optimisation::hypervolume;
using session::optimisation::Outcome;
using session::optimisation::Question;

/// Objectives, all to be small, and slacks of the constraints, which hold where they are at most 0.
struct Expected {
    std::vector<Predicted> objectives;
    std::vector<Predicted> slacks;

    Outcome means() const;
    /// How likely all constraints hold.
    double chance() const;
};

class Emulators {
  public:
    /// From the first `count` points, but for those of which a run failed. Throws InputError if too few are left.
    Emulators(const Question& question, std::size_t count);

    Expected at(const Point& point) const;
    /// By aim, by factor: total indices of Sobol' of what is predicted (Jansen 1999), over points that can be played.
    std::vector<std::vector<double>> effects(const Question& question) const;
    /// The numbers of the points that it knows.
    const std::vector<std::size_t>& known() const { return known_; }

    /// What it says against points it has not seen, from number `first` up to `end`.
    std::vector<session::optimisation::Tested> tested(const Question& question, std::size_t first, std::size_t end) const;

  private:
    std::vector<std::size_t> known_;
    std::vector<bool> is_objective_;  ///< by aim
    std::vector<Kriging> krigings_;   ///< by aim
    std::vector<double> noise_;       ///< by aim: variance of the mean over runs that points do not have in common
};

/// A point as it can be played: on a grid of a thousandth, which people can read, and at the middle of its share where a
/// factor is one of few values.
Point playable(const Question& question, Point point);

/// How likely a normal number of that mean and variance is at most 0; within 0.01, by the logistic curve, whose bits are the
/// same everywhere.
double chance_below_zero(const Predicted& of);

}  // namespace consortia::analyse
