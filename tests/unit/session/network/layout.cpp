#include "engine/session/network/layout.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;

namespace {

double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Two rings of ten that one tie joins.
std::vector<Tie> two_rings() {
    std::vector<Tie> ties;
    for (u32 k = 0; k < 10; ++k) {
        ties.push_back({k, (k + 1) % 10, 1});
        ties.push_back({10 + k, 10 + (k + 1) % 10, 1});
    }
    ties.push_back({0, 10, 0.1});
    return ties;
}

}  // namespace

TEST_CASE("a layout is the same whenever it is made, and lies in the unit square") {
    const std::vector<Point> once = laid_out(20, two_rings()), again = laid_out(20, two_rings());
    for (std::size_t k = 0; k < once.size(); ++k) {
        CHECK(once[k].x == again[k].x);
        CHECK(once[k].y == again[k].y);
        CHECK((once[k].x >= 0 && once[k].x <= 1 && once[k].y >= 0 && once[k].y <= 1));
    }
}

TEST_CASE("who is tied lies nearer than who is not") {
    const std::vector<Point> points = laid_out(20, two_rings());
    double tied = 0, apart = 0;
    for (u32 k = 0; k < 10; ++k) {
        tied += distance(points[k], points[(k + 1) % 10]) / 10;
        apart += distance(points[k], points[10 + k]) / 10;
    }
    CHECK(tied < apart);
}

TEST_CASE("nobody, one alone and a tie to oneself are laid out too") {
    CHECK(laid_out(0, {}).empty());
    CHECK(laid_out(1, {{0, 0, 1}}).size() == 1);
    const std::vector<Point> two = laid_out(2, {{0, 1, 5}});
    CHECK(distance(two[0], two[1]) > 0);
}
