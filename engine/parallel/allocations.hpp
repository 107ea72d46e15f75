// How often a thread has asked for memory. The engine only reads it: a program that wants to know replaces `operator new` by
// one that counts here.
#pragma once

#include "engine/core/types.hpp"

namespace consortia {

inline thread_local constinit u64 allocations_of_thread = 0;

}  // namespace consortia
