#include "engine/space/plane.hpp"

#include "engine/core/error.hpp"
#include "engine/random/rng.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <vector>

using namespace consortia;
using Catch::Matchers::WithinAbs;

TEST_CASE("a step leads round the plane where sides wrap, and to the edge where they end", "[space][plane]") {
    const Plane wraps(10, 4, 1, Sides::wrap), ends(10, 4, 1, Sides::end);
    CHECK_THAT(wraps.moved({9.5, 1}, {1, -2}).x, WithinAbs(0.5, 1e-12));
    CHECK_THAT(wraps.moved({9.5, 1}, {1, -2}).y, WithinAbs(3, 1e-12));
    CHECK(ends.moved({9.5, 1}, {1, -2}) == Vector{10, 0});
    CHECK(wraps.moved({0, 0}, {-1e-30, 0}).x == 0);  // which would round to the width
}

TEST_CASE("a way is the shorter one", "[space][plane]") {
    const Plane wraps(10, 4, 1, Sides::wrap), ends(10, 4, 1, Sides::end);
    CHECK(wraps.way({9, 0.5}, {1, 3.5}) == Vector{2, -1});
    CHECK(wraps.way({1, 3.5}, {9, 0.5}) == Vector{-2, 1});
    CHECK(ends.way({9, 0.5}, {1, 3.5}) == Vector{-8, 3});
}

TEST_CASE("all who are in reach stand in the bins around", "[space][plane]") {
    Rng rng({.name = stream_name("plane")});
    for (const Sides sides : {Sides::end, Sides::wrap}) {
        for (const double reach : {0.7, 2.0, 3.4, 9.0, 100.0}) {
            const Plane plane(10, 7, reach, sides);
            for (int k = 0; k < 2000; ++k) {
                const Vector a{10 * rng.uniform(), 7 * rng.uniform()}, b{10 * rng.uniform(), 7 * rng.uniform()};
                std::vector<u32> bins;
                plane.around(a, [&](u32 bin) { bins.push_back(bin); });
                CHECK(std::set<u32>(bins.begin(), bins.end()).size() == bins.size());
                if (plane.way(a, b).length() <= reach) CHECK(std::ranges::count(bins, plane.bin(b)) == 1);
            }
        }
    }
}

TEST_CASE("places at the edge have a bin, and a plane of nothing is refused", "[space][plane]") {
    const Plane plane(10, 7, 1, Sides::end);
    CHECK(plane.bin({10, 7}) == plane.bins() - 1);
    CHECK(plane.bin({0, 0}) == 0);
    CHECK(Plane(1e9, 1e9, 1e-3, Sides::wrap).bins() == 2048U * 2048U);
    CHECK_THROWS_AS(Plane(0, 1, 1, Sides::end), ContractError);
    CHECK_THROWS_AS(Plane(1, 1, 0, Sides::end), ContractError);
}
