// The equations of belief and awareness as functions of numbers (E31, E32).
#pragma once

#include "models/consortium/parameters.hpp"

namespace consortium {

/// z_e
double benefit_ratio(double realised, double predicted);
/// (E31) μ after a quarter; `weight` is the total weight c behind the mean ratio z̄.
double next_belief(double belief, double mean_ratio, double weight, const given::Belief& g);
/// (E32) hazard per quarter.
double awareness_hazard(double aware_share, bool association, const given::Awareness& g);

}  // namespace consortium
