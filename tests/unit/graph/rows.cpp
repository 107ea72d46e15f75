#include "engine/graph/rows.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <rapidcheck.h>

#include <algorithm>

using namespace consortia;
using namespace consortia::graph;

namespace {

using Targets = std::vector<u32>;

Targets row(RowsView rows, u32 node) { return {rows.of(node).begin(), rows.of(node).end()}; }

EdgeList any_edges() {
    u32 from_count = *rc::gen::inRange<u32>(1, 20);
    u32 to_count = *rc::gen::inRange<u32>(1, 20);
    auto ends = rc::gen::pair(rc::gen::inRange<u32>(0, from_count), rc::gen::inRange<u32>(0, to_count));
    return {.from_count = from_count,
            .to_count = to_count,
            .edges = *rc::gen::container<std::vector<std::pair<u32, u32>>>(ends)};
}

std::vector<std::pair<u32, u32>> stably_sorted(std::vector<std::pair<u32, u32>> edges) {
    std::stable_sort(edges.begin(), edges.end(), [](auto a, auto b) { return a.first < b.first; });
    return edges;
}

}  // namespace

TEST_CASE("a row lists the targets of its node in order of creation", "[graph]") {
    Rows rows = rows_of({.from_count = 3, .to_count = 4, .edges = {{2, 3}, {0, 1}, {2, 0}, {0, 1}}});
    CHECK(rows.size() == 3);
    CHECK(rows.offsets == Targets{0, 2, 2, 4});
    CHECK(row(rows, 0) == Targets{1, 1});
    CHECK(row(rows, 1).empty());
    CHECK(row(rows, 2) == Targets{3, 0});
    CHECK(rows.degree(2) == 2);
}

TEST_CASE("an undirected edge stands in both rows and a self-loop twice in one", "[graph]") {
    Rows rows = undirected_rows({.from_count = 3, .to_count = 3, .edges = {{0, 1}, {1, 1}, {2, 0}}, .directed = false});
    CHECK(row(rows, 0) == Targets{1, 2});
    CHECK(row(rows, 1) == Targets{0, 1, 1});
    CHECK(row(rows, 2) == Targets{0});
}

TEST_CASE("numbered rows say which edge each entry came from", "[graph]") {
    EdgeList list{.from_count = 3, .to_count = 3, .edges = {{2, 1}, {0, 1}, {2, 0}}};
    CHECK(numbered_rows(list).edges == Targets{1, 0, 2});
    CHECK(numbered_rows(list).rows.targets == rows_of(list).targets);
    CHECK(numbered_undirected_rows(list).edges == Targets{1, 2, 0, 1, 0, 2});
}

TEST_CASE("a network without nodes or edges has rows", "[graph]") {
    CHECK(rows_of({}).size() == 0);
    CHECK(Rows{}.size() == 0);
    CHECK(RowsView{}.size() == 0);
    CHECK(rows_of({.from_count = 2, .to_count = 0, .edges = {}}).offsets == Targets{0, 0, 0});
    CHECK(transposed(rows_of({.from_count = 0, .to_count = 3, .edges = {}}), 3).size() == 3);
}

TEST_CASE("an edge to nobody breaks the contract", "[graph]") {
    CHECK_THROWS_AS(rows_of({.from_count = 2, .to_count = 2, .edges = {{2, 0}}}), ContractError);
    CHECK_THROWS_AS(rows_of({.from_count = 2, .to_count = 2, .edges = {{0, 2}}}), ContractError);
    CHECK_THROWS_AS(undirected_rows({.from_count = 2, .to_count = 3, .edges = {}}), ContractError);
    CHECK_THROWS_AS(transposed(rows_of({.from_count = 1, .to_count = 3, .edges = {{0, 2}}}), 2), ContractError);
}

TEST_CASE("damaged rows are noticed", "[graph]") {
    CHECK_THROWS_AS(check({}, 1), ContractError);
    CHECK_THROWS_AS(check(Rows{.offsets = {0, 2, 1}, .targets = {0}}, 1), ContractError);
    CHECK_THROWS_AS(check(Rows{.offsets = {0, 1}, .targets = {0, 0}}, 1), ContractError);
    CHECK_THROWS_AS(check(Rows{.offsets = {1, 1}, .targets = {0}}, 1), ContractError);
    CHECK_NOTHROW(check(Rows{.offsets = {0, 1}, .targets = {0}}, 1));
}

TEST_CASE("a repeated neighbour is kept where it stood first", "[graph]") {
    Rows rows = rows_of({.from_count = 2, .to_count = 3, .edges = {{0, 2}, {0, 0}, {0, 2}, {1, 1}, {1, 2}}});
    CHECK(without_repeats(rows, 3, Loops::keep).targets == Targets{2, 0, 1, 2});
    CHECK(without_repeats(rows, 3, Loops::drop).targets == Targets{2, 2});
}

TEST_CASE("rows hold the edges they were made from, stably sorted by source", "[graph][property]") {
    CHECK(rc::check([] {
        EdgeList list = any_edges();
        Rows rows = rows_of(list);
        check(rows, list.to_count);
        RC_ASSERT(edges_of(rows, list.to_count).edges == stably_sorted(list.edges));
        NumberedRows numbered = numbered_rows(list);
        for (std::size_t i = 0; i < numbered.edges.size(); ++i)
            RC_ASSERT(list.edges[numbered.edges[i]].second == numbered.rows.targets[i]);
    }));
}

TEST_CASE("transposing rows twice sorts their targets and loses nothing", "[graph][property]") {
    CHECK(rc::check([] {
        EdgeList list = any_edges();
        Rows twice = transposed(transposed(rows_of(list), list.to_count), list.from_count);
        std::sort(list.edges.begin(), list.edges.end());
        RC_ASSERT(edges_of(twice, list.to_count).edges == list.edges);
    }));
}

TEST_CASE("the degrees of undirected rows count ends", "[graph][property]") {
    CHECK(rc::check([] {
        EdgeList list = any_edges();
        list.from_count = list.to_count = std::max(list.from_count, list.to_count);
        std::vector<u32> degrees(list.from_count);
        for (auto [from, to] : list.edges) ++degrees[from], ++degrees[to];
        Rows rows = undirected_rows(list);
        for (u32 v = 0; v < list.from_count; ++v) RC_ASSERT(rows.degree(v) == degrees[v]);
    }));
}
