// What a phase may hold. Its parameters are its access list: each is a handle, made once a block and told which agent is
// next. Model authors write the short names (Read<Firm> firms); a short name is a const reference to the class of the same
// name in namespace access, because handles passed by value are copied for every agent when the phase is not inlined.
//
//     template <class T>
//     class Mine : public Base {                      // a handle says:
//         static constexpr Access access = …;         //   whether it reads or writes records
//         using Of = T;                               //   of this type,
//         using Subject = …;                          //   and which agent must be visited, if any
//     };
//
// Not to change: every handle has four moments, which step/phase.hpp calls, and a figure for the profile.
//   open(world, run)            before the phase, once, alone
//   Handle(world, run, context) at the start of each block, by its worker
//   at(slot)                    before each agent of the block
//   close(world, run)           after the phase, once, alone: this is when what was written becomes visible
//   bytes(world, run)           that the phase has gone over through it, in order; what it reads by id is not counted
#pragma once

#include "engine/core/hash.hpp"
#include "engine/core/ids.hpp"
#include "engine/random/rng.hpp"
#include "engine/state/world.hpp"

#include <string>
#include <typeindex>

namespace consortia {

/// The phase that is running.
struct PhaseRun {
    u32 name = 0;    ///< stream_name of the phase: keys its random streams
    u32 visits = 0;  ///< agents to visit
    u32 blocks = 0;
    u64 kind = 0;  ///< hash of the visited record's name, for keys of edges
};

/// The block of agents or edges that a handle is made for: which worker visits it, and how the visited are known.
struct BlockContext {
    u32 worker = 0;
    u32 block = 0;
    u32 first = 0;                ///< the first slot that will be visited
    u32 slots = 0;                ///< of the visited record
    const Key* keys = nullptr;    ///< of agents; of the owners when edges are visited
    const u32* owners = nullptr;  ///< only when edges are visited
    const Key* target_keys = nullptr;
    const Edges* edges = nullptr;
    u64 kind = 0;

    /// The key of a visited agent, or of a visited edge: its two ends.
    Key key(u32 slot) const {
        if (owners == nullptr) return keys[slot];
        const u32 to = edges->target(slot);
        return joined(kind, keys[owners[slot]], target_keys != nullptr && to != nobody_slot ? target_keys[to] : 0);
    }
};

/// How a phase uses a record: for the checks at compile time and for `describe`.
enum class Access : u8 { reads, writes, none };

struct AccessNote {
    const char* verb;
    std::type_index record;
    bool starts_again = false;  ///< sums that the schedule has to reset
};

namespace access {

/// Throws ContractError that says whom `slot` does not lead to: "reads firm 1300 of 1000".
[[noreturn, gnu::cold]] void refuse(World& world, const char* act, std::type_index record, u32 slot);
/// The same of edges: "reads link from firm 1300 of 1000".
[[noreturn, gnu::cold]] void refuse_edges(World& world, std::type_index edges, const char* end, std::type_index record,
                                          u32 slot);

/// The moments of a handle that needs none of them.
struct Base {
    static void open(World&, const PhaseRun&) {}
    static void close(World&, const PhaseRun&) {}
    void at(u32) const {}
    static u64 bytes(World&, const PhaseRun&) { return 0; }
    static AccessNote note() { return {nullptr, typeid(void)}; }  ///< nothing to tell
};

/// The agent whose slots a record is indexed by: itself, or the one it belongs to.
template <class T>
struct Owner {
    using type = T;
};
template <class T>
requires requires { typename T::Of; }
struct Owner<T> {
    using type = typename T::Of;
};

}  // namespace access

/// The id by which others read a record: Id<Firm> for a firm, its components and its sums.
template <class T>
using IdOf = Id<typename access::Owner<T>::type>;

template <class T>
concept IsEdge = requires {
    typename T::From;
};

template <class M>
concept IsLetter = requires(M m) {
    m.to;
}
&&!IsEdge<M>;

/// Whom a letter M is written to: an agent, or an edge.
template <class M>
using ReceiverOf = typename IdsOf<decltype(M::to)>::type;

/// Agents and edges with a member `bool alive` end when a phase sets it to false.
template <class T>
concept IsMortal = requires(T t) {
    t.alive;
};

}  // namespace consortia
