#include "engine/state/clock.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a clock with a calendar is in one quarter, one without in none", "[state][clock]") {
    const Clock third{.date = Date::of(2025, 3), .quarter = Quarter::q3};
    CHECK(third.is(Quarter::q3));
    CHECK_FALSE(third.is(Quarter::q1));
    const Clock without;
    for (Quarter quarter : {Quarter::q1, Quarter::q2, Quarter::q3, Quarter::q4}) CHECK_FALSE(without.is(quarter));
}

TEST_CASE("a clock tells its step as people count, the first after the burn-in as 1", "[state][clock]") {
    CHECK(to_string(Clock{.step = 0, .since_start = 0}) == "step 1");
    CHECK(to_string(Clock{.step = 10, .since_start = 2}) == "step 3");
    CHECK(to_string(Clock{.step = 1, .since_start = -7}) == "step 2 of the burn-in");
    CHECK(to_string(Clock{.step = 2, .since_start = 2, .date = Date::of(2025, 3)}) == "step 3 (2025Q3)");
    CHECK(to_string(Clock{.step = 1, .since_start = -3, .date = Date::of(2024, 2)}) == "step 2 of the burn-in (2024Q2)");
}

TEST_CASE("every fourth step is 4, 8, 12 and so on, and 0, the last of the burn-in", "[state][clock]") {
    std::string due;
    for (i32 since_start = -6; since_start < 9; ++since_start) {
        const Clock clock{.since_start = since_start};
        CHECK(clock.is_every(1));
        if (clock.is_every(4)) due += std::to_string(since_start + 1) + ' ';
    }
    CHECK(due == "-4 0 4 8 ");
}
