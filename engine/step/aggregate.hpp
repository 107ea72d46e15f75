// Sums over all living agents of one kind, which is what most indicators are. Added up in block order: the same bits at any
// number of workers.
#pragma once

#include "engine/core/blame.hpp"
#include "engine/step/phase.hpp"

#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace consortia::aggregate {

/// The agents whose value is asked for, by a member (&Node::infected) or by a function (double wealth(const Person&)).
template <class T, class Member>
T agent_of(Member T::*);
template <class T, class Value>
T agent_of(Value (*)(const T&));

struct Sum {
    double total = 0;
    double agents = 0;
    u64 bytes = 0;  ///< of the records gone over
};

/// Finds the agent whose value cannot be told, in a block where there is one.
template <auto Value, class T>
[[noreturn, gnu::cold, gnu::noinline]] void blame_first(const phase::Subjects<const T>& subjects, Block b) {
    u32 slot = b.from;
    blaming([&] { return subjects.record().name + ' ' + std::to_string(slot); },
            [&] {
                for (; slot < b.to; ++slot) {
                    if (subjects.alive(slot)) static_cast<void>(std::invoke(Value, subjects[slot]));
                }
            });
    throw;
}

template <auto Value>
Sum sum(World& world) {
    using T = decltype(agent_of(Value));
    const phase::Subjects<const T> subjects(world);
    std::vector<Sum> parts(Crew::blocks_of(subjects.size()));
    const auto add = [&](Block b) {
        // Small whole numbers give the same double in any order, so the compiler may choose; others one after another.
        using Of = std::remove_cvref_t<decltype(std::invoke(Value, subjects[0]))>;
        using Total = std::conditional_t<std::is_integral_v<Of> && sizeof(Of) <= 4, i64, double>;
        Total total = 0;
        u32 agents = 0;
        for (u32 slot = b.from; slot < b.to; ++slot) {
            if (!subjects.alive(slot)) continue;
            total += static_cast<Total>(std::invoke(Value, subjects[slot]));
            ++agents;
        }
        parts[b.block] = {.total = static_cast<double>(total), .agents = static_cast<double>(agents)};
    };
    world.crew().blocks(subjects.size(), [&](Block b) {
        try {
            add(b);
        } catch (...) {
            blame_first<Value>(subjects, b);
        }
    });
    const Sum whole{.bytes = u64{subjects.size()} * sizeof(T)};
    return std::accumulate(parts.begin(), parts.end(), whole, [](Sum a, Sum b) {
        return Sum{a.total + b.total, a.agents + b.agents, a.bytes + b.bytes};
    });
}

/// Records what `value()` gives. What goes wrong is told with the indicator's name.
template <class Value>
void record(World& world, const std::string& indicator, const Value& value) {
    blaming([&] { return "indicator " + indicator + ", step " + std::to_string(world.clock.step); },
            [&] { access::Indicators(world, {}, {})(indicator) = value(); });
}

}  // namespace consortia::aggregate
