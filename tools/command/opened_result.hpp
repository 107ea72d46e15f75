// A result as the user names it.
#pragma once

#include "engine/output/reading/reader.hpp"

#include <string>

namespace consortia::command {

/// Opens the result. Throws InputError if what is named is a scenario or a study, which only lead to one.
output::ResultReader opened_result(const std::string& path);

}  // namespace consortia::command
