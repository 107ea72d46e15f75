// A decision in words, as a table, and as CSV.
#pragma once

#include "tools/analyse/decide/decide.hpp"

#include <ostream>

namespace consortia::analyse {

void print(std::ostream& out, const Worlds& worlds, const Decision& decision);
/// One row an option.
std::string csv(const Worlds& worlds, const Decision& decision);

}  // namespace consortia::analyse
