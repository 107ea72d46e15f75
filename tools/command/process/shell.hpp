// Words as a shell takes them.
#pragma once

#include <string>
#include <vector>

namespace consortia::command {

/// In quotes where that is needed; what would act on a terminal stands written out in them (`$'\x1b'`).
std::string quoted(const std::string& word);
/// A command line.
std::string as_typed(const std::vector<std::string>& words);

}  // namespace consortia::command
