// What a phase is compiled to, and how it is run: its handles open, blocks of agents are visited by the crew, its handles
// close. What the phase wrote becomes visible to the next one at close, in an order that does not depend on threads.
//
//     void age(Person& me, Rng& rng) { … }
//     const Traffic traffic = phase::run(world, "age", nullptr, phase::compiled<age>(age));     // as Schedule does
//
// Not to change: what depends on the types of a phase is the functions of a CompiledPhase and no more; all else is plain
// code in phase.cpp, compiled once.
#pragma once

#include "engine/step/access/reading.hpp"
#include "engine/step/access/writing.hpp"
#include "engine/step/effects/emit.hpp"
#include "engine/step/effects/inbox.hpp"
#include "engine/step/effects/reduce.hpp"
#include "engine/step/effects/tally.hpp"
#include "engine/step/phases/in_turns.hpp"
#include "engine/step/phases/indicators.hpp"
#include "engine/step/phases/visit.hpp"

#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <typeindex>
#include <vector>

namespace consortia {
namespace phase {

struct CompiledPhase {
    std::type_index visited;
    bool edges;          ///< the visited are edges
    bool changes;        ///< the phase may write to the visited
    bool sees_own_type;  ///< and reads others of the same type, so it reads a copy
    bool in_order;       ///< it adds in doubles, block after block, so that how blocks are cut shows in the sums
    void (*open)(World&, const PhaseRun&);
    void (*visit)(const Visit&);
    void (*close)(World&, const PhaseRun&);
    u64 (*bytes)(World&, const PhaseRun&);  ///< that handles go over in order
    std::vector<AccessNote> (*access)();    ///< of all its handles; without a verb where one tells nothing
};

/// What a phase has gone over.
struct Traffic {
    u64 visits = 0;
    u64 bytes = 0;  ///< in order: records visited (twice if written back), and what its handles add
};

/// Opens the phase, visits all blocks, buries the dead and closes it. Throws ContractError naming phase, step and agent.
Traffic run(World& world, const std::string& name, const std::vector<u32>* only, const CompiledPhase& compiled);
/// The same of a phase whose agents act one at a time, in `turns` turns (empty: as its order has them).
Traffic run_in_turns(World& world, const std::string& name, std::optional<u32> turns, const CompiledPhase& compiled);

template <class Handle>
consteval bool adds_in_order() {
    return requires { Handle::adds_in_order; };
}

template <class Me, class... Handles>
CompiledPhase compiled_with(void (*visit)(const Visit&)) {
    using T = std::remove_const_t<Me>;
    return {.visited = typeid(T),
            .edges = IsEdge<T>,
            .changes = !std::is_const_v<Me>,
            .sees_own_type = (reads_own_type<Handles, Me>() || ...),
            .in_order = (adds_in_order<Handles>() || ...),
            .open = [](World& world, const PhaseRun& run) { (Handles::open(world, run), ...); },
            .visit = visit,
            .close = [](World& world, const PhaseRun& run) { (Handles::close(world, run), ...); },
            .bytes = [](World& world, const PhaseRun& run) { return (Handles::bytes(world, run) + ... + u64{0}); },
            .access = [] { return std::vector<AccessNote>{Handles::note()...}; }};
}

/// Of a function over one agent: `void f(Person& me, …)`, or of `const Person& me`.
template <auto Phase, class Me, class... Parameters>
CompiledPhase compiled(void (*)(Me&, Parameters...)) {
    if constexpr ((is_handle<Parameters> && ...)) {
        check_access<Me, typename HandleOf<Parameters>::type...>();
        return compiled_with<Me, typename HandleOf<Parameters>::type...>(visit_block<Phase, Me, Parameters...>);
    } else {
        refuse_parameters<Parameters...>();
    }
}

/// The same, for those alone of whom `bool Condition(const Person&)` holds when their turn comes.
template <auto Condition, auto Phase, class Me, class... Parameters>
CompiledPhase compiled_where(void (*)(Me&, Parameters...)) {
    static_assert(std::is_invocable_r_v<bool, decltype(Condition), const std::remove_const_t<Me>&>,
                  "the condition of a phase over `Person& me` is `bool f(const Person& me)`");
    if constexpr ((is_handle<Parameters> && ...)) {
        check_access<Me, typename HandleOf<Parameters>::type...>();
        return compiled_with<Me, typename HandleOf<Parameters>::type...>(
            visit_block_where<Condition, Phase, Me, Parameters...>);
    } else {
        refuse_parameters<Parameters...>();
    }
}

/// Of a function over many agents at once: `void f(Many<Person> persons, …)`.
template <auto Phase, class Me, class... Parameters>
CompiledPhase compiled(void (*)(const Many<Me>&, Parameters...)) {
    if constexpr ((is_handle<Parameters> && ...)) {
        static_assert(!(follows_visited<typename HandleOf<Parameters>::type>() || ...),
                      "a phase over many agents has no handle of the visited one (Self, Mine, Own, Inbox, Rng)");
        check_access<Me, typename HandleOf<Parameters>::type...>();
        return compiled_with<Me, typename HandleOf<Parameters>::type...>(visit_block_of_many<Phase, Me, Parameters...>);
    } else {
        refuse_parameters<Parameters...>();
    }
}

/// Of a function over one agent, who acts in his turn and sees what those before him have written.
template <auto Phase, class Order, class Me, class... Parameters>
CompiledPhase compiled_in_turns(void (*)(Me&, Parameters...)) {
    if constexpr ((is_handle<Parameters> && ...)) {
        check_access_in_turns < Me, requires { Order::tells_time; }
        , typename HandleOf<Parameters>::type... > ();
        CompiledPhase phase =
            compiled_with<Me, typename HandleOf<Parameters>::type...>(visit_in_turns<Phase, Order, Me, Parameters...>);
        phase.sees_own_type = false;  // as it is, not as it was
        return phase;
    } else {
        refuse_parameters<Parameters...>();
    }
}

template <auto Phase, class Order, class Me, class... Parameters>
[[noreturn]] CompiledPhase compiled_in_turns(void (*)(const Many<Me>&, Parameters...)) {
    static_assert(!std::is_same_v<Me, Me>,
                  "a phase of agents one at a time is `void f(Person& me, …)`, or of `const Person& me`");
    std::terminate();
}

template <auto Phase, class Other>
[[noreturn]] CompiledPhase compiled(Other) {
    static_assert(!std::is_same_v<Other, Other>,
                  "a phase is `void f(Person& me, …)`, of `const Person& me`, or of `Many<Person> persons`");
    std::terminate();
}

}  // namespace phase
}  // namespace consortia
