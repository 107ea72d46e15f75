// What the phases of a model took.
#pragma once

#include "engine/output/provenance.hpp"
#include "engine/study/execution/executor.hpp"
#include "tools/command/tables/text_table.hpp"

#include <ostream>

namespace consortia::command {

std::vector<output::ProfileRow> profile_rows(const study::Effort& effort);
/// A table of phases (agents or edges visited; imbalance: processor time of the slowest worker over the mean; bytes gone
/// over in order, beside the `bandwidth` of the machine), and the line `… M updates/s`: agents expected × steps over the
/// time spent stepping, a run.
void print_profile(std::ostream& out, const study::Effort& effort, const study::Runs& runs, double bandwidth);
/// What other numbers of workers would take, by a replay of the blocks (engine/parallel/makespan.hpp), `call` being the
/// seconds that two workers need to begin and end a call of blocks; what one worker does alone; how much they would ask of
/// memory. Nothing where the blocks were played by a number of workers that is not among them.
void print_workers(std::ostream& out, const study::Effort& effort, double call);

}  // namespace consortia::command
