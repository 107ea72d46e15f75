// For a program that has no threads: nobody works beside the one that asks, and what it takes is the time that passes.
#include "engine/parallel/workers.hpp"

#include <chrono>

namespace consortia {

double thread_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Owned<Workers> Workers::begun(u32) { return {}; }

}  // namespace consortia
