// What this machine's memory gives: the measure beside which the bytes of a phase are held.
#pragma once

#include "engine/core/types.hpp"

namespace consortia::command {

/// Bytes a second that so many threads read and write back in order over 256 MB; the best of three passes, a quarter of a
/// second. 0 where there is no such memory.
double memory_bandwidth(u32 threads);

}  // namespace consortia::command
