// Programs linked with the command line count how often they ask for memory.
#pragma once

namespace consortia::command {

/// Not where a sanitizer watches memory.
bool allocations_are_counted();

}  // namespace consortia::command
