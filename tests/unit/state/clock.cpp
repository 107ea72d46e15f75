#include "engine/state/clock.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a clock with a calendar is in one quarter, one without in none", "[state][clock]") {
    const Clock third{.steps_per_year = 4, .phase_of_year = 2};
    CHECK(third.is(Quarter::q3));
    CHECK_FALSE(third.is(Quarter::q1));
    const Clock without;
    for (Quarter quarter : {Quarter::q1, Quarter::q2, Quarter::q3, Quarter::q4}) CHECK_FALSE(without.is(quarter));
}
