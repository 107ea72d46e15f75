// `--slurm`: a job script in place of playing.
#pragma once

#include "engine/session/plan.hpp"
#include "tools/command/options.hpp"

#include <optional>

namespace consortia::command {

/// Writes `sweep.slurm` into the folder of the study, for what is left of it, and says how to submit it. `time_limit` of a
/// task, in seconds.
void write_slurm(const session::Plan& plan, const RunOptions& options, std::optional<double> time_limit);
/// The same of a search, `calibrate.slurm` or `optimise.slurm`: one task, for each block follows from the one before.
void write_slurm_of_search(const session::Plan& plan, const RunOptions& options, std::optional<double> time_limit);

}  // namespace consortia::command
