// The workers of a crew beside the thread that asks. Two files know how they are begun, and a program links one of them:
// threads.cpp, or without_threads.cpp for where there are none (a browser).
#pragma once

#include "engine/parallel/crew.hpp"

namespace consortia {

class Workers {
  public:
    /// Null if there are no threads, or `count` is 0.
    static Owned<Workers> begun(u32 count);

    virtual ~Workers() = default;

    virtual void watch(bool on) = 0;
    /// Of a worker, counted from 1.
    virtual double processor_seconds(u32 worker) const = 0;
    /// Of all but the thread that asks.
    virtual u64 allocations() const = 0;
    /// As Crew::blocks, with the thread that asks as worker 0.
    virtual void blocks(u32 count, FunctionRef<void(Block)> work, u32 size) = 0;
};

/// Processor time of the thread that asks, in seconds; of a program without threads the time that passes.
double thread_seconds();

}  // namespace consortia
