// Agents that share a key, side by side in memory: persons by employer, so that a pass over them reads each firm once.
//   struct ByEmployer { using Of = Person; static u32 key(const Person&); };
// `key` may return `no_key`: such agents come after all others. What an agent is (its key, its streams) does not change,
// only its slot: schedule it where nobody holds an id of these agents, at the start of a step.
#pragma once

#include "engine/state/lists/index.hpp"

namespace consortia {

/// Throws ContractError if edges lead from or to these agents. O(agents).
template <class K>
void arrange(World& world) {
    using Agent = typename K::Of;
    world.arrange(typeid(Agent), [](const std::byte* record) { return K::key(*reinterpret_cast<const Agent*>(record)); });
}

}  // namespace consortia
