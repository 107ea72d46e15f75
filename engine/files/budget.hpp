// What the machine still has: asked before a run is started, so that it is refused rather than killed half-way.
#pragma once

#include "engine/files/file.hpp"

namespace consortia::files {

/// Bytes of memory that this process may still take: the least of the machine's, its control groups' (containers, Slurm
/// jobs; a group's page cache counts as free) and its own limit (ulimit -v). `root` is where /proc and /sys are looked for.
/// A limit that cannot be read does not count; if none can, the largest u64.
u64 available_memory(const Path& root = "/");

/// How many processes of this machine the system has killed for want of memory since it was started; 0 if it does not say.
u64 kills_for_memory(const Path& root = "/");

/// Bytes that may still be written where `path` lies, or would lie.
u64 free_disk(const Path& path);

/// Whether two paths lie, or would lie, on the same file system.
bool same_disk(const Path& a, const Path& b);

}  // namespace consortia::files
