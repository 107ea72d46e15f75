// What came of `compare --equal-cost`: the scale of each package, and who buys most then.
#pragma once

#include "engine/session/questions/equal_cost.hpp"

namespace consortia::command {

/// `whole` is the comparison as written. If no package met the amount, that is said on standard error.
void print_equal_cost(const session::EqualCost& equal, const session::Result& whole, double amount);

}  // namespace consortia::command
