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

/// Every handle asks for every block of agents, and the name of a struct is long. Two files know how, and a program links
/// one of them: machine/type_hash.cpp, or type_hash_plain.cpp.
struct HashOfType {
    std::size_t operator()(std::type_index type) const;
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
