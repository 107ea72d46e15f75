#include "engine/schema/lever.hpp"

#include "engine/schema/scenario.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

namespace {
TargetMask only(std::size_t axis, u32 label) {
    TargetMask mask;
    mask.allowed[axis] = u64{1} << label;
    return mask;
}
Target standing(std::size_t axis, u8 label) {
    Target target;
    target.label[axis] = label;
    return target;
}
}  // namespace

TEST_CASE("of the rules that admit a target the last one counts", "[schema][lever]") {
    const Lever lever(0.1, {{0.2, only(0, 3)}, {0.5, only(0, 3)}, {0.9, only(0, 4)}});
    CHECK(lever(standing(0, 3)) == 0.5);
    CHECK(lever(standing(0, 4)) == 0.9);
    CHECK(lever(standing(0, 1)) == 0.1);
    CHECK(lever(Target{}) == 0.1);
}

TEST_CASE("a dated lever holds its status quo in the burn-in and before its first date", "[schema][lever]") {
    LeverSetting lever;
    lever.status_quo = 0.3;
    lever.entries = {{.value = 0.6, .from = 8}, {.value = 0.2, .from = 16}};
    CHECK(lever.at(-1).everywhere() == 0.3);
    CHECK(lever.at(7).everywhere() == 0.3);
    CHECK(lever.at(8).everywhere() == 0.6);
    CHECK(lever.at(20).everywhere() == 0.2);
}

TEST_CASE("a ramp moves in a straight line from what held before", "[schema][lever]") {
    LeverSetting lever;
    lever.status_quo = 0.2;
    lever.entries = {{.value = 0.6, .from = 4, .ramp_to = 12}};
    CHECK(lever.at(4).everywhere() == 0.2);
    CHECK_THAT(lever.at(8).everywhere(), Catch::Matchers::WithinAbs(0.4, 1e-12));
    CHECK(lever.at(12).everywhere() == 0.6);
}

TEST_CASE("a later entry for everybody replaces earlier targeted ones", "[schema][lever]") {
    LeverSetting lever;
    lever.entries = {{.value = 0.6, .from = 0, .whom = only(1, 2), .targeted = true}, {.value = 0.1, .from = 4}};
    CHECK(lever.at(0)(standing(1, 2)) == 0.6);
    CHECK(lever.at(4)(standing(1, 2)) == 0.1);
}
