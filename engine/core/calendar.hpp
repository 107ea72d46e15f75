// Quarterly dates, written 2025Q1. A model without a calendar counts steps only.
#pragma once

#include "engine/core/types.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace consortia {

/// The quarters of a year, for calendar conditions of the schedule.
enum class Quarter : u8 { q1, q2, q3, q4 };

/// A calendar quarter, kept as quarters since year 0.
struct Date {
    i32 quarters = 0;

    static constexpr Date of(i32 year, i32 quarter) { return {4 * year + quarter - 1}; }
    constexpr i32 year() const { return quarters / 4; }
    constexpr Quarter quarter() const { return static_cast<Quarter>(quarters % 4); }
    constexpr auto operator<=>(const Date&) const = default;
};

constexpr Date operator+(Date date, i32 quarters) { return {date.quarters + quarters}; }
constexpr i32 operator-(Date a, Date b) { return a.quarters - b.quarters; }

/// `2025Q1`; years 1 to 9999. Nothing if the text is not exactly that.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);

}  // namespace consortia
