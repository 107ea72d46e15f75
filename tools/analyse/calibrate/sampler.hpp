// Draws from a posterior over the unit cube by sequential Monte Carlo (Del Moral, Doucet and Jasra 2006): particles of the
// prior are led to the posterior through powers of the likelihood, resampled and moved by steps of Metropolis and Hastings.
#pragma once

#include "engine/parallel/crew.hpp"
#include "engine/session/calibration/question.hpp"

namespace consortia::analyse {

using session::Point;

struct Particles {
    std::vector<Point> points;        ///< equally likely
    std::vector<double> likelihoods;  ///< logarithms
};

/// `count` draws from the prior times the likelihood to the power `power`. The crew, of any size, asks for likelihoods at
/// the same time.
Particles particles_of(const std::function<double(const Point&)>& likelihood, std::size_t width, std::size_t count,
                       double power, u64 seed, Crew& crew);

}  // namespace consortia::analyse
