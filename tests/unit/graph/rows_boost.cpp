#include "engine/graph/rows_boost.hpp"

#include "tests/support/catch.hpp"

#include <boost/concept_check.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>

using namespace consortia;
using namespace consortia::graph;

namespace {

template <class G>
void models_the_concepts() {
    BOOST_CONCEPT_ASSERT((boost::concepts::GraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraphConcept<G, u32, boost::vertex_index_t>));
}

using Ends = std::vector<std::pair<u32, u32>>;

template <class G>
Ends edges_seen(const G& g) {
    Ends seen;
    for (auto [edge, end] = edges(g); edge != end; ++edge) seen.emplace_back(source(*edge, g), target(*edge, g));
    return seen;
}

template <class G>
Ends out_edges_seen(const G& g, u32 node) {
    Ends seen;
    for (auto [edge, end] = out_edges(node, g); edge != end; ++edge) seen.emplace_back(source(*edge, g), target(*edge, g));
    return seen;
}

}  // namespace

TEST_CASE("rows model the graph concepts of Boost.Graph", "[graph][boost]") {
    models_the_concepts<DirectedRows>();
    models_the_concepts<UndirectedRows>();
    models_the_concepts<DirectedLiving>();
    models_the_concepts<UndirectedLiving>();
}

TEST_CASE("Boost.Graph sees every directed edge once, past empty rows", "[graph][boost]") {
    Rows rows = rows_of({.from_count = 5, .to_count = 5, .edges = {{1, 2}, {3, 3}, {1, 0}, {3, 1}}});
    DirectedRows g{rows};
    CHECK(num_vertices(g) == 5);
    CHECK(num_edges(g) == 4);
    CHECK(edges_seen(g) == Ends{{1, 2}, {1, 0}, {3, 3}, {3, 1}});
    CHECK(out_edges_seen(g, 3) == Ends{{3, 3}, {3, 1}});
    CHECK(out_edges_seen(g, 4).empty());
    CHECK(out_degree(1U, g) == 2);
}

TEST_CASE("Boost.Graph sees every undirected edge once, twins and self-loops too", "[graph][boost]") {
    Rows rows = undirected_rows({.from_count = 4, .to_count = 4, .edges = {{1, 0}, {2, 2}, {0, 1}, {2, 2}, {3, 2}}});
    UndirectedRows g{rows};
    CHECK(num_edges(g) == 5);
    CHECK(edges_seen(g) == Ends{{0, 1}, {0, 1}, {2, 2}, {2, 2}, {2, 3}});
    CHECK(out_edges_seen(g, 1) == Ends{{1, 0}, {1, 0}});
}

TEST_CASE("algorithms of Boost.Graph run on rows", "[graph][boost]") {
    Rows cycle = rows_of({.from_count = 4, .to_count = 4, .edges = {{0, 1}, {1, 2}, {2, 0}, {2, 3}}});
    DirectedRows directed{cycle};
    std::vector<u32> label(4);
    CHECK(boost::strong_components(
              directed, boost::make_iterator_property_map(label.begin(), get(boost::vertex_index, directed))) == 2);

    Rows kite =
        undirected_rows({.from_count = 4, .to_count = 4, .edges = {{0, 1}, {1, 2}, {2, 0}, {2, 3}}, .directed = false});
    UndirectedRows undirected{kite};
    std::vector<u32> core(4);
    boost::core_numbers(undirected, boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, undirected)));
    CHECK(core == std::vector<u32>{2, 2, 2, 1});
}
