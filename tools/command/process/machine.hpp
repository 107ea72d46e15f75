// What this machine gives: the measures beside which a profile is held.
#pragma once

#include "engine/core/types.hpp"

namespace consortia::command {

/// Bytes a second that so many threads read and write back in order over 256 MB; the best of three passes, a quarter of a
/// second. 0 where there is no such memory.
double memory_bandwidth(u32 threads);

/// Seconds that it takes two workers who are awake to begin and to end a call of blocks, the best of fifty rounds; 0 where
/// there is one core.
double call_seconds();

}  // namespace consortia::command
