// Sums over all living agents of one kind, which is what most indicators of a small model are.
//
//     step.total<&Node::infected>("cases").mean<wealth>("mean_wealth");      // a member, or a function of one agent
//
// Not to change: doubles are added up block by block, in the order of blocks, so the bits are the same at any number of
// workers.
#pragma once

#include "engine/step/subjects.hpp"

#include <string>
#include <type_traits>

namespace consortia::aggregate {

/// The agents whose value is asked for, by a member (&Node::infected) or by a function (double wealth(const Person&)).
template <class T, class Member>
T agent_of(Member T::*);
template <class T, class Value>
T agent_of(Value (*)(const T&));

template <auto Value, class T>
auto value_of(const T& agent) {
    if constexpr (std::is_member_object_pointer_v<decltype(Value)>) {
        return agent.*Value;
    } else if constexpr (std::is_member_function_pointer_v<decltype(Value)>) {
        return (agent.*Value)();
    } else {
        return Value(agent);
    }
}

struct Sum {
    double total = 0;
    double agents = 0;
    u64 bytes = 0;  ///< of the records gone over
};

/// What is summed up: of which agents, and how a block of them is.
struct Summed {
    std::type_index agent;
    /// Of the slots of a block. `slot` is where it stands, for the message when a value cannot be told.
    Sum (*block)(World&, Block, u32& slot);
};

template <auto Value>
Sum sum_block(World& world, Block b, u32& slot) {
    using T = decltype(agent_of(Value));
    // Small whole numbers give the same double in any order, so the compiler may choose; others one after another.
    using Of = decltype(value_of<Value>(std::declval<const T&>()));
    using Total = std::conditional_t<std::is_integral_v<Of> && sizeof(Of) <= 4, i64, double>;
    const phase::Subjects<const T> subjects(world);
    Total total = 0;
    u32 agents = 0;
    for (u32 k = b.from; k < b.to; ++k) {
        if (!subjects.alive(k)) continue;
        if constexpr (!std::is_member_object_pointer_v<decltype(Value)>) slot = k;  // a member is told without fail
        total += static_cast<Total>(value_of<Value>(subjects[k]));
        ++agents;
    }
    return {.total = static_cast<double>(total), .agents = static_cast<double>(agents)};
}

template <auto Value>
Summed summed() {
    return {typeid(decltype(agent_of(Value))), sum_block<Value>};
}

/// Over all living agents.
Sum sum(World& world, const Summed& summed);

/// Records the sum, or the mean: of nobody it is missing (NaN). What goes wrong is told with the indicator's name.
Sum record(World& world, const std::string& indicator, const Summed& summed, bool mean);

}  // namespace consortia::aggregate
