// What a plan will take of this machine, before anything of it is played.
#pragma once

#include "engine/files/file.hpp"
#include "engine/study/runs.hpp"
#include "engine/study/store/disk.hpp"

#include <optional>
#include <string>

namespace consortia::session {

/// One for each processor.
u32 all_threads();

/// How many runs go on at once, as far as threads and memory allow. Throws InputError if not even one fits. `processes` like
/// this one share the machine.
u32 runs_at_once(const study::Runs& runs, u32 threads, u32 processes = 1);

/// Where burn-ins are kept for other plans too, if anywhere: in `asked`, nowhere if that is `none`, else in `burn-in` beside
/// the folder of the result, so that all packages of a place share it, unless others may write there. Nothing is created.
std::optional<files::Path> kept_burn_ins(const study::Runs& runs, const std::optional<std::string>& asked,
                                         const files::Path& folder);

/// Throws InputError if others may write in the folder of the result, or in that of burn-ins: what is resumed from there
/// could be forged.
void require_own(const files::Path& folder, const std::optional<files::Path>& burn_ins);

struct PlanEstimate {
    u64 runs = 0;
    double agents = 0;  ///< of the first run
    u32 burn_in = 0;    ///< steps
    u32 steps = 0;
    u32 runs_at_once = 0;
    double seconds = 0;      ///< of wall time, by the pace of a trial
    double memory = 0;       ///< bytes, at the peak
    double free_memory = 0;  ///< bytes
    study::DiskNeeds disk;
    double free_disk = 0;  ///< bytes
};

struct Surroundings {
    files::Path folder;                   ///< of the result
    std::optional<files::Path> burn_ins;  ///< as kept_burn_ins() says
    u32 threads = 1;
    bool digests = false;    ///< of every step are kept
    bool keep_every = true;  ///< burn-in; else those that several runs share
};

/// Plays the first year of the first run on one thread, and nothing else. Throws InputError if a run does not fit into
/// memory.
PlanEstimate estimate(const study::Runs& runs, const Surroundings& around);

/// Seconds that one thread takes for all of them, from that trial.
double seconds_on_one_thread(const study::Runs& runs);

}  // namespace consortia::session
