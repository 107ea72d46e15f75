// `compare --equal-cost`: every package scaled until its discounted cost is the amount asked for, and who buys most then.
#pragma once

#include "engine/session/result.hpp"
#include "tools/command/ensemble.hpp"

namespace consortia::command {

/// `whole` is the comparison as written and `result` what came of it. Plays what is needed into `equal-cost` below
/// its folder and prints the league of the scaled packages. Throws as carried_out() does.
void compare_at_equal_cost(const Ensemble& whole, const session::Result& result, double amount);

}  // namespace consortia::command
