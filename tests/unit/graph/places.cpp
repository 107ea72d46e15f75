#include "engine/graph/builders.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/networks.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::graph;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const StreamId scattered{.seed = 1};

}  // namespace

TEST_CASE("points within reach are joined, and no others", "[graph][places]") {
    std::vector<Point> points = random_points(400, scattered);
    for (Sides sides : {Sides::end, Sides::wrap})
        for (double radius : {0.05, 0.12, 0.3, 0.45}) {
            std::vector<std::pair<u32, u32>> expected;
            for (u32 v = 0; v < 400; ++v)
                for (u32 w = v + 1; w < 400; ++w) {
                    double dx = std::abs(points[v][0] - points[w][0]), dy = std::abs(points[v][1] - points[w][1]);
                    if (sides == Sides::wrap) dx = std::min(dx, 1 - dx), dy = std::min(dy, 1 - dy);
                    if (dx * dx + dy * dy <= radius * radius) expected.emplace_back(v, w);
                }
            EdgeList list = spatial(points, radius, sides);
            std::sort(list.edges.begin(), list.edges.end());
            CHECK(list.edges == expected);
        }
}

TEST_CASE("a spatial network has the mean degree of its disc", "[graph][places]") {
    double radius = 0.01;
    Rows rows = undirected_rows(spatial(random_points(50'000, scattered), radius, Sides::wrap));
    CHECK_THAT(mean_degree(rows), WithinRel(49'999 * 3.14159265358979 * radius * radius, 0.01));
    CHECK_THAT(clustering(rows).global, WithinAbs(0.5865, 0.01));  // 1 − 3√3/4π (Dall and Christensen 2002)
}

TEST_CASE("places outside the square and useless radii are refused", "[graph][places]") {
    std::vector<Point> outside = {{0.5, 1.0}};
    CHECK_THROWS_AS(spatial(outside, 0.1, Sides::end), ContractError);
    CHECK_THROWS_AS(spatial({}, 0, Sides::end), ContractError);
    CHECK_THROWS_AS(spatial({}, NAN, Sides::end), ContractError);
    CHECK_THROWS_AS(spatial({}, 0.6, Sides::wrap), ContractError);
    CHECK(spatial({}, 0.6, Sides::end).edges.empty());
}

TEST_CASE("a lattice joins neighbours, round the sides if it wraps", "[graph][places]") {
    CHECK(lattice(3, 2, Sides::end).edges.size() == 2 * 2 + 3);
    CHECK(lattice(1, 5, Sides::end).edges.size() == 4);
    CHECK(lattice(0, 5, Sides::end).edges.empty());
    CHECK(all_have_degree(lattice(5, 4, Sides::wrap), 4));
    CHECK(all_have_degree(lattice(3, 3, Sides::wrap), 4));
    CHECK(is_simple(lattice(3, 2, Sides::wrap)));
    CHECK(all_have_degree(ring(9, 2), 4));
    CHECK_THROWS_AS(ring(4, 2), ContractError);
}

TEST_CASE("two points just across a side are neighbours where the plane goes on, and far apart where it ends",
          "[graph][places]") {
    const std::vector<Point> points{{0.001, 0.5}, {0.999, 0.5}, {0.5, 0.5}};
    CHECK(spatial(points, 0.01, Sides::end).edges.empty());
    CHECK(spatial(points, 0.01, Sides::wrap).edges == std::vector<std::pair<u32, u32>>{{0, 1}});
}

TEST_CASE("points at one place are all joined, whatever the reach", "[graph][places]") {
    const std::vector<Point> points(5, Point{0.25, 0.75});
    CHECK(spatial(points, 1e-12, Sides::end).edges.size() == 10);
    CHECK(is_simple(spatial(points, 0.5, Sides::wrap)));
}

TEST_CASE("nodes of a lattice are numbered row by row", "[graph][places]") {
    CHECK(lattice(2, 2, Sides::end).edges == std::vector<std::pair<u32, u32>>{{0, 1}, {0, 2}, {1, 3}, {2, 3}});
}
