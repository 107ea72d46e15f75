#include "tools/analyse/emulate/order.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::analyse;
using Numbers = std::vector<std::size_t>;

TEST_CASE("points are put in an order in which the first are spread over all", "[analyse][explore]") {
    const std::vector<Point> points{{0}, {.1}, {.45}, {.9}, {1}};
    CHECK(spread_out(points, {0, 1, 2, 3, 4}) == Numbers{2, 4, 0, 1, 3});
    CHECK(spread_out(points, {0, 1, 4}) == Numbers{1, 4, 0});
    CHECK(spread_out(points, {}).empty());
}

TEST_CASE("points that are the same come last", "[analyse][explore]") {
    const std::vector<Point> points{{.5}, {.5}, {0}, {1}};
    CHECK(spread_out(points, {0, 1, 2, 3}) == Numbers{0, 2, 3, 1});
}
