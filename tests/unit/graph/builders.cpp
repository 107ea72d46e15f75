#include "engine/graph/builders.hpp"

#include "engine/core/error.hpp"
#include "engine/core/hash.hpp"
#include "engine/graph/analysis.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/networks.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace consortia;
using namespace consortia::graph;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const StreamId one{.seed = 1};
const StreamId two{.seed = 2};

u64 digest(const EdgeList& list) {
    u64 hash = list.edges.size();
    for (auto [from, to] : list.edges) hash = joined(hash, from, to);
    return hash;
}

/// Every builder that draws, on a small network.
std::vector<EdgeList> drawn(const StreamId& stream) {
    std::vector<u32> degrees(200, 3);
    return {random_edges(5000, 9000, stream),
            random_two_mode(5000, 100, 9000, stream),
            erdos_renyi(9000, 3, stream),
            configuration_model(degrees, Pairing::any, stream),
            regular(5000, 4, stream),
            preferential_attachment(9000, 2, stream),
            spatial(random_points(5000, stream), 0.02, Sides::end)};
}

}  // namespace

TEST_CASE("the same stream builds the same edges, another stream others", "[graph]") {
    std::vector<EdgeList> first = drawn(one), again = drawn(one), other = drawn(two);
    for (std::size_t i = 0; i < first.size(); ++i) {
        INFO("builder " << i);
        CHECK(first[i].edges == again[i].edges);
        CHECK(first[i].edges != other[i].edges);
        CHECK_FALSE(first[i].edges.empty());
    }
    CHECK(yule_simon(9000, 0.2, one) == yule_simon(9000, 0.2, one));
    CHECK(yule_simon(9000, 0.2, one) != yule_simon(9000, 0.2, two));
    CHECK(sampled_nodes(9000, 5000, one) == sampled_nodes(9000, 5000, one));
    CHECK(sampled_nodes(9000, 5000, one) != sampled_nodes(9000, 5000, two));
}

TEST_CASE("the edges are those they always were, with every compiler", "[graph]") {
    // A change of these numbers changes results: it belongs in the change log.
    const std::vector<u64> known = {0x375dd80b4549fe9f, 0xb749f18863be1c1a, 0x445b3b93ac8104b3, 0x5abb898ae214db90,
                                    0xdb6e338ca8af784e, 0x2950a608b04364a8, 0xd4b98491bc218c85};
    std::vector<u64> found;
    for (const EdgeList& list : drawn(one)) found.push_back(digest(list));
    CHECK(found == known);
}

TEST_CASE("streams that differ in name or key alone build different edges", "[graph]") {
    StreamId other_name = one, other_key = one;
    other_name.name = 5;
    other_key.agent = 5;
    CHECK(random_edges(100, 50, one).edges != random_edges(100, 50, other_name).edges);
    CHECK(random_edges(100, 50, one).edges != random_edges(100, 50, other_key).edges);
}

TEST_CASE("random edges have no self-loops and uniform ends", "[graph]") {
    EdgeList list = random_edges(10, 90'000, one);
    CHECK(list.edges.size() == 90'000);
    std::vector<u32> count(100);
    for (auto [from, to] : list.edges) ++count[10 * from + to];
    double chi_square = 0;
    for (u32 pair = 0; pair < 100; ++pair) {
        if (pair % 11 == 0)
            CHECK(count[pair] == 0);
        else
            chi_square += (count[pair] - 1000.0) * (count[pair] - 1000.0) / 1000;
    }
    CHECK(chi_square < 135);  // 89 degrees of freedom: exceeded once in a thousand
    CHECK_THROWS_AS(random_edges(1, 1, one), ContractError);
    CHECK(random_edges(0, 0, one).edges.empty());
}

TEST_CASE("a small random graph takes every pair with the same chance", "[graph]") {
    std::vector<u32> count(25);
    for (u32 key = 0; key < 8000; ++key)
        for (auto [v, w] : erdos_renyi(5, 1.2, {.seed = 3, .agent = key}).edges) ++count[5 * v + w];
    for (u32 v = 0; v < 5; ++v)
        for (u32 w = 0; w < 5; ++w) CHECK_THAT(count[5 * v + w] / 8000.0, WithinAbs(w < v ? 0.3 : 0, 0.02));
}

TEST_CASE("a random graph has its mean degree, and clusters as its density", "[graph]") {
    Rows rows = undirected_rows(erdos_renyi(50'000, 8, one));
    CHECK_THAT(mean_degree(rows), WithinRel(8, 0.01));
    CHECK_THAT(clustering(rows).global, WithinAbs(8.0 / 50'000, 5e-5));
    CHECK(is_simple(erdos_renyi(3000, 20, one)));
}

TEST_CASE("a random graph at the ends of its range is empty or complete", "[graph]") {
    CHECK(erdos_renyi(100, 0, one).edges.empty());
    CHECK(erdos_renyi(0, 1, one).edges.empty());
    CHECK(erdos_renyi(1, 1, one).edges.empty());
    CHECK(erdos_renyi(100, 99, one).edges.size() == 4950);
    CHECK_THROWS_AS(erdos_renyi(100, -1, one), ContractError);
    CHECK_THROWS_AS(erdos_renyi(100, NAN, one), ContractError);
}

TEST_CASE("growth joins each new node to m different older ones", "[graph]") {
    EdgeList list = preferential_attachment(2000, 3, one);
    CHECK(list.edges.size() == 6 + 3 * 1996);
    CHECK(is_simple(list));
    CHECK(components(undirected_rows(list)).sizes.size() == 1);
    for (auto [node, older] : list.edges) CHECK(older < node);
    CHECK(preferential_attachment(2, 1, one).edges.size() == 1);
    CHECK_THROWS_AS(preferential_attachment(3, 3, one), ContractError);
    CHECK_THROWS_AS(preferential_attachment(3, 0, one), ContractError);
}

TEST_CASE("a sample has different nodes, each as likely as any other", "[graph]") {
    std::vector<u32> count(10);
    for (u32 key = 0; key < 10'000; ++key) {
        std::vector<u32> sample = sampled_nodes(10, 3, {.seed = 5, .agent = key});
        REQUIRE(sample.size() == 3);
        REQUIRE((sample[0] < sample[1] && sample[1] < sample[2]));
        for (u32 node : sample) ++count[node];
    }
    for (u32 node = 0; node < 10; ++node) CHECK_THAT(count[node] / 10'000.0, WithinAbs(0.3, 0.02));
    CHECK(sampled_nodes(4, 4, one) == std::vector<u32>{0, 1, 2, 3});
    CHECK_THROWS_AS(sampled_nodes(4, 5, one), ContractError);
}

TEST_CASE("a founding chance of one gives groups of one, of zero one group", "[graph]") {
    CHECK(yule_simon(5, 1, one) == std::vector<u32>{1, 1, 1, 1, 1});
    CHECK(yule_simon(5, 0, one) == std::vector<u32>{5});
    CHECK(yule_simon(0, 0.5, one).empty());
    CHECK_THROWS_AS(yule_simon(5, 1.5, one), ContractError);
}
