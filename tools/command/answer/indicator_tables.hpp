// Indicators of a comparison beside each other: the headlines of all packages, or every indicator of each.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>

namespace consortia::command {

/// A row an indicator, a column a package: what it adds, in per cent of the first scenario; flows a year.
void print_headlines(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);
/// A table a package, a row an indicator.
void print_indicators(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);

/// Value and `+12 %`, marked where it is beyond chance.
std::string difference_text(const study::Estimated& difference, double baseline, bool clear);

}  // namespace consortia::command
