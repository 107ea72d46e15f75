// Carries out a list of runs on the threads of this process. Whatever is asked for here changes no byte of a result.
#pragma once

#include "engine/study/execution/dispatch.hpp"
#include "engine/study/execution/roster.hpp"
#include "engine/study/runs.hpp"
#include "engine/study/store/ledger.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace consortia::study {

struct Progress {
    u64 runs = 0;  ///< of the list, as far as they are ours
    u64 runs_done = 0;
    u64 runs_failed = 0;
    double share = 0;                    ///< of the steps still to be played when we began
    std::optional<double> seconds_left;  ///< nothing while there is no pace to judge by
};

struct Execution {
    files::Path folder;                   ///< checkpoints, and burn-ins that these runs alone share
    std::optional<files::Path> burn_ins;  ///< where burn-ins are kept for other commands too, within room_for_burn_ins()
    u32 threads = 1;
    u32 runs_at_once = ~0U;          ///< what memory allows
    bool go_on = false;              ///< a run that fails is entered as such, and the others go on
    bool keep_every_burn_in = true;  ///< in `burn_ins`; else those that several of these runs share
    bool by_runs = false;            ///< progress counts runs handed out, to all processes, in place of our own steps
    bool digests = false;            ///< of every step (these do stand in the result)
    double checkpoint_every = 120;   ///< seconds between checkpoints of a run; 0: after every step
    bool times_blocks = false;       ///< for what other numbers of workers would take
    std::function<bool()> stop = [] { return false; };
    std::function<void()> before_step = [] {};  ///< may take its time: every thread waits there
    /// The command that plays one run again, alone: told with its failure, not kept with it.
    std::function<std::string(u64 run)> reproduction = [](u64) { return std::string(); };
    std::function<void(const Progress&)> progress = [](const Progress&) {};
    std::function<void(const std::string&)> warn = [](const std::string&) {};
};

/// What it took.
struct Effort {
    std::vector<PhaseTime> phases;
    u64 steps = 0;
    double stepping_seconds = 0;  ///< summed over runs
    double seconds = 0;           ///< from beginning to end
    u64 finished = 0;
    u64 failed = 0;
    u64 burn_ins = 0;        ///< of the runs that were left
    u64 burn_ins_found = 0;  ///< of these, how many other commands had left
    u32 runs_at_once = 0;
    u32 threads_per_run = 0;  ///< of the best served run
    /// Snapshots of burn-ins that runs went on from, and the digest of each: who finds one forged knows what it has touched.
    std::map<std::string, u64> burn_ins_loaded;

    /// With the runs that another executor finished, or could not.
    Effort& operator+=(const Effort& other);
};

/// How many runs go on at once and with how many threads each: threads go to runs first, then inside a run.
std::vector<u32> shared_out(u32 threads, u64 runs, u32 runs_at_once);

/// Where snapshots of burn-ins lie.
files::Path burn_in_folder(const Execution& how);

/// Plays all runs that are not in the ledger, and enters them there. Throws Interrupted, with a checkpoint of every run that
/// was begun, when `stop` says so; the exception of the first run (by number) that failed, named, unless they are to go on.
Effort execute(const Runs& runs, Ledger& ledger, const Execution& how);

/// As above, the runs that `roster` hands out; what it counts is in the effort.
Effort execute(const Runs& runs, Ledger& ledger, const Execution& how, Roster& roster);

/// As above, the runs that `dispatch` of another process hands out, on at most `lanes` at once.
Effort execute(const Runs& runs, Ledger& ledger, const Execution& how, Dispatch& dispatch, u64 lanes);

}  // namespace consortia::study
