// All agents, or all edges, of one kind as they stand between two steps: a copy, so that the run may go on.
#pragma once

#include "engine/session/micro/column.hpp"

#include <string>
#include <vector>

namespace consortia::session {

struct MicroTable {
    std::string name;  ///< of the kind
    u32 rows = 0;
    /// Of agents `key` and `slot`, their fields, and as `component.field` those of their components; of edges `from`, `to`,
    /// `from_slot`, `to_slot` and their fields. What lasts is the key; slots are used again after death. Names are unique.
    std::vector<MicroColumn> columns;
    std::vector<std::string> left_out;  ///< fields of types of the model's own
    std::size_t bytes = 0;              ///< of memory that it takes
};

/// The living, by slot. `record` is an agent of the world's schema.
MicroTable agents_table(World& world, const Record& record);
/// Those that go on, by owner. `record` is an edge.
MicroTable edges_table(World& world, const Record& record);

}  // namespace consortia::session
