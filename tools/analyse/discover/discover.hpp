// Where, among all that a study has tried, something comes true: `fails where labour.separation > 0.031 and frontier.growth
// < 0.006`, in words, with how much of it each box holds and how sure it is there.
#pragma once

#include "tools/analyse/discover/prim.hpp"
#include "tools/analyse/discover/tree.hpp"
#include "tools/analyse/worlds/worlds.hpp"

#include <ostream>

namespace consortia::analyse {

struct Discovered {
    std::string condition;
    std::size_t rows = 0;
    std::size_t sought = 0;  ///< rows in which the condition holds
    std::vector<Box> boxes;
    std::vector<Node> tree;
};

/// Throws InputError if the condition cannot be worked out, or nothing varies.
Discovered discover(const Worlds& worlds, const std::string& condition);

void print(std::ostream& out, const Worlds& worlds, const Discovered& discovered);
/// One row a box and input that limits it.
std::string csv(const Worlds& worlds, const Discovered& discovered);

}  // namespace consortia::analyse
