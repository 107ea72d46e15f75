// What time it is in a run. A phase may ask for it as Given<Clock>. To people steps are counted as everywhere: 0 is the
// initial state, 1 the first step after the burn-in; here by what lies behind, so a step begins with the number before its
// own.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/core/types.hpp"

#include <optional>
#include <string>

namespace consortia {

struct Clock {
    u64 seed = 1;
    u32 replicate = 0;
    u32 step = 0;         ///< steps before this one, those of the burn-in too
    i32 since_start = 0;  ///< steps between the start and this one; negative in the burn-in
    u32 round = 0;        ///< inside a group of phases that repeats

    // Of a model with a calendar:
    std::optional<Date> date{};
    Quarter quarter = Quarter::q1;  ///< in which the step begins
    u32 phase_of_year = 0;          ///< which step of its year this is: 0 is the first
    bool ends_year = false;         ///< whether the next is of another
    double years = 0;               ///< how long a step is, on average: what a rate by the year is multiplied by

    bool is(Quarter wanted) const { return date.has_value() && quarter == wanted; }
    /// Whether this is one of every so many steps: of 4 the fourth, the eighth …, and the last of a burn-in, which ends in
    /// the initial state, 0.
    bool is_every(u32 steps) const { return (since_start + 1) % static_cast<i32>(steps) == 0; }
};

/// For messages: `step 3 (2025Q3)`, `step 3`, or `step 2 of the burn-in (2015Q2)`.
inline std::string to_string(const Clock& clock) {
    const bool burns_in = clock.since_start < 0;
    const std::string number = std::to_string(burns_in ? i64{clock.step} + 1 : i64{clock.since_start} + 1);
    return "step " + number + (burns_in ? " of the burn-in" : "") + (clock.date ? " (" + to_string(*clock.date) + ')' : "");
}

}  // namespace consortia
