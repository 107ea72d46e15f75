#include "engine/graph/builders.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/networks.hpp"

using namespace consortia;
using namespace consortia::graph;
using Catch::Matchers::WithinAbs;

namespace {

const StreamId paired{.seed = 1};

}  // namespace

TEST_CASE("regular graphs are regular and simple, sparse and dense", "[graph][configuration_model]") {
    for (auto [n, k] : std::vector<std::pair<u32, u32>>{
             {2000, 3}, {2001, 4}, {500, 20}, {4, 3}, {6, 3}, {10, 8}, {12, 5}, {31, 16}, {7, 0}, {2, 1}, {60, 29}}) {
        INFO("n " << n << " k " << k);
        EdgeList list = regular(n, k, paired);
        CHECK(all_have_degree(list, k));
        CHECK(is_simple(list));
    }
    CHECK_THROWS_AS(regular(5, 3, paired), ContractError);
    CHECK_THROWS_AS(regular(4, 4, paired), ContractError);
    CHECK(regular(0, 0, paired).edges.empty());
}

TEST_CASE("the three pairings of four nodes in couples come equally often", "[graph][configuration_model]") {
    std::vector<u32> count(4);
    for (u32 key = 0; key < 9000; ++key) {
        EdgeList list = regular(4, 1, {.seed = 4, .agent = key});
        ++count[list.edges[0].second];
    }
    for (u32 partner = 1; partner < 4; ++partner) CHECK_THAT(count[partner] / 9000.0, WithinAbs(1.0 / 3, 0.02));
}

TEST_CASE("a small simple network is drawn uniformly", "[graph][configuration_model]") {
    // Six nodes of degree 2 are one hexagon in 60 ways or two triangles in 10.
    u32 triangles = 0;
    for (u32 key = 0; key < 20'000; ++key)
        triangles += components(undirected_rows(regular(6, 2, {.seed = 6, .agent = key}))).sizes.size() == 2;
    CHECK_THAT(triangles / 20'000.0, WithinAbs(1.0 / 7, 0.01));
}

TEST_CASE("a configuration model keeps the degrees it was given", "[graph][configuration_model]") {
    std::vector<u32> degrees(1000);
    for (u32 v = 0; v < 1000; ++v) degrees[v] = 2 * (1 + 500 / (10 * v + 10));  // a few hubs, up to degree 102
    for (Pairing pairing : {Pairing::any, Pairing::simple}) {
        EdgeList list = configuration_model(degrees, pairing, paired);
        Rows rows = undirected_rows(list);
        for (u32 v = 0; v < 1000; ++v) CHECK(rows.degree(v) == degrees[v]);
        CHECK(is_simple(list) == (pairing == Pairing::simple));
    }
}

TEST_CASE("impossible degrees are refused", "[graph][configuration_model]") {
    CHECK_THROWS_WITH(configuration_model(std::vector<u32>{1, 1, 1}, Pairing::any, paired), Catch::Contains("even"));
    CHECK_THROWS_WITH(configuration_model(std::vector<u32>{2, 0}, Pairing::simple, paired),
                      Catch::Contains("no simple network"));
    CHECK_THROWS_WITH(configuration_model(std::vector<u32>{3, 3, 1, 1}, Pairing::simple, paired),
                      Catch::Contains("no simple network"));
    CHECK(configuration_model(std::vector<u32>{2, 0}, Pairing::any, paired).edges.size() == 1);
    CHECK(configuration_model({}, Pairing::simple, paired).edges.empty());
    CHECK(is_simple(configuration_model(std::vector<u32>{3, 2, 2, 2, 1}, Pairing::simple, paired)));
}

TEST_CASE("a node alone, nodes without edges and degrees of nothing are networks", "[graph][configuration_model]") {
    CHECK(configuration_model(std::vector<u32>{0, 0, 0}, Pairing::simple, paired).from_count == 3);
    CHECK(regular(0, 0, paired).edges.empty());
    CHECK(regular(1, 0, paired).edges.empty());
    CHECK(regular(4, 3, paired).edges.size() == 6);  // all joined
    CHECK_THROWS_AS(regular(3, 3, paired), ContractError);
    CHECK_THROWS_AS(regular(3, 1, paired), ContractError);
}

TEST_CASE("the one simple network of a star is found, and edges stand in order of their lower end",
          "[graph][configuration_model]") {
    const EdgeList star = configuration_model(std::vector<u32>{5, 1, 1, 1, 1, 1}, Pairing::simple, paired);
    CHECK(is_simple(star));
    const EdgeList list = configuration_model(std::vector<u32>(300, 4), Pairing::simple, paired);
    CHECK(std::ranges::is_sorted(list.edges, {}, [](const auto& edge) { return std::min(edge.first, edge.second); }));
    CHECK_FALSE(list.directed);
}
