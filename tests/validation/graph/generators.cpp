// Do random networks have the structure that theory gives them? Figures are those of large networks, published or derived.
#include "engine/graph/analysis.hpp"
#include "engine/graph/builders.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace consortia;
using namespace consortia::graph;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr u32 million = 1'000'000;

double share_of_degree(const std::vector<u32>& counts, u32 degree, u32 nodes) {
    return counts[degree] / static_cast<double>(nodes);
}

/// The largest share S of a random graph of mean degree c: S = 1 − e^(−cS).
double giant_share(double c) {
    double share = 1;
    for (int i = 0; i < 1000; ++i) share = 1 - std::exp(-c * share);
    return share;
}

}  // namespace

TEST_CASE("growth by preferential attachment has the degrees of Barabási and Albert (V14)", "[graph][validation]") {
    std::vector<u32> counts = degree_counts(undirected_rows(preferential_attachment(million, 2, {.seed = 14})));
    CHECK(counts[0] + counts[1] == 0);
    for (u32 k = 2; k <= 4; ++k)
        CHECK_THAT(share_of_degree(counts, k, million), WithinRel(12.0 / (k * (k + 1) * (k + 2)), 0.01));
    CHECK_THAT(share_of_degree(counts, 5, million), WithinRel(0.05714, 0.01));
    CHECK(counts.size() > 500);  // the largest hub grows as √n
}

TEST_CASE("groups grow as Yule and Simon say (V14)", "[graph][validation]") {
    std::vector<u32> sizes = yule_simon(million * 10, 0.1, {.seed = 14});
    double alone = static_cast<double>(std::count(sizes.begin(), sizes.end(), 1U)) / static_cast<double>(sizes.size());
    CHECK_THAT(alone, WithinRel(0.526316, 0.01));
    double pairs = static_cast<double>(std::count(sizes.begin(), sizes.end(), 2U)) / static_cast<double>(sizes.size());
    double rho = 1 / 0.9;
    CHECK_THAT(pairs, WithinRel(rho / (1 + rho) / (2 + rho), 0.01));  // P(2) = ρ B(2, ρ + 1)
}

TEST_CASE("the giant component of a random graph has the size of Erdős and Rényi", "[graph][validation]") {
    for (double c : {1.5, 2.0, 3.0}) {
        Components found = components(undirected_rows(erdos_renyi(200'000, c, {.seed = 15})));
        CHECK_THAT(found.giant_share, WithinAbs(giant_share(c), 0.01));
    }
    CHECK_THAT(giant_share(2), WithinAbs(0.7968, 0.0001));
    CHECK(components(undirected_rows(erdos_renyi(200'000, 0.5, {.seed = 15}))).giant_share < 0.001);
}

TEST_CASE("the degrees of a random graph are Poisson", "[graph][validation]") {
    std::vector<u32> counts = degree_counts(undirected_rows(erdos_renyi(million, 4, {.seed = 16})));
    double expected = std::exp(-4);
    for (u32 k = 0; k < 10; expected *= 4.0 / ++k)
        CHECK_THAT(share_of_degree(counts, k, million), WithinAbs(expected, 0.0015));
}

TEST_CASE("a million nodes of degree 3 or 4 make a simple regular graph", "[graph][validation]") {
    for (u32 k : {3U, 4U}) {
        EdgeList list = regular(million, k, {.seed = 17});
        Rows rows = undirected_rows(list);
        CHECK(degree_counts(rows).back() == million);
        CHECK(degree_counts(rows).size() == k + 1);
        CHECK(without_repeats(rows, million, Loops::drop).targets.size() == rows.targets.size());
        CHECK(components(rows).sizes.front() == million);  // connected with a chance that tends to 1 from k = 3 on
    }
}

TEST_CASE("distances in a random regular graph grow with the logarithm of its size", "[graph][validation]") {
    // A random 4-regular graph looks like a tree from every node: 4 · 3^(d−1) nodes d edges away, until they run out.
    Rows rows = undirected_rows(regular(100'000, 4, {.seed = 18}));
    Distances found = distances(rows, sampled_nodes(100'000, 50, {.seed = 19}));
    for (u32 d = 1; d <= 5; ++d)
        CHECK_THAT(static_cast<double>(found.pairs[d]) / 50, WithinRel(4 * std::pow(3.0, d - 1), 0.02));
    CHECK(found.apart == 0);
    CHECK(found.pairs.size() <= 16);
}
