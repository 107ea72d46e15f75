#include "engine/core/calendar.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

using enum Calendar;

/// CRC-32, as Python's zlib has it.
u32 checksum(std::string_view text, u32 sum = 0) {
    sum = ~sum;
    for (const char c : text) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

}  // namespace

TEST_CASE("a date is written in the form of its calendar and read back the same", "[core][calendar]") {
    const Date date = Date::of(2025, 3);
    CHECK(to_string(date) == "2025Q3");
    CHECK(parse_date("2025Q3") == date);
    CHECK(date.quarter() == Quarter::q3);
    CHECK(date + 2 == Date::of(2026, 1));
    CHECK(Date::of(2026, 1) - date == 2);
    const std::array texts{"2026", "2026Q3", "2026-07", "2026-W27", "2026-07-01"};
    for (std::size_t k = 0; k < texts.size(); ++k) {
        CAPTURE(texts[k]);
        const auto read = parse_date(texts[k]);
        REQUIRE(read);
        CHECK(read->calendar == dated_calendars[k]);
        CHECK(to_string(*read) == texts[k]);
        CHECK(parse_date(texts[k], dated_calendars[(k + 1) % texts.size()]) == std::nullopt);
        CHECK(parse_date(texts[k], steps) == std::nullopt);
    }
}

TEST_CASE("a text that is not exactly a date is none", "[core][calendar]") {
    for (const char* text :
         {"",        "Q1",          "2025Q0",     "2025Q5",  "2025q1",   " 2025Q1",    "2025Q1 ",    "2025-Q1",
          "-25Q1",   "0Q1",         "20255Q11",   "0000",    "202",      "20255",      "2025-00",    "2025-13",
          "2025-1",  "2025-W00",    "2025-W54",   "2025-W1", "2025W01",  "2025-02-29", "2025-04-31", "2025-1-1",
          "2025/01", "2025-01-01T", "2025-01-1 ", "+025",    "2025-W53", "2100-02-29", "25-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
}

// import datetime, zlib; day = datetime.date(1900, 1, 1); text = []
// while day < datetime.date(2300, 1, 1):
//     year, week, weekday = day.isocalendar()
//     text.append(f"{day} {year:04}-W{week:02} {day:%Y-%m} {day.year}Q{(day.month + 2) // 3} {day.timetuple().tm_yday}
//     {week}\n") day += datetime.timedelta(1)
// print(hex(zlib.crc32("".join(text).encode())))
TEST_CASE("days, weeks, months, quarters and years of four centuries are those of Python", "[core][calendar]") {
    const Date first = *parse_date("1900-01-01"), end = *parse_date("2300-01-01");
    u32 sum = 0;
    for (Date day = first; day < end; day = day + 1) {
        const Date week = Date::at(weeks, day.count);
        const std::string line = to_string(day) + ' ' + to_string(week) + ' ' + to_string(Date::at(months, day.count)) +
                                 ' ' + to_string(Date::at(quarters, day.count)) + ' ' +
                                 std::to_string(day.place_in_year() + 1) + ' ' + std::to_string(week.place_in_year() + 1) +
                                 '\n';
        sum = checksum(line, sum);
        for (const Calendar calendar : dated_calendars) {
            const Date date = Date::at(calendar, day.count);
            const bool holds = first_day(date) <= day.count && day.count < first_day(date + 1);
            if (!holds || parse_date(to_string(date)) != date) FAIL(line);
        }
    }
    CHECK(sum == 0x5005A64CU);
}

TEST_CASE("a date begins in one quarter, and a week is of the year of its Thursday", "[core][calendar]") {
    CHECK(parse_date("2026-W01")->year() == 2026);
    CHECK(to_string(Date::at(days, first_day(*parse_date("2026-W01")))) == "2025-12-29");
    CHECK(parse_date("2026-W01")->quarter() == Quarter::q4);
    CHECK(parse_date("2026-W53")->place_in_year() == 52);
    CHECK(to_string(*parse_date("2026-W53") + 1) == "2027-W01");
    CHECK(parse_date("2026-08")->quarter() == Quarter::q3);
    CHECK(parse_date("2026")->quarter() == Quarter::q1);
    CHECK(to_string(*parse_date("2024-02-28") + 1) == "2024-02-29");
    CHECK(first_day(Date::of(2000, 2)) == 11048);
}

TEST_CASE("before the year 0, and before 1970, dates go on backwards", "[core][calendar]") {
    CHECK((Date::of(1, 1) + -5).year() == -1);
    CHECK((Date::of(1, 1) + -5).place_in_year() == 3);
    CHECK(to_string(*parse_date("1970-01-01") + -1) == "1969-12-31");
    CHECK(to_string(Date::at(weeks, -4)) == "1969-W52");
    CHECK(to_string(Date::at(weeks, -3)) == "1970-W01");
}

TEST_CASE("a date of another calendar is met by the period in which it begins", "[core][calendar]") {
    CHECK(meant_instead("2026", quarters) == "; write 2026Q1");
    CHECK(meant_instead("2026Q3", months) == "; write 2026-07");
    CHECK(meant_instead("2026-07-01", weeks) == "; write 2026-W27");
    CHECK(meant_instead("2026-W27", days) == "; write 2026-06-29");
    CHECK(meant_instead("2026-07", years) == "; write 2026");
    CHECK(meant_instead("2026-07", months).empty());
    CHECK(meant_instead("12", months).empty());
    CHECK(meant_instead("2026", steps).empty());
    CHECK(form_of(months) == "a month such as 2025-01");
}

TEST_CASE("steps are written as numbers, with or without the word", "[core][calendar]") {
    CHECK(parse_step("12") == 12U);
    CHECK(parse_step("step 12") == 12U);
    for (const char* text : {"", "step", "step ", "-1", "1.5", "2025Q1", "12 "}) {
        CAPTURE(text);
        CHECK_FALSE(parse_step(text).has_value());
    }
}

TEST_CASE("a year has as many steps as its calendar says", "[core][calendar]") {
    CHECK(steps_per_year(steps) == 0);
    CHECK(steps_per_year(quarters) == 4);
    CHECK(steps_per_year(months) == 12);
    CHECK(steps_per_year(weeks) * 7 == steps_per_year(days));
    CHECK(steps_of_about_a_year(weeks) == 52);
    CHECK(steps_of_about_a_year(days) == 365);
    // Over 400 years the average is exact.
    CHECK(*parse_date("2400-01-01") - *parse_date("2000-01-01") == 400 * steps_per_year(days));
}
