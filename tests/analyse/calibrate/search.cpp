#include "tools/analyse/calibrate/search.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace consortia;
using namespace consortia::analyse;

namespace {

double bowl(const Point& point) {
    double sum = 0;
    for (const double u : point) sum += (u - .3) * (u - .3);
    return sum;
}

Tried start() {
    Tried start;
    for (int k = 0; k < 8; ++k) start.points.push_back({.1 * k, .9 - .1 * k, .5});
    for (const Point& point : start.points) start.distances.push_back(bowl(point));
    return start;
}

}  // namespace

TEST_CASE("a search goes from generation to generation, and is the same whenever it is begun again",
          "[analyse][calibrate]") {
    Tried tried;
    std::vector<Point> first;
    for (u32 k = 0; k < 30; ++k) {
        const Generation next = next_generation(start(), tried, 8, 30, 1);
        REQUIRE(next.number == k);
        REQUIRE(next.known_points == tried.points.size());
        REQUIRE(next.next.size() == 8);
        if (k == 0) first = next.next;
        for (const Point& point : next.next) {
            tried.points.push_back(point);
            tried.distances.push_back(bowl(point));
        }
    }
    CHECK(*std::ranges::min_element(tried.distances) < 1e-4);
    CHECK(std::equal(first.begin(), first.end(), tried.points.begin()));
    const Generation over = next_generation(start(), tried, 8, 30, 1);
    CHECK(over.next.empty());
    CHECK(over.known_points == 240);
    CHECK(next_generation(start(), {}, 8, 30, 2).next != first);
}

TEST_CASE("points of a search lie on its grid, inside the priors", "[analyse][calibrate]") {
    for (const Point& point : next_generation(start(), {}, 8, 1, 3).next) {
        for (const double u : point) {
            CHECK((u >= 0 && u <= 1));
            CHECK(std::floor(u * 1e6 + .5) / 1e6 == u);
        }
    }
}

TEST_CASE("a search on a function that is cheap finds its least value", "[analyse][calibrate]") {
    const Point found = searched(start().points, bowl, 60, 1);
    CHECK(bowl(found) < 1e-5);
}
