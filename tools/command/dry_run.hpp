// `--dry-run`: what the runs of a command will take, before any is begun.
#pragma once

#include "tools/command/ensemble.hpp"

#include <ostream>

namespace consortia::command {

/// Prints time (from a few steps of the first run), memory and disk. Throws as the command itself would: InputError if a run
/// does not fit into memory, SystemError if its files do not fit on the disk.
/// Unless `keep_every` burn-in is kept, only those are that several runs share.
void print_estimate(std::ostream& out, const study::Runs& runs, const RunOptions& options,
                    const std::filesystem::path& folder, bool keep_every = true);

/// Seconds that one thread takes for all of them, from a few steps of the first.
double seconds_on_one_thread(const study::Runs& runs);

}  // namespace consortia::command
