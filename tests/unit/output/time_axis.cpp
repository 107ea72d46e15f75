#include "engine/output/time_axis.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

std::string note(const output::Dimension& time, const std::string& name) {
    for (const output::Attribute& attribute : time.attributes) {
        if (attribute.name == name) return std::get<std::string>(attribute.value);
    }
    return "";
}

struct Expected {
    const char* start;
    const char* units;
    const char* long_name;
    std::vector<i32> days;
    std::vector<std::string> labels;
};

}  // namespace

TEST_CASE("time runs in days since the first day of the first step, whatever the calendar", "[output][time]") {
    const std::vector<Expected> axes{
        {"2027", "days since 2027-01-01", "first day of the year", {0, 365, 731}, {"2027", "2028", "2029"}},
        {"2025Q4", "days since 2025-10-01", "first day of the quarter", {0, 92, 182}, {"2025Q4", "2026Q1", "2026Q2"}},
        {"0987Q3", "days since 0987-07-01", "first day of the quarter", {0, 92, 184}, {"987Q3", "987Q4", "988Q1"}},
        {"2024-01", "days since 2024-01-01", "first day of the month", {0, 31, 60}, {"2024-01", "2024-02", "2024-03"}},
        {"2026-W52", "days since 2026-12-21", "first day of the week", {0, 7, 14}, {"2026-W52", "2026-W53", "2027-W01"}},
        {"2024-02-28", "days since 2024-02-28", "day", {0, 1, 2}, {"2024-02-28", "2024-02-29", "2024-03-01"}}};
    for (const Expected& axis : axes) {
        CAPTURE(axis.start);
        const Date start = parse_date(axis.start).value();
        const output::Dimension time = output::time_axis(start, 3);
        CHECK(note(time, "units") == axis.units);
        CHECK(note(time, "long_name") == axis.long_name);
        CHECK(std::get<std::vector<i32>>(time.labels) == axis.days);
        CHECK(output::date_labels(start, 3) == axis.labels);
    }
}

TEST_CASE("without a calendar the first step is 1", "[output][time]") {
    CHECK(std::get<std::vector<i32>>(output::time_axis({}, 3).labels) == std::vector<i32>{1, 2, 3});
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
