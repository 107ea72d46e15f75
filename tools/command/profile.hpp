// What the phases of a model took, and what the next run will take.
#pragma once

#include "engine/output/provenance.hpp"
#include "engine/study/executor.hpp"
#include "tools/command/text_table.hpp"

#include <ostream>

namespace consortia::command {

std::vector<output::ProfileRow> profile_rows(const study::Effort& effort);
/// A table of phases, and the line `… M updates/s`: agents expected × steps over the time spent stepping, a run.
void print_profile(std::ostream& out, const study::Effort& effort, const study::RunList& list);

/// `--dry-run`: time (from a few steps of the first run), memory and disk. Throws InputError if a run does not fit.
void print_estimate(std::ostream& out, const study::RunList& list, u32 threads);

}  // namespace consortia::command
