// A text on the screen, over as many lines as it takes.
#pragma once

#include "tools/command/look/look.hpp"

#include <ostream>
#include <string>

namespace consortia::command {

/// `visible`; lines after the first are set in by two blanks.
void print_paragraph(std::ostream& out, const std::string& text, const Look& look);

}  // namespace consortia::command
