// Steps as readers of CF files understand them: days since the first day of the first quarter.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/output/labelled.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

/// Days from 1 January 1970 to the first day of a quarter, in the proleptic Gregorian calendar.
i32 first_day(Date date);
/// `2025-01-01`, the first day of a quarter.
std::string iso_day(Date date);

/// The day `days` after the one that CF units name: `2025-04-01` for 90 and `days since 2025-01-01`. Nothing for other
/// units.
std::optional<std::string> day_after(std::string_view units, i32 days);

/// The dimension `time`: days since the start, or step numbers from 1 without a calendar.
Dimension time_axis(const std::optional<Date>& start, u32 steps);
/// `2025Q1` … for every step.
std::vector<std::string> quarter_labels(Date start, u32 steps);

}  // namespace consortia::output
