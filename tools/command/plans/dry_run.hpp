// `--dry-run`: what the runs of a command will take, before any is begun.
#pragma once

#include "engine/session/plan.hpp"
#include "tools/command/options.hpp"

#include <ostream>

namespace consortia::command {

/// Prints time (from a few steps of the first run), memory and disk. Throws as the command itself would: InputError if a run
/// does not fit into memory, SystemError if its files do not fit on the disk.
void print_estimate(std::ostream& out, const session::Plan& plan, const RunOptions& options);

}  // namespace consortia::command
