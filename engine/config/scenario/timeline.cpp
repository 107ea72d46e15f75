#include "engine/config/scenario/timeline.hpp"

#include "engine/config/input/number.hpp"

namespace consortia::config {

namespace {

/// More than any run can have, so that steps never overflow.
constexpr u64 last_step = 1'000'000;

std::string date_hint(const std::string& text) {
    const auto year = parse_count(text);
    return year && *year >= 1000 && *year <= 9999 ? "; write " + text + "Q1" : "";
}

}  // namespace

Timeline::Timeline(const Schema& schema, std::optional<Date> start) : has_calendar_(schema.has_calendar()), start_(start) {}

std::optional<i32> Timeline::step(const std::string& text, const Place& where, const std::string& key,
                                  Problems& problems) const {
    if (!has_calendar()) {
        const auto number = parse_count(text);
        if (number && *number <= last_step) return static_cast<i32>(*number);
        problems.error(where, key + ": expected a step number (this model has no calendar), got " + quote(text));
        return std::nullopt;
    }
    const auto date = parse_date(text);
    if (!date) {
        problems.error(where, key + ": expected a quarter such as 2025Q1, got " + quote(text) + date_hint(text));
        return std::nullopt;
    }
    // Without a start (its mistake is reported elsewhere) only the form of dates is checked.
    return start_ ? *date - *start_ : 0;
}

std::string Timeline::date(i32 step) const {
    return has_calendar() && start_ ? to_string(*start_ + step) : std::to_string(step);
}

}  // namespace consortia::config
