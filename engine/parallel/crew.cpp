#include "engine/parallel/crew.hpp"

#include "engine/parallel/allocations.hpp"

#include <immintrin.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace consortia {

namespace {

using Time = std::chrono::steady_clock;

constexpr auto awake = std::chrono::microseconds(100);
constexpr int looks_between_times = 64;

}  // namespace

Crew::Crew(u32 workers)
    : workers_(std::max(1U, workers)),
      cores_for_all_(workers_ <= std::thread::hardware_concurrency()),
      spent_(workers_ - 1) {
    for (u32 k = 1; k < workers_; ++k) threads_.emplace_back([this, k] { serve(k); });
}

Crew::~Crew() {
    over_ = true;
    ++job_;
    job_.notify_all();
}

double Crew::thread_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class T>
void Crew::wait_while(const std::atomic<T>& value, T old) const {
    const auto until = Time::now() + (cores_for_all_ ? awake : awake * 0);
    do {
        for (int look = 0; look < looks_between_times; ++look) {
            if (value.load(std::memory_order_acquire) != old) return;
            _mm_pause();
        }
    } while (Time::now() < until);
    value.wait(old, std::memory_order_acquire);
}

void Crew::serve(u32 worker) {
    for (u64 seen = 0;; ++seen) {
        wait_while(job_, seen);
        if (over_) return;
        watched_ ? work_off_watched(worker) : work_off(worker);
        spent_[worker - 1].allocations = allocations_of_thread;
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
    }
}

u64 Crew::allocations() const {
    u64 all = allocations_of_thread;
    for (const Spent& spent : spent_) all += spent.allocations;
    return all;
}

void Crew::work_off_watched(u32 worker) {
    const double begin = thread_seconds();
    work_off(worker);
    spent_[worker - 1].seconds += thread_seconds() - begin;
}

void Crew::work_off(u32 worker) {
    const u32 blocks = blocks_of(count_, size_);
    for (u32 block = next_.fetch_add(1); block < blocks; block = next_.fetch_add(1)) {
        const u32 from = block * size_;
        try {
            (*work_)({worker, block, from, from + std::min(size_, count_ - from)});
        } catch (...) {
            failures_[block] = std::current_exception();
        }
    }
}

void Crew::blocks(u32 count, const std::function<void(Block)>& work, u32 size) {
    const u32 blocks = blocks_of(count, size);
    if (blocks == 0) return;
    if (workers_ == 1 || blocks == 1) {
        for (u32 block = 0; block < blocks; ++block) {
            const u32 from = block * size;
            work({0, block, from, from + std::min(size, count - from)});
        }
        return;
    }
    count_ = count;
    size_ = size;
    work_ = &work;
    next_ = 0;
    busy_ = workers_ - 1;
    failures_.assign(blocks, nullptr);
    job_.fetch_add(1, std::memory_order_release);
    job_.notify_all();
    work_off(0);
    for (u32 left = busy_; left > 0; left = busy_) wait_while(busy_, left);
    const auto first = std::ranges::find_if(failures_, [](const std::exception_ptr& e) { return e != nullptr; });
    if (first != failures_.end()) std::rethrow_exception(*first);
}

void Crew::tasks(u32 count, const std::function<void(u32 task)>& work) {
    blocks(
        count, [&](Block b) { work(b.from); }, 1);
}

}  // namespace consortia
