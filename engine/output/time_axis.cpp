#include "engine/output/time_axis.hpp"

#include <fmt/format.h>

#include <chrono>
#include <numeric>

namespace consortia::output {

namespace {

std::chrono::year_month_day calendar_day(Date date) {
    const auto month = 3 * static_cast<unsigned>(date.quarter()) + 1;
    return {std::chrono::year(date.year()), std::chrono::month(month), std::chrono::day(1)};
}

}  // namespace

i32 first_day(Date date) { return static_cast<i32>(std::chrono::sys_days(calendar_day(date)).time_since_epoch().count()); }

std::string iso_day(Date date) {
    return fmt::format("{:04}-{:02}-01", date.year(), static_cast<unsigned>(calendar_day(date).month()));
}

Dimension time_axis(const std::optional<Date>& start, u32 steps) {
    std::vector<i32> values(steps);
    if (!start) {
        std::iota(values.begin(), values.end(), 1);
        return {"time", std::move(values), {{"long_name", "step"}, {"long_name_zh", "步"}, {"units", "1"}, {"axis", "T"}}};
    }
    for (u32 k = 0; k < steps; ++k) values[k] = first_day(*start + static_cast<i32>(k)) - first_day(*start);
    return {"time",
            std::move(values),
            {{"standard_name", "time"},
             {"long_name", "first day of the quarter"},
             {"long_name_zh", "季度首日"},
             {"units", "days since " + iso_day(*start)},
             {"calendar", "proleptic_gregorian"},
             {"axis", "T"}}};
}

std::vector<std::string> quarter_labels(Date start, u32 steps) {
    std::vector<std::string> labels;
    for (u32 k = 0; k < steps; ++k) labels.push_back(to_string(start + static_cast<i32>(k)));
    return labels;
}

}  // namespace consortia::output
