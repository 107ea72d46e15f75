#include "engine/parallel/crew.hpp"

#include "engine/parallel/allocations.hpp"

#include <algorithm>
#include <ctime>

namespace consortia {

Crew::Crew(u32 workers) : workers_(std::max(1U, workers)), spent_(workers_ - 1) {
    for (u32 k = 1; k < workers_; ++k) {
        threads_.emplace_back([this, k](const std::stop_token& stop) { serve(k, stop); });
    }
}

Crew::~Crew() {
    for (std::jthread& thread : threads_) thread.request_stop();
    wake_.notify_all();
}

double Crew::thread_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void Crew::serve(u32 worker, const std::stop_token& stop) {
    u64 seen = 0;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [&] { return job_ != seen; })) return;
            seen = job_;
        }
        watched_ ? work_off_watched(worker) : work_off(worker);
        spent_[worker - 1].allocations = allocations_of_thread;
        const std::scoped_lock lock(mutex_);
        if (--busy_ == 0) done_.notify_one();
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
    {
        const std::scoped_lock lock(mutex_);
        count_ = count;
        size_ = size;
        work_ = &work;
        next_ = 0;
        busy_ = workers_ - 1;
        failures_.assign(blocks, nullptr);
        ++job_;
    }
    wake_.notify_all();
    work_off(0);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return busy_ == 0; });
    const auto first = std::ranges::find_if(failures_, [](const std::exception_ptr& e) { return e != nullptr; });
    if (first != failures_.end()) std::rethrow_exception(*first);
}

void Crew::tasks(u32 count, const std::function<void(u32 task)>& work) {
    blocks(
        count, [&](Block b) { work(b.from); }, 1);
}

}  // namespace consortia
