// Exact sums that any agent may be added to: how many work for a firm, what a region earns.
//
//     struct Payroll { using Of = Firm; Count staff; Fixed<20> wages; };
//     void count(const Person& me, Tally<Payroll> payroll) { payroll[me.employer].staff += 1; }
//
// Not to change: sums are whole numbers (a Fixed counts its smallest unit), so they come out the same in whatever order the
// workers' parts are added up. That, and only that, lets each worker add to sums of its own.
#pragma once

#include "engine/core/only_sums.hpp"
#include "engine/step/access/access.hpp"
#include "engine/step/access/prefetch.hpp"

#include <vector>

namespace consortia {
namespace access {

/// Private sums of every worker but the first, who adds to the totals themselves. A worker makes its own when it is given a
/// first block: of many threads on few cores most are given none.
template <class S>
class WorkerSums final : public Singleton {
  public:
    struct alignas(64) Mine {
        std::vector<S> sums;  ///< empty if it had no block in this phase
    };
    std::vector<Mine> workers;
};

/// Adds to the exact sums S of any agent: `payroll[firm].staff += 1`. The totals go on until the schedule resets them, which
/// it has to unless S says `static constexpr bool cumulative = true;`.
template <class S>
class Tally : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = S;
    static_assert(sums::only<S, Adds::exactly>(), "a tally holds only Count, Fixed, Sums of them and structs of them");

    static void open(World& world, const PhaseRun&) {
        world.singleton<WorkerSums<S>>().workers.resize(world.crew().size() - 1);
    }
    Tally(World& world, const PhaseRun&, const BlockContext& context)
        : world_(&world), size_(world.column(typeid(S)).size()) {
        if (context.worker == 0) {
            sums_ = world.column(typeid(S)).as<S>();
            return;
        }
        std::vector<S>& mine = world.singleton<WorkerSums<S>>().workers[context.worker - 1].sums;
        if (mine.empty()) mine.resize(size_);
        sums_ = mine.data();
    }

    Adding<S> operator[](IdOf<S> id) const {
        if (id.slot >= size_) [[unlikely]]
            refuse(*world_, "adds to", typeid(S), id.slot);
        return sums_[id.slot];
    }
    /// Brings the sums near, for a loop that will soon add to them: it changes nothing but time.
    [[gnu::always_inline]] void fetch(IdOf<S> id) const { __builtin_prefetch(sums_ + id.slot, 1); }
    Reach reach() const { return {reinterpret_cast<const std::byte*>(sums_), sizeof(S), size_}; }

    static void close(World& world, const PhaseRun&) {
        auto& workers = world.singleton<WorkerSums<S>>().workers;
        constexpr std::size_t width = sizeof(S) / sizeof(Count);
        auto* totals = reinterpret_cast<Count*>(world.column(typeid(S)).as<S>());
        bool any = false;
        for (const auto& worker : workers) any = any || !worker.sums.empty();
        if (!any) return;
        world.crew().finer_blocks(world.column(typeid(S)).size(), [&](Block b) {
            for (const auto& worker : workers) {
                if (worker.sums.empty()) continue;
                const auto* part = reinterpret_cast<const Count*>(worker.sums.data());
                for (std::size_t k = b.from * width; k < b.to * width; ++k) totals[k] += part[k].value();
            }
        });
        for (auto& worker : workers) worker.sums.clear();
    }

    static AccessNote note() { return {"tally", typeid(S), !cumulative}; }

  private:
    static constexpr bool cumulative = requires { requires S::cumulative; };

    World* world_;
    S* sums_;
    u32 size_;
};

}  // namespace access

template <class S>
using Tally = const access::Tally<S>&;

}  // namespace consortia
