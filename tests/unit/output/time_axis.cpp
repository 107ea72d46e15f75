#include "engine/output/time_axis.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("quarters begin on the first day of January, April, July and October", "[output][time]") {
    CHECK(output::first_day(Date::of(1970, 1)) == 0);
    CHECK(output::first_day(Date::of(2000, 2)) == 11048);
    CHECK(output::iso_day(Date::of(2025, 4)) == "2025-10-01");
    CHECK(output::iso_day(Date::of(987, 3)) == "0987-07-01");
}

TEST_CASE("a day follows from CF units and a number of days", "[output][time]") {
    CHECK(output::day_after("days since 2025-01-01", 90) == "2025-04-01");
    CHECK(output::day_after("days since 2024-01-01", 59) == "2024-02-29");
    for (const char* units : {"", "1", "days since", "days since 2025-13-01", "days since 2025-02-30",
                              "days since 2025/01/01", "hours since 2025-01-01", "days since 2025-01-01 00:00"}) {
        CAPTURE(units);
        CHECK_FALSE(output::day_after(units, 0).has_value());
    }
}
