// Words as a shell takes them.
#pragma once

#include <string>

namespace consortia::command {

/// In quotes where that is needed.
std::string quoted(const std::string& word);

}  // namespace consortia::command
