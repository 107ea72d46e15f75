// A study while others work on it and when they are done: how far it has come, what failed, a pause, and its result from the
// journals. None of this plays a step.
#pragma once

#include "engine/session/play.hpp"
#include "engine/study/results/sweep_result.hpp"
#include "engine/study/store/records.hpp"

namespace consortia::session {

/// Where what is unfinished lies, in the folder of the result.
files::Path work_folder(const files::Path& folder);
/// While it is there, nobody plays a step.
files::Path pause_mark(const files::Path& folder);

/// What the journals of a study hold, read without touching them. Throws Refused if they are of other work.
study::Records records_of(const Plan& plan, const files::Path& folder, study::Keep keep, Listener& listener);

/// Throws Refused: the journals there are of other work, as far as the result beside them tells of what.
[[noreturn]] void refuse_other_work(const Plan& plan, const files::Path& folder);

struct FailedRun {
    u64 run = 0;
    study::Failure failure;
};

/// How far a study has come.
struct Status {
    study::Completeness done;
    u64 journals = 0;
    std::optional<double> seconds_a_run;  ///< of the finished runs that say so
    std::vector<FailedRun> failed;        ///< the first of them
};

/// With the first `most_failed` of what failed.
Status status_of(const Plan& plan, const files::Path& folder, u64 most_failed, Listener& listener);

/// Everybody who works on the study stands still after a step. Throws InputError if nobody has begun.
void pause(const files::Path& folder);
/// They go on; whether the study was paused.
bool resume(const files::Path& folder);

struct StudyResult {
    files::Path file;
    bool found = false;  ///< it was there already, the same
    study::Completeness done;
};

/// Writes the result of a study whose runs are all finished or failed, with its provenance; or finds it. With `partial` also
/// of one whose runs are not: then they are NaN, and the file is partial.h5. `burn_ins` are the snapshots that runs went on
/// from, and the digest of each. Throws Refused if runs are missing.
using BurnIns = std::map<std::string, u64>;
StudyResult write_study(const Plan& plan, const study::Records& records, const Playing& playing, bool partial,
                        const BurnIns& burn_ins = {});

/// In words: `2 of 9 runs are missing: 4:0, 4:1`.
std::string missing_runs(const study::Sweep& sweep, const study::Completeness& done);

}  // namespace consortia::session
