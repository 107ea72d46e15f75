#include "tools/analyse/discover/tree.hpp"

#include "tests/analyse/discover/planted.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::analyse;

TEST_CASE("a tree splits where a planted box begins", "[analyse][discover]") {
    const Planted rows = planted(1000, 3, 0, [](const auto& x) { return x[0] > .7 && x[1] < .4; });
    const std::vector<Node> tree = tree_of(rows.inputs, rows.sought);
    REQUIRE(tree.size() == 5);
    CHECK(tree[0].split.column == 0);
    CHECK(std::abs(tree[0].split.at - .7) < .01);
    const Node& left = tree[tree[0].split.left];
    CHECK((left.is_leaf && left.sought == 0));
    const Node& right = tree[tree[0].split.right];
    CHECK(right.split.column == 1);
    CHECK(std::abs(right.split.at - .4) < .03);
    CHECK(tree[right.split.left].sought == tree[right.split.left].rows);
    CHECK(tree[right.split.right].sought == 0);
}

TEST_CASE("what is sought by chance grows no tree", "[analyse][discover]") {
    const Planted rows = planted(1000, 2, .2, [](const auto&) { return false; });
    CHECK(tree_of(rows.inputs, rows.sought).size() == 1);
}
