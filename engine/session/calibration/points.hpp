// The points of a calibration as a study that lists them: first the scenario itself, then each point that was asked for.
#pragma once

#include "engine/session/calibration/question.hpp"
#include "engine/study/sweep.hpp"

namespace consortia::session {

/// How many parameters of a calibration are free: the first of its factors; the others are tied to them.
std::size_t free_parameters(const Study& study);

/// A value for each factor, free and tied, from shares along the priors.
std::vector<double> values_of(const Study& study, const Point& point);

/// The draw in the middle of all: the one with the least sum of distances to the others, each parameter in units of its own
/// spread over the draws, so that those that nothing informs do not decide; the first of equals. It is one of them, so its
/// parameters belong together.
std::size_t middle_of(const std::vector<Point>& draws);

/// The study with these points, and with its own text: it can be swept, merged and run again like any other.
Study listing(const Study& calibration, const std::vector<Point>& points);

}  // namespace consortia::session
