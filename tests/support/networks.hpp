// What tests ask of a network, however it was made.
#pragma once

#include "engine/graph/analysis.hpp"
#include "engine/graph/builders.hpp"

#include <algorithm>
#include <set>

namespace consortia::graph {

inline bool is_simple(const EdgeList& list) {
    std::set<std::pair<u32, u32>> seen;
    return std::all_of(list.edges.begin(), list.edges.end(), [&](auto edge) {
        return edge.first != edge.second && seen.insert(std::minmax(edge.first, edge.second)).second;
    });
}

inline bool all_have_degree(const EdgeList& list, u32 degree) {
    std::vector<u32> counts = degree_counts(undirected_rows(list));
    return counts.size() == degree + 1 && counts.back() == list.from_count;
}

}  // namespace consortia::graph
