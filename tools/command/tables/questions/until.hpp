// What came of `compare --until`: how many seeds were needed.
#pragma once

#include "engine/session/questions/until.hpp"

#include <ostream>

namespace consortia::command {

/// Each package's interval at the last look, and in a sentence how many seeds were needed, or how many would be.
void print_until(std::ostream& out, const session::Until& until, const session::Sized& sized);

}  // namespace consortia::command
