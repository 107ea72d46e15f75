#include "engine/random/rng.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a chance of 0 never comes and a chance of 1 always does", "[random][rng]") {
    Rng rng(StreamId{.seed = 1});
    for (int k = 0; k < 10000; ++k) {
        REQUIRE_FALSE(rng.chance(0.0));
        REQUIRE_FALSE(rng.chance(-1.0));
        REQUIRE(rng.chance(1.0));
        REQUIRE(rng.chance(2.0));
        REQUIRE_FALSE(rng.hazard(0.0));
        REQUIRE(rng.hazard(math::detail::infinity));
    }
}
