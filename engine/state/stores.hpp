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

/// Types by where their names lie: every handle asks for every block of agents, and the name of a struct is long. A program
/// has one name of each.
struct HashOfType {
    std::size_t operator()(std::type_index type) const { return reinterpret_cast<std::size_t>(type.name()); }
};
template <class Value>
using ByType = std::unordered_map<std::type_index, Value, HashOfType>;

struct World::Stores {
    std::vector<Owned<void>> given;
    ByType<const void*> given_places;  ///< the same by type, and the clock
    std::optional<Inputs> inputs;
    std::map<std::type_index, Agents> agents;
    std::map<std::type_index, Edges> edges;
    std::map<std::type_index, Column> attached;  ///< components, tallies and reductions
    ByType<Agents*> agents_by_type;
    ByType<Column*> columns_by_type;  ///< of agents and edges too
};

}  // namespace consortia
