// What the program ends with: the classes of how a command can end, as scripts tell them apart.
#pragma once

namespace consortia::command {

enum Exit : int { done = 0, differing = 1, wrong_input = 2, broken_contract = 3, system_failed = 4, interrupted = 130 };

}  // namespace consortia::command
