// What an edge is called while it goes on: an edge has no key of its own, and its place moves whenever others begin or end.
// Known are the agents at its two ends, and the how manieth of those between the two it is, in order of creation.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/state/world.hpp"

#include <vector>

namespace consortia {

/// Of all edges of one kind between two steps, by their places.
struct EdgeNames {
    std::vector<Key> keys;  ///< made of both ends and the number; 0 of those that have ended or lead to nobody
    std::vector<Key> from;  ///< of its agent
    std::vector<Key> to;
};

/// O(edges + agents). `edge` is a kind of edge that the world's schema declares.
EdgeNames names_of_edges(World& world, const Record& edge);

}  // namespace consortia
