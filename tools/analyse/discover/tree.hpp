// A small tree of yes and no that tells rows which are sought from others (Breiman, Friedman, Olshen and Stone 1984): each
// split is the one that leaves the purest halves, by Gini's index.
#pragma once

#include "tools/analyse/discover/prim.hpp"

namespace consortia::analyse {

struct Split {
    std::size_t column = 0;
    double at = 0;         ///< rows below or equal go left
    std::size_t left = 0;  ///< numbers of the nodes
    std::size_t right = 0;
};

struct Node {
    std::size_t rows = 0;
    std::size_t sought = 0;
    bool is_leaf = true;
    Split split{};
};

/// Node 0 is the root. At most three splits deep; a leaf has a twentieth of the rows or more, and a split must make the tree
/// purer by a hundredth of what the root is not.
std::vector<Node> tree_of(const Inputs& inputs, const std::vector<bool>& sought);

}  // namespace consortia::analyse
