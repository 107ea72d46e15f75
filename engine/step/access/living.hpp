// The edges that a phase reads, as a graph of which each agent's slot is a node. To be included where it is asked for.
//
//     #include "engine/graph/rows_boost.hpp"
//     #include "engine/step/access/living.hpp"
//     void measure(Village& me, Out<Tie> ties) {
//         const graph::UndirectedLiving g{living(ties)};             // a view: nothing is copied
//         std::vector<u32> label(num_vertices(g));
//         me.parts = boost::connected_components(g, …);
//     }
//
// Free slots are nodes without edges. A phase of one agent (a global) measures the whole; one of many does so for each.
#pragma once

#include "engine/graph/living_rows.hpp"
#include "engine/step/access/reading.hpp"

#include <type_traits>

namespace consortia {

/// The rows of edges between agents of one kind, as they stand while the phase runs.
template <class E>
graph::LivingRows living(const access::Out<E>& edges) {
    static_assert(std::is_same_v<typename E::From, typename E::To>, "a graph is of edges between agents of one kind");
    static_assert(std::is_same_v<decltype(E::to), Id<typename E::To>>, "an edge of a graph leads to somebody");
    const EdgeRows rows = edges.rows();
    return {rows.offsets, {rows.first + rows.to_offset, rows.stride, rows.offsets.back()}};
}

}  // namespace consortia
