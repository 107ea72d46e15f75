// A package of levers, larger or smaller than it is written: every number moves on the straight line from where the first
// scenario has it, through where the package has it, to the end of its hard range.
#pragma once

#include "engine/schema/scenario.hpp"
#include "engine/schema/schema.hpp"

#include <set>
#include <string>
#include <vector>

namespace consortia::study {

/// Names of the levers that may be scaled.
using Scalable = std::set<std::string>;

/// Those that pay: whose group (`L4`) has an account (Axis::levers). All levers, where the model keeps no accounts.
Scalable paying_levers(const Schema& schema);
/// Those named, by name or by group. Throws InputError for a name that is neither; `option` is where it was said.
Scalable levers_named(const Schema& schema, const std::vector<std::string>& names, const std::string& option);

/// What scaling a package does to its levers.
struct Scaling {
    double largest = 0;              ///< beyond this scale nothing moves any more; 0 if nothing moves at all
    std::vector<std::string> moved;  ///< levers that grow with the scale
    /// Levers that differ and stay as the package has them: choices, caps that are switched off, and levers that the first
    /// scenario targets.
    std::vector<std::string> fixed;
    std::vector<std::string> left;  ///< levers that differ and are not to be scaled

    /// Whether at scale 0 nothing is left of the package.
    bool is_whole() const { return fixed.empty() && left.empty(); }
};

Scaling scaling_of(const Schema& schema, const Scenario& first, const Scenario& package, const Scalable& scalable);

/// The package at `scale`: 0 has its numbers as the first scenario, 1 as the package. Dates, ramps and targets stay; whole
/// numbers are rounded. Throws ContractError unless `scale` is a number from 0 on.
Scenario scaled(const Schema& schema, const Scenario& first, const Scenario& package, const Scalable& scalable,
                double scale);

/// The levers of which a number stands at the end of its range at that scale, and the end, as a scenario writes it.
struct AtBound {
    std::string lever;
    std::string bound;
};
std::vector<AtBound> at_bounds(const Schema& schema, const Scenario& first, const Scenario& package,
                               const Scalable& scalable, double scale);

}  // namespace consortia::study
