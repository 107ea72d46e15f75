// A network as a list of pairs: what the builders make, and what rows and edge tables are made from.
#pragma once

#include "engine/core/types.hpp"

#include <utility>
#include <vector>

namespace consortia::graph {

/// Edges between two sets of nodes in order of creation; parallel edges and self-loops are allowed. Between nodes of one
/// set, `from_count == to_count`. An undirected edge is listed once.
struct EdgeList {
    u32 from_count = 0;
    u32 to_count = 0;
    std::vector<std::pair<u32, u32>> edges;
    bool directed = true;
};

}  // namespace consortia::graph
