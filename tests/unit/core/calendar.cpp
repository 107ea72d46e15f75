#include "engine/core/calendar.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a date is written as year, Q and quarter and read back the same", "[core][calendar]") {
    const Date date = Date::of(2025, 3);
    CHECK(to_string(date) == "2025Q3");
    CHECK(parse_date("2025Q3") == date);
    CHECK(date.quarter() == Quarter::q3);
    CHECK(date + 2 == Date::of(2026, 1));
    CHECK(Date::of(2026, 1) - date == 2);
}

TEST_CASE("a text that is not exactly a quarter is no date", "[core][calendar]") {
    for (const char* text :
         {"", "Q1", "2025", "2025Q0", "2025Q5", "2025q1", " 2025Q1", "2025Q1 ", "2025-Q1", "-25Q1", "0Q1", "20255Q11"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
}
