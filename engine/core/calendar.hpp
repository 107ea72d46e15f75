// Dates in the calendar of a model: 2026, 2026Q3, 2026-07, 2026-W27 or 2026-07-01 (ISO 8601; quarters as statistics write
// them). A model without a calendar counts bare steps.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/core/types.hpp"

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace consortia {

/// What the steps of a model are.
enum class Calendar : u8 { steps, years, quarters, months, weeks, days };

inline constexpr std::array dated_calendars{Calendar::years, Calendar::quarters, Calendar::months, Calendar::weeks,
                                            Calendar::days};

/// The quarters of a year, for calendar conditions of the schedule.
enum class Quarter : u8 { q1, q2, q3, q4 };

/// One period of a calendar: a year, a quarter, a month, a week from Monday to Sunday, or a day.
struct Date {
    Calendar calendar = Calendar::quarters;
    /// Years, quarters and months are counted from those that begin the year 0, weeks and days from those of 1 January 1970.
    i32 count = 0;

    static constexpr Date of(i32 year, i32 quarter) { return {Calendar::quarters, 4 * year + quarter - 1}; }
    /// The period in which a day lies, counted from 1 January 1970 in the proleptic Gregorian calendar.
    static Date at(Calendar calendar, i32 day);

    /// Of a week the year to which ISO 8601 counts it: that of its Thursday.
    i32 year() const;
    /// In which it begins.
    Quarter quarter() const;
    /// Of the quarters, months, weeks or days of its year: 0 is the first.
    u32 place_in_year() const;
    constexpr auto operator<=>(const Date&) const = default;
};

constexpr Date operator+(Date date, i32 periods) { return {date.calendar, date.count + periods}; }
/// Of two dates of one calendar.
constexpr i32 operator-(Date a, Date b) { return a.count - b.count; }

/// Days from 1 January 1970 to the first day of a date.
i32 first_day(Date date);

/// `2025Q1`, `2026-W27`, …: which calendar it is of tells its form; years 1 to 9999. Nothing if the text is none exactly.
std::optional<Date> parse_date(std::string_view text);
/// Of that calendar alone.
std::optional<Date> parse_date(std::string_view text, Calendar calendar);
std::string to_string(Date date);
/// Without a calendar: `12`, or `step 12`.
std::optional<u32> parse_step(std::string_view text);

/// The last year that dates are written in.
inline constexpr i32 last_year = 9999;

/// `year`, `quarter`, `month`, `week`, `day`; `step` without a calendar.
const Text& period_of(Calendar calendar);
/// `a month such as 2025-01`: what a message expects.
std::string form_of(Calendar calendar);
/// `; write 2026Q1`: the date that is meant by one of another calendar. Empty if the text is none.
std::string meant_instead(std::string_view text, Calendar calendar);

/// How many steps a year has: 365.2425 days, and 52.1775 weeks, on average. 0 without a calendar.
double steps_per_year(Calendar calendar);
/// How many whole steps come nearest to a year.
u32 steps_of_about_a_year(Calendar calendar);

}  // namespace consortia
