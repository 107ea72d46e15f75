// A fixed crew of workers that runs fixed blocks of items. Which worker runs which block is left to chance; results must not
// depend on it, so work writes only to places of its block or its worker, and the caller joins them in block order.
#pragma once

#include "engine/core/owned.hpp"
#include "engine/core/types.hpp"
#include "engine/parallel/function_ref.hpp"
#include "engine/parallel/makespan.hpp"

#include <vector>

namespace consortia {

/// Items [from, to) of block number `block`, run by worker number `worker`.
struct Block {
    u32 worker;
    u32 block;
    u32 from;
    u32 to;
};

class Workers;

class Crew {
  public:
    /// Agents per block: the unit of work and of every ordered reduction, the same at any number of workers.
    static constexpr u32 block_size = 4096;
    /// No block that is cut finer is smaller.
    static constexpr u32 least_block = 64;

    /// A program that has no threads (parallel/workers.hpp) gets one worker, whatever it asks for.
    explicit Crew(u32 workers);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    u32 size() const { return size_; }
    /// Whether workers count their processor time from now on. A system may take microseconds to tell it.
    void watch(bool on);
    /// Processor time of a worker while watched, in seconds; 0 is the thread that asks, of which all counts. Between calls
    /// of `blocks`.
    double processor_seconds(u32 worker) const;
    /// How often all workers have asked for memory; between calls of `blocks`. 0 where the program does not count it.
    u64 allocations() const;
    /// Whether blocks are timed from now on.
    void time_blocks(bool on) { times_blocks_ = on; }
    /// What the calls of `blocks` that were timed would have taken other numbers of workers.
    const Makespans& makespans() const { return makespans_; }
    /// Items a block that keep all workers busy, for work on which it does not depend how items are cut.
    u32 finer_block(u32 count) const;
    static u32 blocks_of(u32 count, u32 size = block_size) { return count / size + (count % size != 0 ? 1 : 0); }

    /// Calls `work` once for every block of `count` items and waits for all. If blocks throw, the exception of the lowest
    /// block is rethrown, so that the message is the same at any number of workers.
    /// With more workers it would be called with smaller blocks, `most_pieces` for each of these.
    void blocks(u32 count, FunctionRef<void(Block)> work, u32 size = block_size, u32 most_pieces = 1);
    /// The same in blocks of finer_block(count) items.
    void finer_blocks(u32 count, FunctionRef<void(Block)> work);
    /// Calls `work` once for every item of a short list of large tasks, of which more workers would be given more.
    void tasks(u32 count, FunctionRef<void(u32 task)> work, u32 most_pieces = 1);

  private:
    void blocks_untimed(u32 count, FunctionRef<void(Block)> work, u32 size);
    void blocks_timed(u32 count, FunctionRef<void(Block)> work, u32 size, u32 most_pieces);

    Owned<Workers> beside_;  ///< the thread that asks; null if it is alone
    u32 size_;
    bool times_blocks_ = false;
    std::vector<double> seconds_;  ///< of each block of a call
    Makespans makespans_;
};

}  // namespace consortia
