// Whom a stream of random numbers belongs to: its meaning, never a slot, thread or rank. So an extra agent, phase or draw
// elsewhere shifts nobody else's numbers, and two scenarios of one seed share theirs.
#pragma once

#include "engine/core/hash.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/types.hpp"

#include <string_view>

namespace consortia {

/// The 32 bits of a name that key its streams: of a phase, or of any other purpose for which numbers are drawn. The schedule
/// refuses two phases whose names collide. Every result depends on it.
constexpr u32 stream_name(std::string_view name) { return static_cast<u32>(hash_of(name)); }

/// A stream: one agent in one phase, round and step of one replicate. Equal ids give equal numbers.
struct StreamId {
    u64 seed = 0;
    u32 replicate = 0;
    u32 step = 0;
    u32 round = 0;
    u32 name = 0;  ///< stream_name of the phase
    Key agent = 0;
};

}  // namespace consortia
