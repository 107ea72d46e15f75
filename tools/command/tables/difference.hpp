// What differs between two results, on standard output.
#pragma once

#include "engine/session/difference/difference.hpp"

namespace consortia::command {

void print_difference(const session::Difference& difference);

}  // namespace consortia::command
