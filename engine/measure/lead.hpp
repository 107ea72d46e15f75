// How long, and how strongly, one thing follows another, cell by cell: completions by field after wages by field.
#pragma once

#include "engine/measure/value.hpp"

namespace consortia::measure {

struct Lead {
    double steps = undefined;  ///< after which growth of the follower is closest to growth of the leader
    double slope = undefined;  ///< of the follower's growth on the leader's then
};

/// Growth is from year to year, of logs, less what all cells share. The follower counts in steps in which it has anything,
/// and cells in which it has something in all of these; it may lag by up to six years. Both are values over steps and the
/// same cells; undefined where they are too short.
Lead lead_of(const Value& leader, const Value& follower, u32 steps_per_year);

}  // namespace consortia::measure
