// Handles that write what the visited agent owns: a second component of it, its own edges, one member of it while the rest
// is only read.
//
//     void bargain(Firm& me, Mine<Terms> terms, Own<Contract> contracts) {
//         terms->wage *= 1.02;
//         for (Contract& c : contracts) c.alive = c.until > me.quarter;
//     }
//     void trade(const Contract& me, Part<&Contract::books> books) { books->sales += me.price; }
//
// Not to change: it writes in place, so nobody else may own or read the same records in that phase (access_rules.hpp). What
// is derived from them, rows by target and indexes, is marked as stale when the phase closes.
#pragma once

#include "engine/core/list.hpp"
#include "engine/step/access/access.hpp"
#include "engine/step/access/prefetch.hpp"

#include <span>
#include <type_traits>

namespace consortia {
namespace access {

/// The component C of the visited agent.
template <class C>
class Mine : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = C;
    using Subject = typename C::Of;

    Mine(World& world, const PhaseRun&, const BlockContext&) : records_(world.column(typeid(C)).as<C>()) {}
    void at(u32 slot) { mine_ = records_ + slot; }
    static void close(World& world, const PhaseRun&) { world.column(typeid(C)).touched(); }
    static u64 bytes(World&, const PhaseRun& run) { return 2 * u64{run.visits} * sizeof(C); }

    C* operator->() const { return mine_; }
    C& operator*() const { return *mine_; }

    static AccessNote note() { return {"mine", typeid(C)}; }

  private:
    C* records_;
    C* mine_ = nullptr;
};

template <auto Member>
class Part;

/// One member of the visited agent or edge, where the phase sees the rest as const: its access list then says what it
/// writes of a record that several subjects share.
template <class T, class M, M T::*Member>
class Part<Member> : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = T;
    using Subject = T;
    static_assert(std::is_same_v<typename IdsOf<M>::type, void>, "an id is no part: rows and indexes are made of ids");
    static_assert(!std::is_same_v<M, bool>, "a flag is no part: who ends is looked for where the whole is written");

    Part(World& world, const PhaseRun&, const BlockContext&) : records_(world.column(typeid(T)).as<T>()) {}
    void at(u32 slot) { mine_ = &(records_[slot].*Member); }
    static void close(World& world, const PhaseRun&) { world.column(typeid(T)).touched(); }
    static u64 bytes(World&, const PhaseRun& run) { return u64{run.visits} * sizeof(M); }

    M* operator->() const { return mine_; }
    M& operator*() const { return *mine_; }

    static AccessNote note() { return {"part", typeid(T)}; }

  private:
    T* records_;
    M* mine_ = nullptr;
};

/// The edges that the visited agent owns, writable, in order of creation. An edge with a member `alive` set to false ends
/// when the phase does.
template <class E>
class Own : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = E;
    using Subject = typename E::From;

    Own(World& world, const PhaseRun&, const BlockContext&)
        : records_(world.edges(typeid(E)).column.as<E>()), offsets_(world.edges(typeid(E)).offsets()) {}
    void at(u32 slot) { mine_ = std::span<E>(records_ + offsets_[slot], records_ + offsets_[slot + std::size_t{1}]); }
    static void close(World& world, const PhaseRun&) {
        Edges& edges = world.edges(typeid(E));
        edges.touched();
        edges.drop_ended();
    }
    static u64 bytes(World& world, const PhaseRun&) { return 2 * world.edges(typeid(E)).column.bytes().size(); }

    auto begin() const { return mine_.begin(); }
    auto end() const { return mine_.end(); }
    u32 size() const { return mine_.size(); }
    bool empty() const { return mine_.empty(); }
    E& operator[](u32 k) const { return mine_[k]; }
    EdgeRows rows() const { return rows_of(records_, offsets_); }

    static AccessNote note() { return {"own", typeid(E)}; }

  private:
    E* records_;
    std::span<const u32> offsets_;
    List<E> mine_;
};

}  // namespace access

template <class C>
using Mine = const access::Mine<C>&;
template <class E>
using Own = const access::Own<E>&;
template <auto Member>
using Part = const access::Part<Member>&;

}  // namespace consortia
