#include "engine/config/time/timeline.hpp"

namespace consortia::config {

namespace {

/// More than any run can have, so that steps never overflow.
constexpr u32 last_step = 1'000'000;

}  // namespace

Timeline::Timeline(const Schema& schema, std::optional<Date> start) : steps_are_(schema.steps_are()), start_(start) {}

std::optional<i32> Timeline::step(const std::string& text, const Place& where, const std::string& key,
                                  Problems& problems) const {
    if (!has_calendar()) {
        const auto number = parse_step(text);
        if (number && *number <= last_step) return static_cast<i32>(*number) - 1;
        problems.error(where, key + ": expected the number of a step, 1 for the first (this model has no calendar), got " +
                                  quote(text));
        return std::nullopt;
    }
    const auto date = parse_date(text, steps_are_);
    if (!date) {
        problems.error(where,
                       key + ": expected " + form_of(steps_are_) + ", got " + quote(text) + meant_instead(text, steps_are_));
        return std::nullopt;
    }
    // Without a start (its mistake is reported elsewhere) only the form of dates is checked.
    return start_ ? *date - *start_ : 0;
}

std::string Timeline::date(i32 step) const {
    return has_calendar() && start_ ? to_string(*start_ + step) : std::to_string(step + 1);
}

std::string Timeline::told(i32 step) const { return (has_calendar() ? "" : "step ") + date(step); }

}  // namespace consortia::config
