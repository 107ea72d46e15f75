// What a World keeps, by struct. For engine/state alone: its header says what can be asked of a World, so that a model need
// not read these.
#pragma once

#include "engine/state/world.hpp"

#include <map>
#include <optional>
#include <typeindex>
#include <unordered_map>
#include <vector>

namespace consortia {

struct World::Stores {
    std::vector<Owned<void>> given;
    std::unordered_map<std::type_index, const void*> given_places;  ///< the same by type, and the clock
    std::optional<Inputs> inputs;
    std::map<std::type_index, Agents> agents;
    std::map<std::type_index, Edges> edges;
    std::map<std::type_index, Column> attached;  ///< components, tallies and reductions
    /// The same by hash: every handle asks, for every block.
    std::unordered_map<std::type_index, Agents*> agents_by_type;
    std::unordered_map<std::type_index, Column*> columns_by_type;  ///< of agents and edges too
};

}  // namespace consortia
