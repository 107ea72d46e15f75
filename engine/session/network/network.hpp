// The edges of one kind in one run as a picture: who works with whom, laid out; a large network gathered into groups.
#pragma once

#include "engine/session/micro/micro.hpp"
#include "engine/session/network/layout.hpp"

#include <string>
#include <vector>

namespace consortia::session {

struct Network {
    /// A circle: an agent, or a group of them.
    struct Node {
        Point at;
        double size = 1;    ///< how many edges an agent has, or how many agents a group
        u32 kind = 0;       ///< of `kinds`
        std::string label;  ///< `firm k0123456789abcdef`, or of a group its region, industry and field
    };
    std::string run;  ///< as MicroData has it
    std::string at;
    std::vector<std::string> kinds;  ///< of agents at the ends
    bool aggregated = false;
    std::vector<Node> nodes;  ///< that have an edge
    std::vector<Tie> edges;   ///< one for each two nodes that are tied, by how many edges
};

/// No network of more agents is drawn agent by agent.
inline constexpr std::size_t most_nodes = 5000;

/// `data` of edges, with both ends. Edges that lead to nobody are left out. Where more than `most` agents have an edge,
/// those of one kind, region, industry and field (as far as agents have these labels) are one node.
Network network_of(const MicroData& data, std::size_t most = most_nodes);

}  // namespace consortia::session
