// Agents that share a key, side by side in memory: persons by employer, so that a pass over them reads each firm once.
//   struct ByEmployer { using Of = Person; static u32 key(const Person&); };
// `key` may return `no_key`: such agents come after all others. What an agent is (its key, its streams) does not change,
// only its slot: schedule it where nobody holds an id of these agents, at the start of a step.
#pragma once

#include "engine/state/index.hpp"

namespace consortia {

/// Throws ContractError if edges lead from or to these agents. O(agents).
template <class K>
void arrange(World& world) {
    Agents& agents = world.agents(typeid(typename K::Of));
    const auto* records = agents.column.template as<typename K::Of>();
    std::vector<u32> keys(agents.size(), no_key);
    world.crew().blocks(agents.size(), [&](Block b) {
        for (u32 slot = b.from; slot < b.to; ++slot) {
            if (agents.alive(slot)) keys[slot] = K::key(records[slot]);
        }
    });
    world.arrange(typeid(typename K::Of), std::move(keys));
}

}  // namespace consortia
