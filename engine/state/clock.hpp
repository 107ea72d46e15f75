// What time it is in a run. A phase may ask for it as Given<Clock>.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/core/types.hpp"

#include <optional>

namespace consortia {

struct Clock {
    u64 seed = 1;
    u32 replicate = 0;
    u32 step = 0;            ///< counted from the beginning of the burn-in
    i32 since_start = 0;     ///< counted from the start; negative in the burn-in
    u32 steps_per_year = 0;  ///< 0: a model without a calendar
    u32 phase_of_year = 0;   ///< 0 … steps_per_year-1
    u32 round = 0;           ///< inside a group of phases that repeats
    std::optional<Date> date;

    bool is(Quarter quarter) const { return steps_per_year > 0 && phase_of_year == static_cast<u32>(quarter); }
};

}  // namespace consortia
