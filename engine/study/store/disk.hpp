// What a list of runs will write, so that it is refused before it begins rather than stopped half-way by a full disk.
#pragma once

#include "engine/files/file.hpp"
#include "engine/study/runs.hpp"

#include <optional>

namespace consortia::study {

/// Bytes, each at its most.
struct DiskNeeds {
    double results = 0;      ///< journal and result
    double checkpoints = 0;  ///< two of each run that goes on, and the one being written
    double burn_ins = 0;     ///< snapshots that are not there yet
};

/// `burn_ins` is the folder where they are kept for other commands; without it they last as long as these runs share them.
/// Unless `keep_every` one is kept, only those are that several of the runs share.
DiskNeeds disk_needs(const Runs& runs, u32 runs_at_once, const std::optional<files::Path>& burn_ins, bool keep_every = true);

/// Throws SystemError, in words for the user, if `needed` bytes are more than are `free` at `folder`.
void require_room(const files::Path& folder, double needed, double free);

/// As above for all that will be written into `folder` and `burn_ins`, on one disk or two, as much as they have now. What an
/// interrupted command left in `folder` is counted as written.
void require_room(const DiskNeeds& needs, const files::Path& folder, const std::optional<files::Path>& burn_ins);

}  // namespace consortia::study
