// How a phase runs: its handles open, blocks of agents are visited by the crew, its handles close. What the phase wrote
// becomes visible to the next one at close, in an order that does not depend on threads.
#pragma once

#include "engine/step/draws.hpp"
#include "engine/step/effects/emit.hpp"
#include "engine/step/effects/inbox.hpp"
#include "engine/step/effects/reduce.hpp"
#include "engine/step/effects/tally.hpp"
#include "engine/step/indicators.hpp"
#include "engine/step/many.hpp"
#include "engine/step/prefetch.hpp"
#include "engine/step/reading.hpp"
#include "engine/step/subjects.hpp"
#include "engine/step/writing.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <vector>

namespace consortia {
namespace phase {

/// The handle class behind a parameter of a phase.
template <class Parameter>
struct HandleOf {
    using type = std::remove_cvref_t<Parameter>;
};
template <>
struct HandleOf<Rng&> {
    using type = access::Draws;
};

/// What a phase may ask for, and how: a copy of a handle or of a stream would be made for every agent, and forgets.
template <class Parameter>
inline constexpr bool is_handle = std::is_same_v<Parameter, Rng&> ||
                                  (std::is_lvalue_reference_v<Parameter> &&
                                   std::is_const_v<std::remove_reference_t<Parameter>> &&
                                   std::is_base_of_v<access::Base, std::remove_cvref_t<Parameter>> &&
                                   !std::is_same_v<std::remove_cvref_t<Parameter>, access::Draws>);

inline Rng& argument(access::Draws& draws) { return draws.rng(); }
template <class H>
const H& argument(H& handle) {
    return handle;
}

// ---- What the compiler refuses: two writers of one record, or a reader of what the phase itself owns.

template <class Handle, class Record>
constexpr bool touches(Access access) {
    if constexpr (requires { typename Handle::Of; }) {
        return Handle::access == access && std::is_same_v<typename Handle::Of, Record>;
    } else {
        return false;
    }
}

template <class Handle, class... All>
constexpr bool only_writer() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::writes) + ... + 0) == 1;
    } else {
        return true;
    }
}

template <class Handle, class... All>
constexpr bool unread_by_others() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::reads) + ... + 0) == 0;
    } else {
        return true;
    }
}

/// Self, Mine, Own and Inbox are of the visited agent: a handle of another's would follow the wrong slots.
template <class Handle, class Me>
constexpr bool fits() {
    if constexpr (requires { typename Handle::Subject; }) {
        return std::is_same_v<typename Handle::Subject, std::remove_const_t<Me>>;
    } else {
        return true;
    }
}

/// Handles that are told which agent is next: those of the visited agent, what it bears, and its draws.
template <class Handle>
constexpr bool follows_visited() {
    return !std::is_same_v<decltype(&Handle::at), decltype(&access::Base::at)>;
}

/// Rows of edges show them as they are, so not while they are visited to be written.
template <class Handle, class Me>
constexpr bool rows_of_visited() {
    if constexpr (IsEdge<Me> && !std::is_const_v<Me>) {
        return std::is_same_v<Handle, access::Out<Me>> || std::is_same_v<Handle, access::In<Me>>;
    } else {
        return false;
    }
}

template <class Me, class... Handles>
constexpr void check_access() {
    static_assert((fits<Handles, Me>() && ...),
                  "a handle of the visited agent (Self, Mine, Own, Inbox) is of another type than this phase visits");
    static_assert((!rows_of_visited<Handles, Me>() && ...),
                  "this phase writes the edges it visits and reads rows of the same edges: ask for Read<E> or Before<E>");
    static_assert((only_writer<Handles, Handles...>() && ...),
                  "two handles of this phase write the same record: each record has one owner");
    static_assert((unread_by_others<Handles, Handles...>() && ...),
                  "this phase reads what it owns or writes through another handle: ask for Before<E>, or use two phases");
    static_assert((!(touches<Handles, std::remove_const_t<Me>>(Access::writes) && !std::is_const_v<Me> &&
                     (std::is_same_v<Handles, access::Own<std::remove_const_t<Me>>> ||
                      std::is_same_v<Handles, access::Mine<std::remove_const_t<Me>>>)) &&
                   ...),
                  "the visited agent is already writable: it cannot be owned a second time");
}

// ---- The run: what depends on types is three functions of a phase (what is compiled of it), the rest is plain code in
// phase.cpp.

struct Visit {
    World* world;
    const PhaseRun* run;
    const std::vector<u32>* only;  ///< slots to visit in rising order; null: all
    Block block;
    u32* slot;               ///< who is being visited, for the message when the phase fails
    std::vector<u32>* dead;  ///< slots of those who ended, in rising order
};

struct CompiledPhase {
    std::type_index visited;
    bool edges;          ///< the visited are edges
    bool changes;        ///< the phase may write to the visited
    bool sees_own_type;  ///< and reads others of the same type, so it reads a copy
    void (*open)(World&, const PhaseRun&);
    void (*visit)(const Visit&);
    void (*close)(World&, const PhaseRun&);
    u64 (*bytes)(World&, const PhaseRun&);  ///< that handles go over in order
};

/// What a phase has gone over.
struct Traffic {
    u64 visits = 0;
    u64 bytes = 0;  ///< in order: records visited (twice if written back), and what its handles add
};

/// Opens the phase, visits all blocks, buries the dead and closes it. Throws ContractError naming phase, step and agent.
Traffic run(World& world, const std::string& name, const std::vector<u32>* only, const CompiledPhase& compiled);

template <class Me>
BlockContext context_of(const Visit& visit, const Subjects<Me>& subjects) {
    BlockContext context = subjects.context();
    context.worker = visit.block.worker;
    context.block = visit.block.block;
    context.first = visit.only != nullptr ? (*visit.only)[visit.block.from] : visit.block.from;
    return context;
}

/// What the handles of a phase will read of others, for each visited. What edges lead to is asked for where the visited are
/// long records, as much is done with each; short loops let their waits overlap, and net_sis loses a quarter by it.
template <class Me, class... Handles>
Prefetch prefetch_of(const Subjects<Me>& subjects, const std::tuple<Handles...>& handles, bool sparse) {
    Prefetch prefetch(subjects.record(), subjects.reach(), sparse);
    const auto add = [&](const auto& handle) {
        prefetch.add(handle);
        if constexpr (Prefetch::is_long(sizeof(Me)) && requires { handle.rows(); }) {
            std::apply([&](const auto&... other) { (prefetch.add<std::remove_const_t<Me>>(handle, other), ...); }, handles);
        }
    };
    std::apply([&](const auto&... handle) { (add(handle), ...); }, handles);
    return prefetch;
}

/// The loop over a block. Flattened, with handles of its own: a phase and its handles become one loop, in registers.
template <auto Phase, class Me, class... Parameters>
[[gnu::flatten]] void visit_block(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    [[maybe_unused]] const BlockContext context = context_of(visit, subjects);  // unused by a phase without handles
    std::tuple<typename HandleOf<Parameters>::type...> handles{
        typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    const Prefetch prefetch = prefetch_of<Me>(subjects, handles, visit.only != nullptr);
    const u32* const only = visit.only != nullptr ? visit.only->data() : nullptr;
    const auto slot_of = [only](u32 k) { return only != nullptr ? only[k] : k; };
    u32* const visited = visit.slot;
    const u32 end = visit.block.to;
    for (u32 k = visit.block.from; k < end; ++k) {
        const u32 slot = slot_of(k);
        if (prefetch.any() && k + Prefetch::agents < end) {
            prefetch.fetch(slot_of(k + Prefetch::agents), slot_of(std::min(k + 2 * Prefetch::agents, end - 1)));
        }
        if (!subjects.alive(slot)) continue;
        *visited = slot;
        auto& me = subjects[slot];
        std::apply(
            [&](auto&... handle) {
                (handle.at(slot), ...);
                Phase(me, argument(handle)...);
            },
            handles);
        if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
            if (!me.alive) visit.dead->push_back(slot);
        }
    }
}

/// The same for a phase over many agents at once.
template <auto Phase, class Me, class Handles>
[[gnu::flatten]] void visit_stretches(const Visit& visit, const Subjects<Me>& subjects, access::Draws& draws,
                                      Handles& handles) {
    std::array<u32, Many<Me>::most> slots, room;
    for (u32 k = visit.block.from; k < visit.block.to;) {
        u32 count = 0;
        for (; k < visit.block.to && count < slots.size(); ++k) {
            const u32 slot = visit.only != nullptr ? (*visit.only)[k] : k;
            subjects.fetch(slot + Many<Me>::most);  // of the next stretch, which comes from memory during this one
            if (subjects.alive(slot)) slots[count++] = slot;
        }
        const Many<Me> many(subjects, {{slots.data(), count}}, draws, visit.slot, room.data());
        std::apply([&](auto&... handle) { Phase(many, argument(handle)...); }, handles);
        if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
            for (u32 n = 0; n < count; ++n) {
                if (!subjects[slots[n]].alive) visit.dead->push_back(slots[n]);
            }
        }
    }
}

template <auto Phase, class Me, class... Parameters>
void visit_block_of_many(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    const BlockContext context = context_of(visit, subjects);
    access::Draws draws(*visit.world, *visit.run, context);
    std::tuple<typename HandleOf<Parameters>::type...> handles{
        typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    visit_stretches<Phase, Me>(visit, subjects, draws, handles);
}

template <class... Parameters>
[[noreturn]] void refuse_parameters() {
    static_assert(
        (is_handle<Parameters> && ...),
        "a phase asks for draws as `Rng& rng`, and for all else by handles: Read<T>, Tally<S>, Given<G> and so on");
    std::terminate();
}

template <class Handle, class Me>
constexpr bool reads_own_type() {
    return touches<Handle, std::remove_const_t<Me>>(Access::reads) && !std::is_const_v<Me>;
}

template <class Me, class... Parameters>
CompiledPhase compiled_with(void (*visit)(const Visit&)) {
    check_access<Me, typename HandleOf<Parameters>::type...>();
    using T = std::remove_const_t<Me>;
    return {.visited = typeid(T),
            .edges = IsEdge<T>,
            .changes = !std::is_const_v<Me>,
            .sees_own_type = (reads_own_type<typename HandleOf<Parameters>::type, Me>() || ...),
            .open = [](World& world, const PhaseRun& run) { (HandleOf<Parameters>::type::open(world, run), ...); },
            .visit = visit,
            .close = [](World& world, const PhaseRun& run) { (HandleOf<Parameters>::type::close(world, run), ...); },
            .bytes = [](World& world,
                        const PhaseRun& run) { return (HandleOf<Parameters>::type::bytes(world, run) + ... + u64{0}); }};
}

template <auto Phase, class Me, class... Parameters>
CompiledPhase compiled(void (*)(Me&, Parameters...)) {
    if constexpr ((is_handle<Parameters> && ...)) {
        return compiled_with<Me, Parameters...>(visit_block<Phase, Me, Parameters...>);
    } else {
        refuse_parameters<Parameters...>();
    }
}

template <auto Phase, class Me, class... Parameters>
CompiledPhase compiled(void (*)(const Many<Me>&, Parameters...)) {
    if constexpr ((is_handle<Parameters> && ...)) {
        static_assert(!(follows_visited<typename HandleOf<Parameters>::type>() || ...),
                      "a phase over many agents has no handle of the visited one (Self, Mine, Own, Inbox, Rng)");
        return compiled_with<Me, Parameters...>(visit_block_of_many<Phase, Me, Parameters...>);
    } else {
        refuse_parameters<Parameters...>();
    }
}

}  // namespace phase

}  // namespace consortia
