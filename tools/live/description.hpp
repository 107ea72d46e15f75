// What is open, told as JSON to who draws it.
#pragma once

#include "engine/run/simulation.hpp"

#include <string>

namespace consortia::live {

/// `{model, title, version, commit, seed, burn_in, steps, labels, money, indicators, levers}`: a label for each step after
/// the burn-in, indicators with their places in a frame, levers with their value at the start.
std::string description_of(const Simulation& run);

}  // namespace consortia::live
