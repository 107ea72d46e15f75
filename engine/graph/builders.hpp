// Random and regular networks, made from a stream: the same stream gives the same edges on every machine, and nothing but
// the stream decides. Two networks of one run need streams of different names or keys. Boost.Graph's own generators are not
// used: they draw through std or Boost distributions and the C library's log and pow, whose results differ between machines.
//
// Every builder throws ContractError, with the reason, for a network that cannot exist.
#pragma once

#include "engine/core/types.hpp"
#include "engine/graph/edges.hpp"
#include "engine/random/rng.hpp"
#include "engine/space/sides.hpp"

#include <array>
#include <span>
#include <vector>

namespace consortia::graph {

/// `count` directed edges, both ends uniform over n nodes; no self-loops, parallel edges kept. Needs n ≥ 2, unless count is
/// 0.
EdgeList random_edges(u32 n, u32 count, const StreamId& stream);

/// As above from each of `from_count` nodes to `to_count` others, a different set.
EdgeList random_two_mode(u32 from_count, u32 to_count, u32 count, const StreamId& stream);

/// Undirected G(n, p) with p = mean_degree / (n − 1): every pair is an edge with the same chance, independently. Skips over
/// absent pairs (Batagelj and Brandes 2005), so time is O(n + edges). Edges are in order of (higher end, lower end).
EdgeList erdos_renyi(u32 n, double mean_degree, const StreamId& stream);

/// May a configuration model pair a node with itself, or two nodes twice?
enum class Pairing : u8 { any, simple };

/// Undirected network with the given degrees: their stubs are paired at random (Molloy and Reed 1995). `simple` then
/// replaces self-loops and repeated edges by random switches with other edges, which keeps degrees, and for degrees that are
/// small beside n leaves the choice uniform in the limit (McKay and Wormald 1990). Needs an even sum of degrees; `simple`
/// fails for degrees that no simple network has, or hardly any. Edges are in order of their lower end.
EdgeList configuration_model(std::span<const u32> degrees, Pairing pairing, const StreamId& stream);

/// Undirected, simple, all degrees k. Needs k < n and an even n · k. A dense one is the complement of a sparse one.
EdgeList regular(u32 n, u32 k, const StreamId& stream);

/// Undirected growth (Barabási and Albert 1999): from m + 1 nodes all joined, each new node joins m different ones with
/// chance proportional to degree. Needs 1 ≤ m < n. The share of degree k tends to 2m(m + 1) / (k(k + 1)(k + 2)).
EdgeList preferential_attachment(u32 n, u32 m, const StreamId& stream);

/// Sizes of groups after `items` arrivals (Yule 1925; Simon 1955): the first founds a group, each later one founds a group
/// with chance `alpha`, in [0, 1], or joins that of an earlier item, all alike. Sizes have tail exponent 1 + 1 / (1 −
/// alpha).
std::vector<u32> yule_simon(u32 items, double alpha, const StreamId& stream);

/// A place on the unit square.
using Point = std::array<double, 2>;

/// `n` places, uniform on the unit square.
std::vector<Point> random_points(u32 n, const StreamId& stream);

using consortia::Sides;

/// Undirected: joins all points at most `radius` apart (0 < radius ≤ 1/2 if sides wrap). Time O(n + edges) for points spread
/// evenly. Edges are in order of place, row by row, so that neighbours in space are neighbours in the list. Points must lie
/// in [0, 1).
EdgeList spatial(std::span<const Point> points, double radius, Sides sides);

/// Undirected grid of width · height nodes, node (x, y) being number y · width + x, joined to the nodes beside, above and
/// below. A side shorter than 3 does not wrap.
EdgeList lattice(u32 width, u32 height, Sides sides);

/// Undirected: n nodes in a circle, each joined to its `reach` nearest on either side. Needs 2 · reach < n.
EdgeList ring(u32 n, u32 reach);

/// `count` different nodes of n, all sets alike, in rising order. Needs count ≤ n.
std::vector<u32> sampled_nodes(u32 n, u32 count, const StreamId& stream);

}  // namespace consortia::graph
