#include "engine/output/time_axis.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <numeric>

namespace consortia::output {

namespace {

std::string written(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::optional<unsigned> number(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    return value;
}

}  // namespace

std::optional<std::string> day_after(std::string_view units, i32 days) {
    constexpr std::string_view words = "days since ";
    constexpr std::string_view form = "0000-00-00";
    if (!units.starts_with(words) || units.size() != words.size() + form.size()) return {};
    const std::string_view day = units.substr(words.size());
    const auto part = [&](std::size_t from, std::size_t size) { return number(day.substr(from, size)); };
    const auto year = part(0, 4), month = part(5, 2), of_month = part(8, 2);
    if (!year || !month || !of_month || day[4] != '-' || day[7] != '-') return {};
    const std::chrono::year_month_day first{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                            std::chrono::day(*of_month)};
    if (!first.ok()) return {};
    return written(std::chrono::sys_days(first) + std::chrono::days(days));
}

Dimension time_axis(const std::optional<Date>& start, u32 steps) {
    std::vector<i32> values(steps);
    if (!start) {
        std::iota(values.begin(), values.end(), 1);
        return {"time", std::move(values), {{"long_name", "step"}, {"long_name_zh", "步"}, {"units", "1"}, {"axis", "T"}}};
    }
    for (u32 k = 0; k < steps; ++k) values[k] = first_day(*start + static_cast<i32>(k)) - first_day(*start);
    const Text& period = period_of(start->calendar);
    const bool of_days = start->calendar == Calendar::days;
    return {"time",
            std::move(values),
            {{"standard_name", "time"},
             {"long_name", of_days ? period.en : "first day of the " + period.en},
             {"long_name_zh", of_days ? period.zh : period.zh + "首日"},
             {"units", "days since " + to_string(Date::at(Calendar::days, first_day(*start)))},
             {"calendar", "proleptic_gregorian"},
             {"axis", "T"}}};
}

Variable date_variable(Calendar calendar) {
    const Text& period = period_of(calendar);
    return {period.en, Variable::Kind::text, {"time"}, {{"long_name", period.en}, {"long_name_zh", period.zh}}};
}

std::vector<std::string> date_labels(Date start, u32 steps) {
    std::vector<std::string> labels;
    for (u32 k = 0; k < steps; ++k) labels.push_back(to_string(start + static_cast<i32>(k)));
    return labels;
}

std::optional<StoredDates> stored_dates(const DataSet& result) {
    for (const Calendar calendar : dated_calendars) {
        const std::string& name = period_of(calendar).en;
        const StoredVariable* variable = result.find(name);
        const bool other = variable != nullptr && (!variable->note("role").empty() || variable->over == std::vector{name});
        if (variable == nullptr || other) continue;  // an indicator or an axis of a model that calls it so
        return StoredDates{calendar, name, result.texts(result.at(name, {"time"}).name)};
    }
    return {};
}

}  // namespace consortia::output
