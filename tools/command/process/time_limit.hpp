// How long a command may take, as the scheduler's `--time` writes it.
#pragma once

#include <optional>
#include <string>

namespace consortia::command {

/// Seconds of `90` (minutes), `90:30` (minutes and seconds), `1:30:30` or `1-12` (days and hours), `1-12:30`, `1-12:30:00`.
std::optional<double> seconds_of_limit(const std::string& text);

}  // namespace consortia::command
