// How long blocks of work would take other numbers of workers than those at hand: a replay with the times that the blocks
// took here.
//
//     const double with_four = makespan({{times.data(), times.size()}}, 4);
//
// What it leaves out: workers wait for each other's memory, and to begin and to end a call takes them a while.
#pragma once

#include "engine/core/list.hpp"
#include "engine/core/types.hpp"

#include <array>

namespace consortia {

/// Seconds until the last worker is done, each taking the next block as soon as it is free, every block being cut into so
/// many even pieces. 0 without blocks.
double makespan(List<const double> seconds_of_blocks, u32 workers, u32 pieces = 1);

/// The same summed over calls, for a few numbers of workers.
struct Makespans {
    static constexpr std::array<u32, 5> workers{1, 2, 4, 16, 64};

    /// So many pieces for each worker, so that none waits long for another.
    static constexpr u32 pieces_each = 8;

    u64 calls = 0;
    std::array<double, workers.size()> seconds{};

    /// A block may be cut into so many pieces where there are more workers than blocks for them.
    void add(List<const double> seconds_of_blocks, u32 most_pieces);
    Makespans& operator+=(const Makespans& other);
    /// What was added since `before`.
    Makespans since(const Makespans& before) const;
};

}  // namespace consortia
