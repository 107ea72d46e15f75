// What came of `explain`: on the screen, and as files to hand on.
#pragma once

#include "engine/session/questions/explain.hpp"

#include <ostream>
#include <string>

namespace consortia::command {

/// The share of each lever in each headline number, the parts of growth, and who gains and who loses most.
void print_explanation(std::ostream& out, const session::Explanation& explanation);

/// All of it as CSV, one number a row: `what` (difference, share, part, cut), indicator, unit, axis, label, baseline, value,
/// low, high, seeds.
std::string csv_of(const session::Explanation& explanation);

/// The shares as JSON: `{base, package, orders, levers, names, indicators: [{indicator, shares, difference}]}`, an estimate
/// as `[value, low, high]`, or `[value]` where there is no interval; null is missing.
std::string json_of(const session::Explanation& explanation);

}  // namespace consortia::command
