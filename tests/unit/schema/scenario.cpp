#include "engine/schema/scenario.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/targets.hpp"

#include <functional>
#include <vector>

using namespace consortia;
using Catch::Matchers::WithinAbs;

TEST_CASE("a dated lever holds its status quo in the burn-in and before its first date", "[schema][scenario]") {
    LeverSetting lever;
    lever.status_quo = 0.3;
    lever.entries = {{.value = 0.6, .from = 8}, {.value = 0.2, .from = 16}};
    CHECK(lever.at(-1).everywhere() == 0.3);
    CHECK(lever.at(7).everywhere() == 0.3);
    CHECK(lever.at(8).everywhere() == 0.6);
    CHECK(lever.at(20).everywhere() == 0.2);
}

TEST_CASE("a ramp moves in a straight line from what held before", "[schema][scenario]") {
    LeverSetting lever;
    lever.status_quo = 0.2;
    lever.entries = {{.value = 0.6, .from = 4, .ramp_to = 12}};
    CHECK(lever.at(4).everywhere() == 0.2);
    CHECK_THAT(lever.at(8).everywhere(), Catch::Matchers::WithinAbs(0.4, 1e-12));
    CHECK(lever.at(12).everywhere() == 0.6);
}

TEST_CASE("a later entry for everybody replaces earlier targeted ones", "[schema][scenario]") {
    LeverSetting lever;
    lever.entries = {{.value = 0.6, .from = 0, .whom = only(1, 2), .targeted = true}, {.value = 0.1, .from = 4}};
    CHECK(lever.at(0)(standing(1, 2)) == 0.6);
    CHECK(lever.at(4)(standing(1, 2)) == 0.1);
}

TEST_CASE("a ramp into which another begins sets that out from where it had come", "[schema][scenario]") {
    LeverSetting lever;
    lever.entries = {{.value = 0.8, .from = 0, .ramp_to = 8}, {.value = 0, .from = 4, .ramp_to = 8}};
    CHECK_THAT(lever.at(3).everywhere(), WithinAbs(0.3, 1e-12));
    CHECK_THAT(lever.at(4).everywhere(), WithinAbs(0.4, 1e-12));
    CHECK_THAT(lever.at(6).everywhere(), WithinAbs(0.2, 1e-12));
    CHECK(lever.at(8).everywhere() == 0);
}

TEST_CASE("a ramp of a target sets out from what held for it, or for everybody where nothing did", "[schema][scenario]") {
    LeverSetting lever;
    lever.status_quo = 0.2;
    lever.entries = {{.value = 1, .from = 4, .ramp_to = 8, .whom = only(0, 1), .targeted = true}};
    CHECK_THAT(lever.at(6)(standing(0, 1)), WithinAbs(0.6, 1e-12));
    CHECK(lever.at(6)(standing(0, 2)) == 0.2);
    lever.entries.insert(lever.entries.begin(), {.value = 0.4, .from = 0, .whom = only(0, 1), .targeted = true});
    CHECK_THAT(lever.at(6)(standing(0, 1)), WithinAbs(0.7, 1e-12));
}

TEST_CASE("an entry dated before the start is in force from the start on, and its ramp is under way", "[schema][scenario]") {
    LeverSetting lever;
    lever.entries = {{.value = 0.8, .from = -4, .ramp_to = 4}};
    CHECK(lever.at(-1).everywhere() == 0);
    CHECK_THAT(lever.at(0).everywhere(), WithinAbs(0.4, 1e-12));
    CHECK(lever.at(4).everywhere() == 0.8);
}

TEST_CASE("two levers have the same course if values, dates, ramps and targets are the same, wherever they come from") {
    const LeverSetting lever{.status_quo = 1, .entries = {{.value = 2, .from = 3, .ramp_to = 5}}};
    LeverSetting other = lever;
    other.entries.front().origin.place.file = "elsewhere.yaml";
    CHECK(same_course(lever, other));
    for (const auto& change : std::vector<std::function<void(LeverSetting&)>>{
             [](LeverSetting& l) { l.status_quo = 0; }, [](LeverSetting& l) { l.entries.clear(); },
             [](LeverSetting& l) { l.entries.front().value = 3; }, [](LeverSetting& l) { l.entries.front().from = 2; },
             [](LeverSetting& l) { l.entries.front().ramp_to.reset(); },
             [](LeverSetting& l) { l.entries.front().whom.allowed[0] = 1; }}) {
        LeverSetting changed = lever;
        change(changed);
        CHECK_FALSE(same_course(lever, changed));
    }
}
