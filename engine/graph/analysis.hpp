// What is measured on a network: plain structs in, plain structs out. Boost.Graph does the walking inside analysis.cpp.
// A ratio over nothing is NaN (missing), as everywhere in the results.
#pragma once

#include "engine/core/types.hpp"
#include "engine/graph/rows.hpp"

#include <span>
#include <vector>

namespace consortia::graph {

/// `counts[k]` is the number of rows with k entries; its length is the largest degree plus one (empty without nodes).
std::vector<u32> degree_counts(RowsView rows);

/// The mean number of entries of a row.
double mean_degree(RowsView rows);

/// Which nodes hang together.
struct Components {
    std::vector<u32> label;  ///< of each node, numbered in order of their lowest node
    std::vector<u32> sizes;  ///< nodes of each component
    double giant_share;      ///< of all nodes, in the largest component
};

/// Connected components of an undirected network (undirected_rows). Time and memory O(nodes + edges).
Components components(RowsView undirected);

/// Triangles of an undirected network; parallel edges count once and self-loops not at all.
struct Clustering {
    u64 triangles;
    u64 wedges;     ///< pairs of neighbours of a node
    double global;  ///< 3 · triangles / wedges (Newman 2003)
    double mean;    ///< of the nodes' own closed shares, 0 for degrees below 2 (Watts and Strogatz 1998)
};

/// Time O(edges^1.5): each triangle is found from its end of lowest degree.
Clustering clustering(RowsView undirected);

/// Four-cycles of a network between two sets of nodes: 4 · C4 / L3, the share of paths of three edges that close (Robins and
/// Alexander 2004). Parallel edges count once.
struct TwoModeClustering {
    double share;
    u64 nodes;  ///< of the first set that were looked at
};

/// Over all nodes of the first set: exact. Time: the sum over second nodes of degree squared.
TwoModeClustering two_mode_clustering(RowsView rows, u32 to_count);

/// Over the cycles and paths through `sample` alone: an estimate, exact again if the sample is everyone.
/// Throws ContractError if it names a node that does not exist.
TwoModeClustering two_mode_clustering(RowsView rows, u32 to_count, std::span<const u32> sample);

/// Lengths of shortest paths.
struct Distances {
    std::vector<u64> pairs;  ///< `pairs[d]`: ordered pairs (source, other node) that are d ≥ 1 edges apart; `pairs[0]` is 0
    u64 apart;               ///< pairs without a path
    double mean;             ///< edges, over pairs with a path
};

/// From each of `sources` to every other node, along the rows. Time O(sources · (nodes + edges)).
/// Throws ContractError if a source does not exist.
Distances distances(RowsView rows, std::span<const u32> sources);

/// Correlation of the degrees at the two ends of an edge, in [−1, 1] (Newman 2002); NaN where all degrees are equal.
double degree_assortativity(RowsView undirected);

}  // namespace consortia::graph
