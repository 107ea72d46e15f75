// A package of levers, larger or smaller than it is written: every number moves on the straight line from where the first
// scenario has it, through where the package has it, to the end of its hard range.
#pragma once

#include "engine/schema/scenario.hpp"
#include "engine/schema/schema.hpp"

#include <string>
#include <vector>

namespace consortia::study {

/// What scaling a package does to its levers.
struct Scaling {
    double largest = 0;              ///< beyond this scale nothing moves any more; 0 if nothing moves at all
    std::vector<std::string> moved;  ///< levers that grow with the scale
    /// Levers that differ and stay as the package has them: choices, caps that are switched off, and levers that the first
    /// scenario targets.
    std::vector<std::string> fixed;
};

Scaling scaling_of(const Schema& schema, const Scenario& first, const Scenario& package);

/// The package at `scale`: 0 has its numbers as the first scenario, 1 as the package. Dates, ramps and targets stay; whole
/// numbers are rounded. Throws ContractError unless `scale` is a number from 0 on.
Scenario scaled(const Schema& schema, const Scenario& first, const Scenario& package, double scale);

}  // namespace consortia::study
