// The state of a run on the disk: at the end of its burn-in, for others to go on from, or half way, to go on itself.
#pragma once

#include "engine/files/file.hpp"
#include "engine/run/simulation.hpp"

namespace consortia::study {

/// What a snapshot at the end of the burn-in, and what a checkpoint, belongs to: this build and all the run depends on.
u64 burn_in_content(const Simulation& simulation);
u64 run_content(const Simulation& simulation);

/// Writes the whole state and the frames so far, whole or not at all. `content` says what it belongs to.
void save(Simulation& simulation, const files::Path& file, u64 content);
/// Goes on from there; returns the digest of what it read. Throws SystemError if the file is damaged, belongs to something
/// else or holds what is no state of the model; the simulation is then not fit for use.
u64 restore(Simulation& simulation, const files::Path& file, u64 content);

}  // namespace consortia::study
