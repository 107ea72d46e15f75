#include "engine/session/map/outline.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::WithinAbs;

namespace {

/// Of so many points, about (x, y) degrees.
Ring circle(double x, double y, double radius, int points) {
    Ring ring;
    for (int k = 0; k < points; ++k) {
        const double angle = 2 * 3.141592653589793 * k / points;
        ring.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
    return ring;
}

std::size_t points_in(const RegionMap& map) {
    std::size_t all = 0;
    for (const RegionOutline& region : map)
        for (const Ring& ring : region.rings) all += ring.size();
    return all;
}

}  // namespace

TEST_CASE("degrees are drawn about the middle latitude, the longer side from 0 to 1000, north above") {
    const RegionMap drawn = drawn_outlines({{"a", {{{10, 59}, {12, 59}, {12, 61}, {10, 61}}}}});
    const Ring& ring = drawn[0].rings[0];
    REQUIRE(ring.size() == 4);
    CHECK_THAT(ring[0].x, WithinAbs(0, 1e-9));
    CHECK_THAT(ring[0].y, WithinAbs(1000, 1e-9));
    CHECK_THAT(ring[1].x, WithinAbs(500, 1e-6));  // the cosine of 60 degrees is a half
    CHECK_THAT(ring[2].y, WithinAbs(0, 1e-9));
}

TEST_CASE("an outline of many points keeps those that matter, and every region is there") {
    RegionMap map{{"large", {circle(0, 0, 5, 20'000)}}, {"small", {circle(9, 0, 0.5, 2'000)}}};
    map[0].rings[0].insert(map[0].rings[0].begin(), {7, 0});  // a cape
    const RegionMap drawn = drawn_outlines(map, 400);
    CHECK(points_in(drawn) <= 406);
    CHECK(drawn[0].rings[0].size() > drawn[1].rings[0].size());
    CHECK(drawn[1].rings[0].size() >= 3);
    CHECK(drawn[0].rings[0][0].x > drawn[0].rings[0][1].x);  // the cape
}

TEST_CASE("of very many islands the smallest go, but for the largest of each region") {
    RegionMap map{{"sea", {}}, {"rock", {circle(50, 0, 0.001, 8)}}};
    for (int k = 0; k < 500; ++k) map[0].rings.push_back(circle(k % 20, k / 20, 0.1 + 0.0001 * k, 8));
    const RegionMap drawn = drawn_outlines(map, 800);
    CHECK(drawn[0].rings.size() <= 101);
    CHECK(drawn[1].rings.size() == 1);
    CHECK(points_in(drawn) <= 803);
}

TEST_CASE("a map of one point's size, and none, are drawn without a fault") {
    CHECK(drawn_outlines({}).empty());
    CHECK(drawn_outlines({{"dot", {{{1, 1}, {1, 1}, {1, 1}}}}})[0].rings[0].size() == 3);
}
