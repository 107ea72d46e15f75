// Dates of a scenario as steps counted from its start, and back.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/core/calendar.hpp"
#include "engine/schema/schema.hpp"

#include <optional>
#include <string>

namespace consortia::config {

class Timeline {
  public:
    /// With a calendar, dates are quarters (`2025Q1`) and `start` is step 0; without, dates are step numbers.
    Timeline(const Schema& schema, std::optional<Date> start);

    bool has_calendar() const { return has_calendar_; }
    /// `2025Q1` or `12`, as the model wants it; an error naming `key` otherwise.
    std::optional<i32> step(const std::string& text, const Place& where, const std::string& key, Problems& problems) const;
    std::string date(i32 step) const;
    /// Whether steps are those of their dates: not while the start is missing.
    bool knows_dates() const { return !has_calendar() || start_.has_value(); }

  private:
    bool has_calendar_;
    std::optional<Date> start_;
};

}  // namespace consortia::config
