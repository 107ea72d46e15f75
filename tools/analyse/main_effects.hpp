// How an output moves with one factor alone, the others being anywhere: means over classes of the factor, and a plot of all
// factors as one SVG.
#pragma once

#include "tools/analyse/sample.hpp"

#include <string>
#include <vector>

namespace consortia::analyse {

/// One class of a factor.
struct Effect {
    double at = 0;     ///< mean of the factor there
    double mean = 0;   ///< of the output
    double error = 0;  ///< standard error of that mean
};

/// At most eight classes with equally many points; the values themselves where they are few.
std::vector<Effect> main_effect(const StudySample& sample, const FactorColumn& factor, const OutputColumn& output);

/// Small plots beside each other, one a factor, on one scale; at most 24, the first ones of `order`.
std::string main_effects_svg(const StudySample& sample, const OutputColumn& output, const std::vector<std::size_t>& order);

}  // namespace consortia::analyse
