// Edges and the agents at both ends as GraphML, which Gephi, igraph and networkx open.
#pragma once

#include "engine/session/micro/as_csv.hpp"
#include "engine/session/micro/micro.hpp"

namespace consortia::session {

/// A directed graph: every living agent of the kinds at both ends is a node, whose id is its key, with its kind and its
/// fields; every edge that leads to somebody has its fields. Attributes of one name, type and unit are one attribute; else
/// the kind stands before the name, `firm.wage`. Gives how many edges lead to nobody and are left out.
u64 write_graphml(const MicroData& data, const TextSink& out);

}  // namespace consortia::session
