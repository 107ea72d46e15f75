#include "engine/parallel/crew.hpp"

#include "engine/parallel/allocations.hpp"
#include "engine/parallel/workers.hpp"

#include <algorithm>
#include <ctime>

namespace consortia {

double thread_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Crew::Crew(u32 workers) : beside_(Workers::begun(std::max(1U, workers) - 1)), size_(beside_ ? std::max(1U, workers) : 1) {}

Crew::~Crew() = default;

void Crew::watch(bool on) {
    if (beside_) beside_->watch(on);
}

double Crew::processor_seconds(u32 worker) const {
    return worker == 0 ? thread_seconds() : beside_->processor_seconds(worker);
}

u64 Crew::allocations() const { return allocations_of_thread + (beside_ ? beside_->allocations() : 0); }

void Crew::blocks(u32 count, FunctionRef<void(Block)> work, u32 size) {
    const u32 blocks = blocks_of(count, size);
    if (beside_ && blocks > 1) return beside_->blocks(count, work, size);
    for (u32 block = 0; block < blocks; ++block) {
        const u32 from = block * size;
        work({0, block, from, from + std::min(size, count - from)});
    }
}

void Crew::tasks(u32 count, FunctionRef<void(u32 task)> work) {
    blocks(
        count, [&](Block b) { work(b.from); }, 1);
}

}  // namespace consortia
