#include "engine/config/scenario/timeline.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;
using config::Timeline;

namespace {

Schema with_calendar(bool has_one) {
    Schema s;
    if (has_one) s.calendar();
    return s;
}

std::string read(const Timeline& timeline, const std::string& text) {
    Problems problems;
    const auto step = timeline.step(text, {"f", 1, 1}, "p", problems);
    return step ? std::to_string(*step) : problems.sorted().front().text;
}

}  // namespace

TEST_CASE("dates are steps from the start, and back", "[config][timeline]") {
    const Timeline quarters(with_calendar(true), Date::of(2025, 1));
    CHECK(read(quarters, "2025Q1") == "0");
    CHECK(read(quarters, "2027Q4") == "11");
    CHECK(read(quarters, "2024Q4") == "-1");
    CHECK(quarters.date(11) == "2027Q4");
    CHECK(quarters.date(-1) == "2024Q4");
    CHECK(read(quarters, "2026") == "p: expected a quarter such as 2025Q1, got '2026'; write 2026Q1");
    CHECK(read(quarters, "2026Q5") == "p: expected a quarter such as 2025Q1, got '2026Q5'");
}

TEST_CASE("without a calendar dates are step numbers", "[config][timeline]") {
    const Timeline steps(with_calendar(false), std::nullopt);
    CHECK(read(steps, "12") == "12");
    CHECK(steps.date(12) == "12");
    CHECK(read(steps, "2025Q1") == "p: expected a step number (this model has no calendar), got '2025Q1'");
    CHECK(read(steps, "-1") == "p: expected a step number (this model has no calendar), got '-1'");
}
