// What a phase sends into the world: letters, newborn agents, new edges. All are there when the phase ends.
//
//     void apply(const Person& me, Self<Person> self, Emit<Wish> write) { write({.to = me.wanted, .from = self}); }
//     void found(const Firm& me, Emit<Firm> birth) { if (me.splits) birth({.tech = me.tech, .alive = true}); }
//     void ally(const Firm& me, Self<Firm> self, Emit<Link> form) { form(self, {.to = me.partner, .alive = true}); }
//
// Not to change: what is emitted is written into a list of its block, and lists are joined in the order of blocks, whatever
// the threads. The key of a newborn agent is its meaning (kind, phase, step, parent, ordinal) and never its slot, so that
// one more birth elsewhere shifts nobody's draws.
#pragma once

#include "engine/state/checks/unset.hpp"
#include "engine/state/lists/post.hpp"
#include "engine/step/access/access.hpp"

#include <type_traits>
#include <vector>

namespace consortia {
namespace access {

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
    Emit(World& world, const PhaseRun&, const BlockContext& context)
        : world_(&world),
          receivers_(world.column(typeid(Receiver)).size()),
          list_(&world.singleton<Post<M>>().out.list(context.block)) {}

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
    Emit(World& world, const PhaseRun&, const BlockContext& context)
        : world_(&world),
          owners_(world.agents(typeid(typename E::From)).size()),
          targets_(world.agents(typeid(typename E::To)).size()),
          list_(&world.singleton<Nursery<E>>().out.list(context.block)) {}

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
        const auto all = world.singleton<Nursery<E>>().out.take_by_slot(world.crew(), owners, slot);
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
    Emit(World& world, const PhaseRun& run, const BlockContext& context)
        : world_(&world),
          list_(&world.singleton<Nursery<T>>().out.list(context.block)),
          context_(context),
          birth_(joined(hash_of(world.column(typeid(T)).record().name), run.name,
                        (u64{world.clock.step} << 32) + world.clock.round)) {}
    void at(u32 slot) {
        slot_ = slot;
        turn_ = 0;
        ordinal_ = 0;
    }
    /// Who acts again in the step has other children.
    void at_turn(u32 slot, u32 number) {
        at(slot);
        turn_ = number;
    }

    void operator()(const T& newborn) const {
        require_complete(*world_, newborn);
        list_->push_back({newborn, joined(birth_, context_.key(slot_), (u64{turn_} << 32) + ordinal_++), 0});
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
    BlockContext context_;
    u64 birth_;
    u32 slot_ = 0;
    u32 turn_ = 0;
    mutable u32 ordinal_ = 0;
};

}  // namespace access

template <class M>
using Emit = const access::Emit<M>&;

}  // namespace consortia
