// `compare --equal-cost`: every package scaled until its discounted cost is the amount asked for, and who buys most then.
#pragma once

#include "engine/study/comparison.hpp"
#include "tools/command/ensemble.hpp"

namespace consortia::command {

/// `whole` is the comparison as written and `outcomes` are those of its result. Plays what is needed into `equal-cost` below
/// its folder and prints the league of the scaled packages. Throws as carried_out() does.
void compare_at_equal_cost(const Ensemble& whole, const std::vector<study::Outcomes>& outcomes, double amount);

}  // namespace consortia::command
