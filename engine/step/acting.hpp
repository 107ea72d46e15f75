// Handles that act on others: exact sums (tally), ordered sums over few groups (reduce), letters and newborn (emit, inbox),
// and the indicators of the step.
#pragma once

#include "engine/core/list.hpp"
#include "engine/core/only_sums.hpp"
#include "engine/state/post.hpp"
#include "engine/state/unset.hpp"
#include "engine/step/access.hpp"
#include "engine/step/ahead.hpp"

#include <array>
#include <cmath>
#include <concepts>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace consortia {

template <class M>
concept IsLetter = requires(M m) {
    m.to;
}
&&!IsEdge<M>;

/// Whom a letter M is written to: an agent, or an edge.
template <class M>
using ReceiverOf = typename IdsOf<decltype(M::to)>::type;

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
    Tally(World& world, const PhaseRun&, const Where& where) : world_(&world), size_(world.column(typeid(S)).size()) {
        if (where.worker == 0) {
            sums_ = world.column(typeid(S)).as<S>();
            return;
        }
        std::vector<S>& mine = world.singleton<WorkerSums<S>>().workers[where.worker - 1].sums;
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
        if (std::ranges::all_of(workers, [](const auto& worker) { return worker.sums.empty(); })) return;
        world.crew().blocks(world.column(typeid(S)).size(), [&](Block b) {
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

/// Sums of every block, to be added up in block order. Each block's lie apart, so that two workers never write to one line
/// of memory.
template <class R>
class BlockSums final : public Singleton {
  public:
    void open(u32 blocks, u32 groups) {
        apart_ = groups + static_cast<u32>(line / sizeof(R)) + 1;
        sums_.assign(std::size_t{blocks} * apart_, R{});
    }
    R* of(u32 block) { return sums_.data() + std::size_t{block} * apart_; }

  private:
    static constexpr std::size_t line = 64;
    u32 apart_ = 0;
    std::vector<R> sums_;
};

/// Adds to the sums R of a few groups in doubles. Replaces the totals of the last phase that reduced R.
template <class R>
class Reduce : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = R;
    static_assert(sums::only<R, Adds::in_order>(), "a reduction holds only Real, Sums of it and structs of it");

    static void open(World& world, const PhaseRun& run) {
        world.singleton<BlockSums<R>>().open(run.blocks, world.column(typeid(R)).size());
    }
    Reduce(World& world, const PhaseRun&, const Where& where)
        : world_(&world), size_(world.column(typeid(R)).size()), sums_(world.singleton<BlockSums<R>>().of(where.block)) {}

    Adding<R> operator[](IdOf<R> id) const {
        if (id.slot >= size_) [[unlikely]]
            refuse(*world_, "adds to", typeid(R), id.slot);
        return sums_[id.slot];
    }

    static void close(World& world, const PhaseRun& run) {
        const std::size_t numbers = world.column(typeid(R)).size() * (sizeof(R) / sizeof(double));
        auto* totals = reinterpret_cast<double*>(world.column(typeid(R)).as<R>());
        std::fill_n(totals, numbers, 0.0);
        for (u32 block = 0; block < run.blocks; ++block) {
            const auto* part = reinterpret_cast<const double*>(world.singleton<BlockSums<R>>().of(block));
            for (std::size_t k = 0; k < numbers; ++k) totals[k] += part[k];
        }
    }

    static AccessNote note() { return {"reduce", typeid(R)}; }

  private:
    World* world_;
    u32 size_;
    R* sums_;
};

/// Who is emitted with `alive` false would take a place that nobody visits and nobody frees.
template <class T>
void require_complete([[maybe_unused]] World& world, const T& newborn) {
    if constexpr (checked_build) unset::require_none(world.column(typeid(T)).record(), newborn);
    if constexpr (IsMortal<T>) require(newborn.alive, "what is born is not alive: its member `alive` is false");
}

/// The plumbing of Emit that depends on what is emitted: letters here, newborn below.
template <class M>
class Emit : public Base {
  public:
    using Receiver = ReceiverOf<M>;
    static_assert(std::is_same_v<decltype(M::to), Id<Receiver>>, "a letter has a member `to`, an Id of its receiver");
    static constexpr Access access = Access::none;  // what is emitted appears when the phase ends
    using Of = M;

    static void open(World& world, const PhaseRun& run) {
        const Edges* edges = nullptr;
        if constexpr (IsEdge<Receiver>) edges = &world.edges(typeid(Receiver));
        world.singleton<Post<M>>().open(run.blocks, edges);
    }
    Emit(World& world, const PhaseRun&, const Where& where)
        : world_(&world),
          receivers_(world.column(typeid(Receiver)).size()),
          list_(&world.singleton<Post<M>>().out.list(where.block)) {}

    void operator()(const M& letter) const {
        if (letter.to.slot >= receivers_) [[unlikely]]
            refuse(*world_, "writes to", typeid(Receiver), letter.to.slot);
        list_->push_back(letter);
    }

    static void close(World& world, const PhaseRun&) {
        world.singleton<Post<M>>().deliver(world.crew(), world.column(typeid(Receiver)).size());
    }
    static u64 bytes(World& world, const PhaseRun&) { return world.singleton<Post<M>>().mail().size() * sizeof(M); }

    static AccessNote note() { return {"emit letters", typeid(M)}; }

  private:
    World* world_;
    u32 receivers_;
    std::vector<M>* list_;
};

/// Newborn edges: `form(owner, Partnership{.to = programme})`. They join their owner's row when the phase ends.
template <class E>
requires IsEdge<E>
class Emit<E> : public Base {
  public:
    static constexpr Access access = Access::none;  // what is emitted appears when the phase ends
    using Of = E;

    static void open(World& world, const PhaseRun& run) { world.singleton<Nursery<E>>().out.open(run.blocks); }
    Emit(World& world, const PhaseRun&, const Where& where)
        : world_(&world),
          owners_(world.agents(typeid(typename E::From)).size()),
          targets_(world.agents(typeid(typename E::To)).size()),
          list_(&world.singleton<Nursery<E>>().out.list(where.block)) {}

    void operator()(Id<typename E::From> owner, const E& edge) const {
        if (owner.slot >= owners_) [[unlikely]]
            refuse(*world_, "gives an edge to", typeid(typename E::From), owner.slot);
        const OptionalId<typename E::To> to = edge.to;
        if (to && (*to).slot >= targets_) [[unlikely]]
            refuse(*world_, "leads an edge to", typeid(typename E::To), (*to).slot);
        require_complete(*world_, edge);
        list_->push_back({edge, 0, owner.slot});
    }

    static void close(World& world, const PhaseRun&) {
        const u32 owners = world.agents(typeid(typename E::From)).size();
        const auto slot = [](const Newborn<E>& newborn) { return newborn.owner; };
        const std::vector<Newborn<E>> all = world.singleton<Nursery<E>>().out.take_by_slot(world.crew(), owners, slot);
        if (all.empty()) return;
        std::vector<u32> owner(all.size());
        std::vector<E> records;
        records.reserve(all.size());
        for (std::size_t k = 0; k < owner.size(); ++k) {
            owner[k] = all[k].owner;
            records.push_back(all[k].record);
        }
        world.edges(typeid(E)).commit(owner, reinterpret_cast<const std::byte*>(records.data()));
    }

    static AccessNote note() { return {"emit edges", typeid(E)}; }

  private:
    World* world_;
    u32 owners_;
    u32 targets_;
    std::vector<Newborn<E>>* list_;
};

/// Newborn agents: `be_born(Person{…})`. The key is made of kind, step, parent and ordinal, so that one more birth elsewhere
/// shifts nobody's.
template <class T>
requires(!IsEdge<T> && !IsLetter<T>) class Emit<T> : public Base {
  public:
    static constexpr Access access = Access::none;  // what is emitted appears when the phase ends
    using Of = T;

    static void open(World& world, const PhaseRun& run) { world.singleton<Nursery<T>>().out.open(run.blocks); }
    Emit(World& world, const PhaseRun& run, const Where& where)
        : world_(&world),
          list_(&world.singleton<Nursery<T>>().out.list(where.block)),
          where_(where),
          birth_(joined(hash_of(world.column(typeid(T)).record().name), run.name,
                        (u64{world.clock.step} << 32) + world.clock.round)) {}
    void at(u32 slot) {
        slot_ = slot;
        ordinal_ = 0;
    }

    void operator()(const T& newborn) const {
        require_complete(*world_, newborn);
        list_->push_back({newborn, joined(birth_, where_.key(slot_), ordinal_++), 0});
    }

    static void close(World& world, const PhaseRun&) {
        const std::vector<Newborn<T>> all = world.singleton<Nursery<T>>().out.take();
        if (all.empty()) return;
        world.make_way(typeid(T));
        Agents& agents = world.agents(typeid(T));
        std::vector<u32> slots;
        for (const Newborn<T>& born : all) {
            slots.push_back(agents.settle(born.parent, world.clock.step));
            agents.column.as<T>()[slots.back()] = born.record;
        }
        agents.births_done();
        world.born(typeid(T), slots);
    }

    static AccessNote note() { return {"emit newborn", typeid(T)}; }

  private:
    World* world_;
    std::vector<Newborn<T>>* list_;
    Where where_;
    u64 birth_;
    u32 slot_ = 0;
    mutable u32 ordinal_ = 0;
};

/// The letters of the visited agent, in (source, creation) order.
template <class M>
class Inbox : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = M;
    using Subject = ReceiverOf<M>;

    static void open(World& world, const PhaseRun&) { world.singleton<Post<M>>().require_in_place(); }
    Inbox(World& world, const PhaseRun&, const Where& where) : mail_(world.singleton<Post<M>>().mail()) {
        const auto first = std::ranges::lower_bound(mail_, where.first, {}, [](const M& letter) { return letter.to.slot; });
        next_ = static_cast<std::size_t>(first - mail_.begin());
    }
    void at(u32 slot) {
        while (next_ < mail_.size() && mail_[next_].to.slot < slot) ++next_;
        const std::size_t from = next_;
        while (next_ < mail_.size() && mail_[next_].to.slot == slot) ++next_;
        mine_ = mail_.subspan(from, next_ - from);
    }

    auto begin() const { return mine_.begin(); }
    auto end() const { return mine_.end(); }
    u32 size() const { return mine_.size(); }
    bool empty() const { return mine_.empty(); }
    const M& operator[](u32 k) const { return mine_[k]; }

    static u64 bytes(World& world, const PhaseRun&) { return world.singleton<Post<M>>().mail().size() * sizeof(M); }
    static AccessNote note() { return {"inbox", typeid(M)}; }

  private:
    std::span<const M> mail_;
    List<const M> mine_;
    std::size_t next_ = 0;
};

/// The indicators of this step: `out("unemployment", region) = u / (u + e)`. NaN means missing; infinity is an error. Agents
/// may record in one phase as long as each writes places of its own.
class Indicators : public Base {
  public:
    static constexpr Access access = Access::none;

    class Cell {
      public:
        Cell(std::string_view indicator, double& place) : indicator_(indicator), place_(&place) {}
        /// Once a step, but that what is missing may be given a value: of two values the last would depend on threads.
        void operator=(double value) const;

      private:
        std::string_view indicator_;
        double* place_;
    };

    Indicators(World& world, const PhaseRun&, const Where&) : world_(&world) {}

    template <std::integral... Labels>
    Cell operator()(std::string_view name, Labels... labels) const {
        const std::array<u32, sizeof...(Labels)> place{static_cast<u32>(labels)...};
        return cell(name, place);
    }
    const FrameLayout& layout() const { return world_->layout(); }

  private:
    Cell cell(std::string_view name, std::span<const u32> place) const;

    World* world_;
};

}  // namespace access

template <class S>
using Tally = const access::Tally<S>&;
template <class R>
using Reduce = const access::Reduce<R>&;
template <class M>
using Emit = const access::Emit<M>&;
template <class M>
using Inbox = const access::Inbox<M>&;
using Indicators = const access::Indicators&;

}  // namespace consortia
