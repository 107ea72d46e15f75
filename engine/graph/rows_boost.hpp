// Lets Boost.Graph's algorithms run on rows without a copy. Include it only where such an algorithm is called: it is slow to
// compile. Nothing else of the engine may see Boost.Graph.
//
// `DirectedRows` takes the rows as they stand. `UndirectedRows` expects each edge in both rows, as undirected_rows() makes
// them; an edge descriptor is then one of its two halves, and edges() lists each edge once, from its lower end.
// DirectedLiving and UndirectedLiving are the same of living edges (living_rows.hpp).
#pragma once

#include "engine/graph/living_rows.hpp"
#include "engine/graph/rows.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <limits>
#include <utility>

namespace consortia::graph {

/// A half of an edge: its two ends and where it stands in `targets`.
struct HalfEdge {
    u32 from = 0;
    u32 to = 0;
    u32 place = 0;

    friend bool operator==(const HalfEdge& a, const HalfEdge& b) { return a.place == b.place; }
    friend bool operator!=(const HalfEdge& a, const HalfEdge& b) { return a.place != b.place; }
};

/// What the rows model: they can be walked by node, by edge, and outwards from a node; a row may repeat a neighbour.
struct RowsTraversal : virtual boost::vertex_list_graph_tag,
                       virtual boost::incidence_graph_tag,
                       virtual boost::adjacency_graph_tag,
                       virtual boost::edge_list_graph_tag {};

/// Where a row's neighbours begin and end.
inline const u32* at(const RowsView& rows, u32 place) { return rows.targets.data() + place; }
inline StridedTargets::iterator at(const LivingRows& rows, u32 place) { return rows.at(place); }

/// The half edges of one row.
template <class Targets>
class OutEdgeIterator : public boost::iterator_facade<OutEdgeIterator<Targets>, HalfEdge, boost::random_access_traversal_tag,
                                                      HalfEdge, std::ptrdiff_t> {
  public:
    OutEdgeIterator() = default;
    OutEdgeIterator(Targets targets, u32 from, u32 place) : targets_(targets), from_(from), place_(place) {}

  private:
    friend class boost::iterator_core_access;
    HalfEdge dereference() const { return {from_, targets_[place_], place_}; }
    bool equal(const OutEdgeIterator& other) const { return place_ == other.place_; }
    void increment() { ++place_; }
    void decrement() { --place_; }
    void advance(std::ptrdiff_t n) { place_ = static_cast<u32>(place_ + n); }
    std::ptrdiff_t distance_to(const OutEdgeIterator& other) const {
        return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
    }

    Targets targets_;
    u32 from_ = 0;
    u32 place_ = 0;
};

/// All edges in order of rows. Of an undirected network it shows the half whose source is the lower end, and the first of
/// the two halves of a self-loop, which stand side by side.
template <bool undirected, class View>
class EdgeIterator : public boost::iterator_facade<EdgeIterator<undirected, View>, HalfEdge, boost::forward_traversal_tag,
                                                   HalfEdge, std::ptrdiff_t> {
  public:
    EdgeIterator() = default;
    EdgeIterator(View rows, u32 place) : rows_(rows), place_(place) { settle(); }

  private:
    friend class boost::iterator_core_access;
    HalfEdge dereference() const { return {from_, rows_.targets[place_], place_}; }
    bool equal(const EdgeIterator& other) const { return place_ == other.place_; }
    void increment() {
        place_ += undirected && rows_.targets[place_] == from_ ? 2 : 1;
        settle();
    }
    void settle() {
        for (; place_ < rows_.targets.size(); ++place_) {
            while (rows_.offsets[from_ + 1] <= place_) ++from_;
            if (!undirected || from_ <= rows_.targets[place_]) return;
        }
    }

    View rows_;
    u32 from_ = 0;
    u32 place_ = 0;
};

/// A view of rows that models Boost.Graph's Graph, VertexListGraph, IncidenceGraph, AdjacencyGraph and EdgeListGraph. Cheap
/// to copy; the rows must outlive it.
template <class Directed, class View = RowsView>
struct BoostRows {
    static constexpr bool undirected = std::is_same_v<Directed, boost::undirected_tag>;

    View rows;

    using Targets = decltype(View::targets);
    using vertex_descriptor = u32;
    using edge_descriptor = HalfEdge;
    using directed_category = Directed;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = RowsTraversal;
    using vertex_iterator = boost::counting_iterator<u32>;
    using out_edge_iterator = OutEdgeIterator<Targets>;
    using adjacency_iterator = decltype(at(View(), 0));
    using edge_iterator = EdgeIterator<undirected, View>;
    using vertices_size_type = u32;
    using edges_size_type = u32;
    using degree_size_type = u32;
    static constexpr u32 null_vertex() { return std::numeric_limits<u32>::max(); }

    // Found by argument-dependent look-up, as Boost.Graph asks.
    friend std::pair<vertex_iterator, vertex_iterator> vertices(const BoostRows& g) {
        return {vertex_iterator(0), vertex_iterator(g.rows.size())};
    }
    friend u32 num_vertices(const BoostRows& g) { return g.rows.size(); }
    friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(u32 v, const BoostRows& g) {
        return {{g.rows.targets, v, g.rows.offsets[v]}, {g.rows.targets, v, g.rows.offsets[v + 1]}};
    }
    friend u32 out_degree(u32 v, const BoostRows& g) { return g.rows.degree(v); }
    friend std::pair<adjacency_iterator, adjacency_iterator> adjacent_vertices(u32 v, const BoostRows& g) {
        return {at(g.rows, g.rows.offsets[v]), at(g.rows, g.rows.offsets[v + 1])};
    }
    friend u32 source(const HalfEdge& edge, const BoostRows&) { return edge.from; }
    friend u32 target(const HalfEdge& edge, const BoostRows&) { return edge.to; }
    friend std::pair<edge_iterator, edge_iterator> edges(const BoostRows& g) {
        return {edge_iterator(g.rows, 0), edge_iterator(g.rows, static_cast<u32>(g.rows.targets.size()))};
    }
    friend u32 num_edges(const BoostRows& g) { return static_cast<u32>(g.rows.targets.size()) / (undirected ? 2 : 1); }
    friend boost::typed_identity_property_map<u32> get(boost::vertex_index_t, const BoostRows&) { return {}; }
    friend u32 get(boost::vertex_index_t, const BoostRows&, u32 v) { return v; }
};

using DirectedRows = BoostRows<boost::directed_tag>;
using UndirectedRows = BoostRows<boost::undirected_tag>;
using DirectedLiving = BoostRows<boost::directed_tag, LivingRows>;
using UndirectedLiving = BoostRows<boost::undirected_tag, LivingRows>;

}  // namespace consortia::graph

namespace boost {

// A node's index is the node itself.
template <class Directed, class View>
struct property_map<consortia::graph::BoostRows<Directed, View>, vertex_index_t> {
    using type = typed_identity_property_map<consortia::u32>;
    using const_type = type;
};

}  // namespace boost
