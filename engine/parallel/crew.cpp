#include "engine/parallel/crew.hpp"

#include "engine/parallel/allocations.hpp"
#include "engine/parallel/workers.hpp"

#include <algorithm>
#include <chrono>

namespace consortia {

namespace {

using Time = std::chrono::steady_clock;

}  // namespace

Crew::Crew(u32 workers) : beside_(Workers::begun(std::max(1U, workers) - 1)), size_(beside_ ? std::max(1U, workers) : 1) {}

Crew::~Crew() = default;

void Crew::watch(bool on) {
    if (beside_) beside_->watch(on);
}

double Crew::processor_seconds(u32 worker) const {
    return worker == 0 ? thread_seconds() : beside_->processor_seconds(worker);
}

u64 Crew::allocations() const { return allocations_of_thread + (beside_ ? beside_->allocations() : 0); }

u32 Crew::finer_block(u32 count) const {
    if (size_ == 1) return block_size;
    return std::clamp(count / (Makespans::pieces_each * size_), least_block, block_size);
}

void Crew::blocks(u32 count, FunctionRef<void(Block)> work, u32 size, u32 most_pieces) {
    const u32 blocks = blocks_of(count, size);
    const bool shared = blocks * u64{most_pieces} > 1;  // else nobody can share it
    shared&& times_blocks_ ? blocks_timed(count, work, size, most_pieces) : blocks_untimed(count, work, size);
}

void Crew::blocks_untimed(u32 count, FunctionRef<void(Block)> work, u32 size) {
    const u32 blocks = blocks_of(count, size);
    if (beside_ && blocks > 1) return beside_->blocks(count, work, size);
    for (u32 block = 0; block < blocks; ++block) {
        const u32 from = block * size;
        work({0, block, from, from + std::min(size, count - from)});
    }
}

void Crew::blocks_timed(u32 count, FunctionRef<void(Block)> work, u32 size, u32 most_pieces) {
    seconds_.resize(blocks_of(count, size));
    const auto timed = [&](Block block) {
        const auto begin = Time::now();
        work(block);
        seconds_[block.block] = std::chrono::duration<double>(Time::now() - begin).count();
    };
    blocks_untimed(count, timed, size);
    makespans_.add({seconds_}, most_pieces);
}

void Crew::finer_blocks(u32 count, FunctionRef<void(Block)> work) {
    const u32 size = finer_block(count);
    blocks(count, work, size, std::max(1U, std::min(size, count) / least_block));
}

void Crew::tasks(u32 count, FunctionRef<void(u32 task)> work, u32 most_pieces) {
    const auto one = [&](Block b) { work(b.from); };
    blocks(count, one, 1, most_pieces);
}

}  // namespace consortia
