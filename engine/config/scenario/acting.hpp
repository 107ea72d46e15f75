// Which entries of a lever act at all, which end others, and which ramps run between numbers.
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/config/time/timeline.hpp"
#include "engine/schema/scenario.hpp"

#include <string>

namespace consortia::config {

/// Warns of entries that never act (their target is nobody, or others stand in their place from their first step on) and
/// notes those for everybody that end one with a target. What lies after the last of `steps` is left out: it was told.
void check_acting(const LeverSetting& lever, const std::string& name, const Timeline& timeline, u32 steps,
                  Problems& problems);

/// Refuses ramps that set out from `none`, or lead to it.
void check_ramps(const LeverSetting& lever, const std::string& name, Problems& problems);

}  // namespace consortia::config
