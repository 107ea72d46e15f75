#include "engine/session/optimisation/pareto.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::session::optimisation;

TEST_CASE("a front is what none dominates, of equal ones the first", "[session][optimisation]") {
    CHECK(dominates({1, 2}, {1, 3}));
    CHECK_FALSE(dominates({1, 2}, {1, 2}));
    CHECK_FALSE(dominates({1, 3}, {2, 2}));
    CHECK(front_of({{3, 1}, {2, 2}, {2, 2}, {3, 3}, {1, 4}}) == std::vector<std::size_t>{0, 1, 4});
}

TEST_CASE("hypervolumes of one, two and three numbers are those counted by hand", "[session][optimisation]") {
    CHECK(hypervolume({{2}, {1}}, {4}) == 3);
    CHECK(hypervolume({{1, 3}, {2, 2}, {3, 1}, {3, 3}}, {4, 4}) == 6);
    CHECK(hypervolume({{5, 0}}, {4, 4}) == 0);
    CHECK(hypervolume({}, {1, 1}) == 0);
    // Two boxes of 1 x 2 x 2 and 2 x 1 x 2 below (2, 2, 2) that share 1 x 1 x 2, and one of 1 x 1 x 1 within.
    CHECK(hypervolume({{1, 0, 0}, {0, 1, 0}, {1, 1, 1}}, {2, 2, 2}) == 6);
    CHECK(hypervolume({{1, 1, 0}, {0, 0, 1}}, {2, 2, 2}) == 5);
}
