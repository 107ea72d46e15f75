// A frozen network as compressed sparse rows: the neighbours of a node lie side by side. Knows no Boost; the adaptor that
// lets Boost.Graph work on rows without a copy is rows_boost.hpp.
#pragma once

#include "engine/core/types.hpp"
#include "engine/graph/edges.hpp"

#include <span>
#include <vector>

namespace consortia::graph {

/// Rows seen through, not owned. `offsets` has one entry more than there are nodes; the neighbours of node v are
/// `targets[offsets[v]] … targets[offsets[v + 1] - 1]`.
struct RowsView {
    std::span<const u32> offsets;
    std::span<const u32> targets;

    u32 size() const { return offsets.empty() ? 0 : static_cast<u32>(offsets.size() - 1); }
    u32 degree(u32 node) const { return offsets[node + 1] - offsets[node]; }
    std::span<const u32> of(u32 node) const { return targets.subspan(offsets[node], degree(node)); }
};

/// Rows that own their memory: 4 bytes a node and 4 bytes an entry.
struct Rows {
    std::vector<u32> offsets = {0};
    std::vector<u32> targets;

    RowsView view() const { return {offsets, targets}; }
    operator RowsView() const { return view(); }
    u32 size() const { return view().size(); }
    u32 degree(u32 node) const { return view().degree(node); }
    std::span<const u32> of(u32 node) const { return view().of(node); }
};

/// Rows that remember, for every entry, which edge of the list it came from.
struct NumberedRows {
    Rows rows;
    std::vector<u32> edges;
};

/// The out-neighbours of every node, in order of (source, creation). Time and memory O(nodes + edges).
/// Throws ContractError if an end is not a node, or if there are 2³² − 1 edges or more.
Rows rows_of(const EdgeList& list);
NumberedRows numbered_rows(const EdgeList& list);

/// Every edge in both directions, in order of (node, creation); a self-loop stands twice, side by side, in its row, so that
/// a degree counts ends. Throws ContractError as above, on both directions together, and if the two sets of nodes differ.
Rows undirected_rows(const EdgeList& list);
NumberedRows numbered_undirected_rows(const EdgeList& list);

/// The in-neighbours: row t lists every source s of an entry s → t, in order of (s, entry). `to_count` is the number of
/// nodes on the target side. Throws ContractError if a target is not below it.
Rows transposed(RowsView rows, u32 to_count);

/// The same rows with each neighbour once, where it stood first; without self-loops if `loops` says so (for rows between two
/// sets of nodes, where equal numbers mean nothing, keep them). Throws ContractError if a target is not below `to_count`.
enum class Loops : u8 { keep, drop };
Rows without_repeats(RowsView rows, u32 to_count, Loops loops);

/// The entries of the rows as a directed list, in order.
EdgeList edges_of(RowsView rows, u32 to_count);

/// Throws ContractError unless the offsets rise from 0 to the number of entries and every target is below `to_count`.
void check(RowsView rows, u32 to_count);

}  // namespace consortia::graph
