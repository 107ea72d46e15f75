#include "engine/state/world.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

TEST_CASE("a founder who is not alive is told before the first step", "[state][founders]") {
    SmallTown t;
    CHECK_NOTHROW(t.world->check_founders());
    t.people()[7].alive = false;
    CHECK_THROWS_WITH(t.world->check_founders(), Catch::Contains("person 7 of 10000 is not alive when populate ends"));
}

TEST_CASE("an edge that has ended before it began is told as well", "[state][founders]") {
    SmallTown t;
    t.links()[199].alive = false;
    CHECK_THROWS_WITH(t.world->check_founders(), Catch::Contains("link 199 of 200 is not alive"));
}
