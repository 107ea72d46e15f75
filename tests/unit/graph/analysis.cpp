#include "engine/graph/analysis.hpp"

#include "engine/core/error.hpp"
#include "engine/graph/builders.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <numeric>

using namespace consortia;
using namespace consortia::graph;
using Catch::Matchers::WithinAbs;

namespace {

Rows undirected(u32 n, std::vector<std::pair<u32, u32>> edges) {
    return undirected_rows({.from_count = n, .to_count = n, .edges = std::move(edges), .directed = false});
}

// A triangle 0-1-2 with a tail 2-3, and 4-5 apart.
Rows kite_and_pair() { return undirected(6, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {4, 5}}); }

}  // namespace

TEST_CASE("degrees are counted", "[graph]") {
    CHECK(degree_counts(kite_and_pair()) == std::vector<u32>{0, 3, 2, 1});
    CHECK(degree_counts(Rows{}).empty());
    CHECK_THAT(mean_degree(kite_and_pair()), WithinAbs(10.0 / 6, 1e-12));
    CHECK(std::isnan(mean_degree(Rows{})));
}

TEST_CASE("components are numbered by their lowest node", "[graph]") {
    Components found = components(kite_and_pair());
    CHECK(found.label == std::vector<u32>{0, 0, 0, 0, 1, 1});
    CHECK(found.sizes == std::vector<u32>{4, 2});
    CHECK_THAT(found.giant_share, WithinAbs(4.0 / 6, 1e-12));
    CHECK(components(Rows{}).sizes.empty());
    CHECK(components(undirected(3, {})).sizes == std::vector<u32>{1, 1, 1});
}

TEST_CASE("a path of a million nodes is one component", "[graph]") {
    CHECK(components(undirected_rows(ring(1'000'000, 1))).sizes == std::vector<u32>{1'000'000});
}

TEST_CASE("a kite has one triangle in five wedges", "[graph]") {
    Clustering found = clustering(kite_and_pair());
    CHECK(found.triangles == 1);
    CHECK(found.wedges == 5);
    CHECK_THAT(found.global, WithinAbs(3.0 / 5, 1e-12));
    CHECK_THAT(found.mean, WithinAbs((1 + 1 + 1.0 / 3) / 6, 1e-12));
}

TEST_CASE("clustering takes no notice of twins and self-loops", "[graph]") {
    Clustering found = clustering(undirected(3, {{0, 1}, {1, 0}, {1, 2}, {2, 0}, {2, 2}}));
    CHECK(found.triangles == 1);
    CHECK_THAT(found.global, WithinAbs(1, 1e-12));
    CHECK(std::isnan(clustering(undirected(3, {{0, 1}})).global));
}

TEST_CASE("a ring joined three deep on both sides clusters as its formula says", "[graph]") {
    // 3(r − 1) / (2(2r − 1)) for reach r (Watts and Strogatz 1998)
    Clustering found = clustering(undirected_rows(ring(100, 3)));
    CHECK_THAT(found.global, WithinAbs(0.6, 1e-12));
    CHECK_THAT(found.mean, WithinAbs(0.6, 1e-12));
}

TEST_CASE("two schools with two common firms are one four-cycle", "[graph]") {
    // Schools 0 and 1 share firms 0 and 1; school 1 has firm 2 as well. C4 = 1, L3 = 4 (of the cycle) + 2 (over firm 2).
    Rows rows = rows_of({.from_count = 3, .to_count = 3, .edges = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {1, 2}}});
    TwoModeClustering found = two_mode_clustering(rows, 3);
    CHECK_THAT(found.share, WithinAbs(4.0 / 6, 1e-12));
    CHECK(found.nodes == 3);
    // From the side of the firms it is the same number.
    CHECK_THAT(two_mode_clustering(transposed(rows, 3), 3).share, WithinAbs(4.0 / 6, 1e-12));
}

TEST_CASE("two-mode clustering is one if everyone is joined and missing without paths", "[graph]") {
    EdgeList all{.from_count = 4, .to_count = 5, .edges = {}};
    for (u32 i = 0; i < 20; ++i) all.edges.emplace_back(i % 4, i / 4);
    CHECK_THAT(two_mode_clustering(rows_of(all), 5).share, WithinAbs(1, 1e-12));
    CHECK(std::isnan(two_mode_clustering(rows_of({.from_count = 2, .to_count = 2, .edges = {{0, 0}, {1, 1}}}), 2).share));
}

TEST_CASE("a sample of everyone gives the exact two-mode clustering, and a part comes close", "[graph]") {
    Rows rows = rows_of(random_two_mode(2000, 300, 8000, {.seed = 7}));
    double exact = two_mode_clustering(rows, 300).share;
    std::vector<u32> everyone(2000);
    std::iota(everyone.begin(), everyone.end(), 0U);
    CHECK(two_mode_clustering(rows, 300, everyone).share == exact);
    CHECK_THAT(two_mode_clustering(rows, 300, sampled_nodes(2000, 500, {.seed = 8})).share, WithinAbs(exact, 0.1 * exact));
    CHECK_THROWS_AS(two_mode_clustering(rows, 300, std::vector<u32>{2000}), ContractError);
}

TEST_CASE("distances are counted from every source to everybody else", "[graph]") {
    Distances found = distances(kite_and_pair(), std::vector<u32>{3, 4});
    CHECK(found.pairs == std::vector<u64>{0, 2, 2});
    CHECK(found.apart == 6);
    CHECK_THAT(found.mean, WithinAbs(1.5, 1e-12));
    CHECK(std::isnan(distances(kite_and_pair(), {}).mean));
    CHECK_THROWS_AS(distances(kite_and_pair(), std::vector<u32>{6}), ContractError);
}

TEST_CASE("a star is as disassortative as can be", "[graph]") {
    CHECK_THAT(degree_assortativity(undirected(4, {{0, 1}, {0, 2}, {0, 3}})), WithinAbs(-1, 1e-12));
    CHECK(std::isnan(degree_assortativity(undirected_rows(ring(10, 2)))));
}
