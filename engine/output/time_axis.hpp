// Steps as readers of CF files understand them: days since the first day of the first step, whatever the calendar.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/output/data_set.hpp"
#include "engine/output/labelled.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

/// The day `days` after the one that CF units name: `2025-04-01` for 90 and `days since 2025-01-01`. Nothing for other
/// units.
std::optional<std::string> day_after(std::string_view units, i32 days);

/// The dimension `time`: days since the start, or step numbers from 1 without a calendar.
Dimension time_axis(const std::optional<Date>& start, u32 steps);
/// Beside it the date of every step, as `quarter`, `month`, …: `2025Q1`, `2025-01`.
Variable date_variable(Calendar calendar);
std::vector<std::string> date_labels(Date start, u32 steps);

/// The calendar that a result's steps are of, and its variable of dates; nothing without one. Throws SystemError where what
/// has that name does not run along `time`.
struct StoredDates {
    Calendar calendar;
    std::string name;                ///< `quarter`, `month`, …
    std::vector<std::string> dates;  ///< of every step
};
std::optional<StoredDates> stored_dates(const DataSet& result);

}  // namespace consortia::output
