// A folder of burn-ins that commands share: snapshots named by their content, each whole or absent. It is a cache: whatever
// is taken away from it is made again when it is needed.
#pragma once

#include "engine/files/file.hpp"
#include "engine/study/runs.hpp"

#include <set>
#include <string_view>

namespace consortia::study {

/// What the snapshot of a run's burn-in depends on: the scenario up to its start, the replicate and this build.
u64 snapshot_content(const Runs& runs, u64 run);
/// Where it lies in a folder of burn-ins.
files::Path snapshot_of(const Runs& runs, u64 run, const files::Path& folder);

/// The name of a snapshot in its folder.
std::string burn_in_file(u64 content);
bool is_burn_in_name(std::string_view name);

/// Removes a snapshot; a file that is none stays.
void remove_burn_in(const files::Path& snapshot);

/// How much a folder of burn-ins may hold: 10 GB, but at most a fifth of what the disk could give it.
u64 room_for_burn_ins(const files::Path& folder);

/// Removes the snapshots used longest ago, but none of `needed` (contents), until at most `room` bytes are left; returns the
/// bytes removed. What killed commands left half written goes too. Files that this program did not write, or is
/// writing, are left alone. What cannot be removed stays.
u64 trim_burn_ins(const files::Path& folder, u64 room, const std::set<u64>& needed);

/// Notes that a snapshot was used just now.
void touch_burn_in(const files::Path& snapshot);

}  // namespace consortia::study
