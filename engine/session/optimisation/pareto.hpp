// Fronts of points of which every number should be small, and what they dominate.
#pragma once

#include <cstddef>
#include <vector>

namespace consortia::session::optimisation {

/// A number for each objective; all are to be small.
using Outcome = std::vector<double>;

/// Whether `a` is no worse than `b` in any number, and better in one.
bool dominates(const Outcome& a, const Outcome& b);

/// The numbers of those that none dominates; of equal ones the first.
std::vector<std::size_t> front_of(const std::vector<Outcome>& outcomes);

/// The volume that a front dominates below `worst`. Points beyond it count as far as they are below. One to three numbers.
double hypervolume(const std::vector<Outcome>& front, const Outcome& worst);

}  // namespace consortia::session::optimisation
