// A fixed crew of workers that runs fixed blocks of items. Which worker runs which block is left to chance; results must not
// depend on it, so work writes only to places of its block or its worker, and whoever asked joins them in block order.
#pragma once

#include "engine/core/types.hpp"

#include <atomic>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace consortia {

/// Items [from, to) of block number `block`, run by worker number `worker`.
struct Block {
    u32 worker;
    u32 block;
    u32 from;
    u32 to;
};

class Crew {
  public:
    /// Agents per block: the unit of work and of every ordered reduction, the same at any number of workers.
    static constexpr u32 block_size = 4096;

    explicit Crew(u32 workers);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    u32 size() const { return workers_; }
    /// Whether workers count their processor time from now on. A system may take microseconds to tell it.
    void watch(bool on) { watched_ = on; }
    /// Processor time of a worker while watched, in seconds; 0 is the thread that asks, of which all counts. Between calls
    /// of `blocks`.
    double processor_seconds(u32 worker) const { return worker == 0 ? thread_seconds() : spent_[worker - 1].seconds; }
    /// How often all workers have asked for memory; between calls of `blocks`. 0 where the program does not count it.
    u64 allocations() const;
    static u32 blocks_of(u32 count, u32 size = block_size) { return count / size + (count % size != 0 ? 1 : 0); }

    /// Calls `work` once for every block of `count` items and waits for all. If blocks throw, the exception of the lowest
    /// block is rethrown, so that the message is the same at any number of workers.
    void blocks(u32 count, const std::function<void(Block)>& work, u32 size = block_size);
    /// Calls `work` once for every item of a short list of large tasks.
    void tasks(u32 count, const std::function<void(u32 task)>& work);

  private:
    /// On a cache line of its own: its worker writes it.
    struct alignas(64) Spent {
        double seconds = 0;
        u64 allocations = 0;
    };

    static double thread_seconds();
    void work_off_watched(u32 worker);
    void serve(u32 worker);
    void work_off(u32 worker);
    /// Waits until `value` is no longer `old`: awake for a while, since waking costs more than most phases, then asleep.
    template <class T>
    void wait_while(const std::atomic<T>& value, T old) const;

    u32 workers_;
    bool cores_for_all_;  ///< else a worker that waits awake keeps another from working
    std::atomic<u64> job_{0};
    std::atomic<u32> busy_{0};
    std::atomic<bool> over_{false};
    u32 count_ = 0;
    u32 size_ = 0;
    const std::function<void(Block)>* work_ = nullptr;
    std::atomic<u32> next_{0};
    std::vector<std::exception_ptr> failures_;
    std::vector<Spent> spent_;
    bool watched_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace consortia
