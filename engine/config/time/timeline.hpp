// Dates of a scenario as steps since its start, and back. People count 1 for the first step after the burn-in, and 0 for the
// state before it; what is kept is how many steps lie between, 0 for the first.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/core/calendar.hpp"
#include "engine/schema/schema.hpp"

#include <optional>
#include <string>

namespace consortia::config {

class Timeline {
  public:
    /// With a calendar, dates are its periods and `start` is the first step; without, dates are numbers of steps.
    Timeline(const Schema& schema, std::optional<Date> start);

    bool has_calendar() const { return steps_are_ != Calendar::steps; }
    /// `2025Q1` or `12`, as the model wants it, less the first step; an error naming `key` otherwise.
    std::optional<i32> step(const std::string& text, const Place& where, const std::string& key, Problems& problems) const;
    /// As files write it: `2025Q1` or `12`.
    std::string date(i32 step) const;
    /// As sentences do: `2025Q1` or `step 12`.
    std::string told(i32 step) const;
    /// Whether steps are those of their dates: not while the start is missing.
    bool knows_dates() const { return !has_calendar() || start_.has_value(); }

  private:
    Calendar steps_are_;
    std::optional<Date> start_;
};

}  // namespace consortia::config
