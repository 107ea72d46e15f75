// Where the nodes of a network are drawn, so that those that are tied lie near each other: the same places for the same
// network, on any machine and at any number of threads.
#pragma once

#include "engine/core/types.hpp"

#include <vector>

namespace consortia::session {

struct Point {
    double x = 0;
    double y = 0;
};

/// Two nodes by number; the heavier, the nearer.
struct Tie {
    u32 from = 0;
    u32 to = 0;
    double weight = 1;
};

/// In the unit square. After Fruchterman and Reingold 1991 (Software: Practice and Experience 21, 1129), nodes repelling
/// those within two ideal lengths alone; begins on an even spread and draws no random number. Takes time in proportion to
/// nodes and ties: 5,000 of each a second or two.
std::vector<Point> laid_out(u32 nodes, const std::vector<Tie>& ties);

}  // namespace consortia::session
