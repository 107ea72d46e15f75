// How long a command may take, as the scheduler's `--time` writes it.
#pragma once

#include <optional>
#include <string>

namespace consortia::command {

/// Seconds of `90` (minutes), `90:30` (minutes and seconds), `1:30:30` or `1-12` (days and hours), `1-12:30`, `1-12:30:00`.
std::optional<double> seconds_of_limit(const std::string& text);

/// The same of an option `--time-limit`, nothing where it is empty. Throws InputError.
std::optional<double> limit_of(const std::string& text);

/// What the option is for.
inline constexpr const char* about_time_limit =
    "end after this time with checkpoints to go on from (exit 130): minutes, or as Slurm's --time";

}  // namespace consortia::command
