// A comparison as two tables for spreadsheets and R: who buys most, and every difference. UTF-8, one heading a column,
// numbers in full.
#pragma once

#include "engine/session/answer/answer.hpp"

#include <string>

namespace consortia::session {

/// One row a benefit and package: rank, cost, effect, cost per unit with their intervals, verdict, headlines that get worse,
/// and in how many seeds it wins against each other package.
std::string league_csv(const Result& result, const Answer& answer);

/// One row an indicator, cell and package: indicator, unit, cut, period, baseline, package, difference, low, high, percent,
/// seeds, and of totals whether it stands beyond chance.
std::string differences_csv(const Result& result, const Answer& answer);

}  // namespace consortia::session
