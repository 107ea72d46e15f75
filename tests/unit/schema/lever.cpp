#include "engine/schema/lever.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/targets.hpp"

using namespace consortia;

TEST_CASE("of the rules that admit a target the last one counts", "[schema][lever]") {
    const Lever lever(0.1, {{0.2, only(0, 3)}, {0.5, only(0, 3)}, {0.9, only(0, 4)}});
    CHECK(lever(standing(0, 3)) == 0.5);
    CHECK(lever(standing(0, 4)) == 0.9);
    CHECK(lever(standing(0, 1)) == 0.1);
    CHECK(lever(Target{}) == 0.1);
}

TEST_CASE("a lever without rules is one number for everybody", "[schema][lever]") {
    CHECK(Lever().everywhere() == 0);
    CHECK_FALSE(Lever(0.5).targeted());
    CHECK(Lever(0.5)(standing(7, 62)) == 0.5);
}

TEST_CASE("who stands anywhere is met by rules that do not ask for that axis alone", "[schema][lever]") {
    const Lever lever(0.1, {{0.2, only(0, 3)}, {0.3, only(1, 5)}});
    CHECK(lever(standing(1, 5)) == 0.3);
    TargetMask both = only(0, 3);
    both.allowed[1] = u64{1} << 5U;
    CHECK_FALSE(both.admits(standing(0, 3)));
}
