// How builders draw: they work through blocks of their nodes or edges, and each block has a stream of its own, so that
// blocks do not depend on one another's draws.
#pragma once

#include "engine/core/hash.hpp"
#include "engine/random/rng.hpp"

#include <algorithm>

namespace consortia::graph {

/// The stream of one block of what `stream` builds.
inline Rng block_draws(const StreamId& stream, u64 block) {
    StreamId id = stream;
    id.agent = joined(stream.agent, block);
    return Rng(id);
}

/// Calls `fill(rng, first, last)` for every block [first, last) of [0, count).
template <class Fill>
void in_blocks(u32 count, const StreamId& stream, Fill fill) {
    constexpr u64 size = 4096;
    for (u64 first = 0; first < count; first += size) {
        Rng rng = block_draws(stream, first / size);
        fill(rng, static_cast<u32>(first), static_cast<u32>(std::min<u64>(first + size, count)));
    }
}

/// Uniform in {0, …, n − 1}, n ≥ 1, without the small bias of Rng::below, which a range of many millions would show
/// (Lemire 2019).
inline u32 even_below(Rng& rng, u32 n) {
    u64 product = u64{rng.word()} * n;
    if (static_cast<u32>(product) < n) {
        const u32 surplus = (0U - n) % n;
        while (static_cast<u32>(product) < surplus) product = u64{rng.word()} * n;
    }
    return static_cast<u32>(product >> 32);
}

}  // namespace consortia::graph
