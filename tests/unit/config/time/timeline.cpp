#include "engine/config/time/timeline.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;
using config::Timeline;

namespace {

Schema of_steps(Calendar steps_are) {
    Schema s;
    s.calendar(steps_are);
    return s;
}

std::string read(const Timeline& timeline, const std::string& text) {
    Problems problems;
    const auto step = timeline.step(text, {"f", 1, 1}, "p", problems);
    return step ? std::to_string(*step) : problems.sorted().front().text;
}

}  // namespace

TEST_CASE("dates are steps from the start, and back", "[config][timeline]") {
    const Timeline quarters(of_steps(Calendar::quarters), Date::of(2025, 1));
    CHECK(read(quarters, "2025Q1") == "0");
    CHECK(read(quarters, "2027Q4") == "11");
    CHECK(read(quarters, "2024Q4") == "-1");
    CHECK(quarters.date(11) == "2027Q4");
    CHECK(quarters.date(-1) == "2024Q4");
    CHECK(quarters.told(11) == "2027Q4");
    CHECK(read(quarters, "2026") == "p: expected a quarter such as 2025Q1, got '2026'; write 2026Q1");
    CHECK(read(quarters, "2026Q5") == "p: expected a quarter such as 2025Q1, got '2026Q5'");
}

TEST_CASE("each calendar has dates of its own form, and names it", "[config][timeline]") {
    const Timeline years(of_steps(Calendar::years), parse_date("2025"));
    CHECK(read(years, "2030") == "5");
    CHECK(read(years, "2030Q2") == "p: expected a year such as 2025, got '2030Q2'; write 2030");
    const Timeline months(of_steps(Calendar::months), parse_date("2025-11"));
    CHECK(read(months, "2026-02") == "3");
    CHECK(read(months, "2026Q2") == "p: expected a month such as 2025-01, got '2026Q2'; write 2026-04");
    const Timeline weeks(of_steps(Calendar::weeks), parse_date("2026-W52"));
    CHECK(read(weeks, "2027-W01") == "2");
    CHECK(read(weeks, "2027-W53") == "p: expected a week such as 2025-W01, got '2027-W53'");
    const Timeline days(of_steps(Calendar::days), parse_date("2024-02-28"));
    CHECK(read(days, "2024-03-01") == "2");
    CHECK(days.date(1) == "2024-02-29");
    CHECK(read(days, "12") == "p: expected a day such as 2025-01-01, got '12'");
}

TEST_CASE("without a calendar dates are numbers of steps, of which 1 is the first", "[config][timeline]") {
    const Timeline steps(of_steps(Calendar::steps), std::nullopt);
    CHECK(read(steps, "1") == "0");
    CHECK(read(steps, "0") == "-1");
    CHECK(read(steps, "step 12") == "11");
    CHECK(steps.date(11) == "12");
    CHECK(steps.told(11) == "step 12");
    const std::string expected = "p: expected the number of a step, 1 for the first (this model has no calendar), got ";
    CHECK(read(steps, "2025Q1") == expected + "'2025Q1'");
    CHECK(read(steps, "-1") == expected + "'-1'");
}
