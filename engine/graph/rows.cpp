// Rows by counting sort: count the entries of each row, turn counts into offsets, then place the entries in order of
// creation. Stable, linear, and without comparing edges.
#include "engine/graph/rows.hpp"

#include "engine/core/error.hpp"

#include <limits>

namespace consortia::graph {

namespace {

constexpr u32 nowhere = std::numeric_limits<u32>::max();

void check(const EdgeList& list, u64 entries) {
    require(entries < nowhere, "a network has too many edges for 32-bit rows");
    require(list.from_count < nowhere && list.to_count < nowhere, "a network has too many nodes for 32-bit ids");
    for (auto [from, to] : list.edges)
        require(from < list.from_count && to < list.to_count, "an edge ends at a node that does not exist");
}

/// Calls `visit(row, target, edge)` for every entry in order of creation.
template <class Visit>
void each_directed(const EdgeList& list, Visit visit) {
    u32 edge = 0;
    for (auto [from, to] : list.edges) visit(from, to, edge++);
}

template <class Visit>
void each_undirected(const EdgeList& list, Visit visit) {
    u32 edge = 0;
    for (auto [from, to] : list.edges) {
        visit(from, to, edge);
        visit(to, from, edge++);
    }
}

/// Counts per row become the offset of each row. `offsets[row + 2]` holds the count of `row`, so that after the sum
/// `offsets[row + 1]` is where the row begins, and placing its entries moves it to where the row ends.
template <class EachEntry>
std::vector<u32> row_starts(u32 row_count, EachEntry each_entry) {
    std::vector<u32> offsets(std::size_t{row_count} + 2);
    each_entry([&](u32 row, u32, u32) { ++offsets[std::size_t{row} + 2]; });
    for (std::size_t i = 2; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
    return offsets;
}

template <class EachEntry>
Rows placed(u32 row_count, std::size_t entries, EachEntry each_entry) {
    Rows rows{.offsets = row_starts(row_count, each_entry), .targets = std::vector<u32>(entries)};
    each_entry([&](u32 row, u32 target, u32) { rows.targets[rows.offsets[std::size_t{row} + 1]++] = target; });
    rows.offsets.pop_back();
    return rows;
}

template <class EachEntry>
NumberedRows placed_with_numbers(u32 row_count, std::size_t entries, EachEntry each_entry) {
    NumberedRows numbered{.rows = {.offsets = row_starts(row_count, each_entry), .targets = std::vector<u32>(entries)},
                          .edges = std::vector<u32>(entries)};
    each_entry([&](u32 row, u32 target, u32 edge) {
        u32 place = numbered.rows.offsets[std::size_t{row} + 1]++;
        numbered.rows.targets[place] = target;
        numbered.edges[place] = edge;
    });
    numbered.rows.offsets.pop_back();
    return numbered;
}

void check_undirected(const EdgeList& list) {
    require(list.from_count == list.to_count, "an undirected network needs one set of nodes");
    check(list, 2 * u64{list.edges.size()});
}

}  // namespace

Rows rows_of(const EdgeList& list) {
    check(list, list.edges.size());
    return placed(list.from_count, list.edges.size(), [&](auto visit) { each_directed(list, visit); });
}

NumberedRows numbered_rows(const EdgeList& list) {
    check(list, list.edges.size());
    return placed_with_numbers(list.from_count, list.edges.size(), [&](auto visit) { each_directed(list, visit); });
}

Rows undirected_rows(const EdgeList& list) {
    check_undirected(list);
    return placed(list.from_count, 2 * list.edges.size(), [&](auto visit) { each_undirected(list, visit); });
}

NumberedRows numbered_undirected_rows(const EdgeList& list) {
    check_undirected(list);
    return placed_with_numbers(list.from_count, 2 * list.edges.size(), [&](auto visit) { each_undirected(list, visit); });
}

Rows transposed(RowsView rows, u32 to_count) {
    check(rows, to_count);
    return placed(to_count, rows.targets.size(), [&](auto visit) {
        for (u32 source = 0; source < rows.size(); ++source)
            for (u32 target : rows.of(source)) visit(target, source, 0U);
    });
}

Rows without_repeats(RowsView rows, u32 to_count, Loops loops) {
    check(rows, to_count);
    Rows unique;
    unique.offsets.reserve(rows.offsets.size());
    unique.targets.reserve(rows.targets.size());
    std::vector<u32> last_seen_by(to_count, nowhere);
    for (u32 source = 0; source < rows.size(); ++source) {
        for (u32 target : rows.of(source)) {
            if (last_seen_by[target] == source || (loops == Loops::drop && target == source)) continue;
            last_seen_by[target] = source;
            unique.targets.push_back(target);
        }
        unique.offsets.push_back(static_cast<u32>(unique.targets.size()));
    }
    return unique;
}

EdgeList edges_of(RowsView rows, u32 to_count) {
    check(rows, to_count);
    EdgeList list{.from_count = rows.size(), .to_count = to_count, .edges = {}, .directed = true};
    list.edges.reserve(rows.targets.size());
    for (u32 source = 0; source < rows.size(); ++source)
        for (u32 target : rows.of(source)) list.edges.emplace_back(source, target);
    return list;
}

void check(RowsView rows, u32 to_count) {
    require(!rows.offsets.empty() && rows.offsets.front() == 0, "rows must begin at 0");
    for (std::size_t i = 1; i < rows.offsets.size(); ++i)
        require(rows.offsets[i - 1] <= rows.offsets[i], "row offsets must not fall");
    require(rows.offsets.back() == rows.targets.size(), "row offsets must end at the number of entries");
    for (u32 target : rows.targets) require(target < to_count, "a row names a node that does not exist");
}

}  // namespace consortia::graph
