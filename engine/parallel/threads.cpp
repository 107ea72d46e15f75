// Workers are threads, which wait for the next job awake for a while and then asleep.
#include "engine/parallel/allocations.hpp"
#include "engine/parallel/workers.hpp"

#include <immintrin.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <exception>
#include <thread>
#include <vector>

namespace consortia {

namespace {

using Time = std::chrono::steady_clock;

constexpr auto awake = std::chrono::microseconds(100);
constexpr int looks_between_times = 64;

class Threads final : public Workers {
  public:
    explicit Threads(u32 count) : cores_for_all_(count < std::thread::hardware_concurrency()), spent_(count) {
        for (u32 worker = 1; worker <= count; ++worker) threads_.emplace_back([this, worker] { serve(worker); });
    }

    ~Threads() override {
        over_ = true;
        ++job_;
        job_.notify_all();
    }

    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

    void watch(bool on) override { watched_ = on; }

    double processor_seconds(u32 worker) const override { return spent_[worker - 1].seconds; }

    u64 allocations() const override {
        u64 all = 0;
        for (const Spent& spent : spent_) all += spent.allocations;
        return all;
    }

    void blocks(u32 count, FunctionRef<void(Block)> work, u32 size) override {
        count_ = count;
        size_ = size;
        work_ = &work;
        next_ = 0;
        busy_ = static_cast<u32>(threads_.size());
        failures_.assign(Crew::blocks_of(count, size), nullptr);
        job_.fetch_add(1, std::memory_order_release);
        job_.notify_all();
        work_off(0);
        for (u32 left = busy_; left > 0; left = busy_) wait_while(busy_, left);
        const auto first = std::ranges::find_if(failures_, [](const std::exception_ptr& e) { return e != nullptr; });
        if (first != failures_.end()) std::rethrow_exception(*first);
    }

  private:
    /// On a cache line of its own: its worker writes it.
    struct alignas(64) Spent {
        double seconds = 0;
        u64 allocations = 0;
    };

    void serve(u32 worker) {
        for (u64 seen = 0;; ++seen) {
            wait_while(job_, seen);
            if (over_) return;
            watched_ ? work_off_watched(worker) : work_off(worker);
            spent_[worker - 1].allocations = allocations_of_thread;
            if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
        }
    }

    void work_off_watched(u32 worker) {
        const double begin = thread_seconds();
        work_off(worker);
        spent_[worker - 1].seconds += thread_seconds() - begin;
    }

    void work_off(u32 worker) {
        const u32 blocks = Crew::blocks_of(count_, size_);
        for (u32 block = next_.fetch_add(1); block < blocks; block = next_.fetch_add(1)) {
            const u32 from = block * size_;
            try {
                (*work_)({worker, block, from, from + std::min(size_, count_ - from)});
            } catch (...) {
                failures_[block] = std::current_exception();
            }
        }
    }

    /// Waits until `value` is no longer `old`: awake for a while, since waking costs more than most phases, then asleep.
    template <class T>
    void wait_while(const std::atomic<T>& value, T old) const {
        const auto until = Time::now() + (cores_for_all_ ? awake : awake * 0);
        do {
            for (int look = 0; look < looks_between_times; ++look) {
                if (value.load(std::memory_order_acquire) != old) return;
                _mm_pause();
            }
        } while (Time::now() < until);
        value.wait(old, std::memory_order_acquire);
    }

    bool cores_for_all_;  ///< else a worker that waits awake keeps another from working
    std::atomic<u64> job_{0};
    std::atomic<u32> busy_{0};
    std::atomic<bool> over_{false};
    u32 count_ = 0;
    u32 size_ = 0;
    const FunctionRef<void(Block)>* work_ = nullptr;
    std::atomic<u32> next_{0};
    std::vector<std::exception_ptr> failures_;
    std::vector<Spent> spent_;
    bool watched_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace

double thread_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Owned<Workers> Workers::begun(u32 count) { return count == 0 ? Owned<Workers>() : Owned<Workers>(new Threads(count)); }

}  // namespace consortia
