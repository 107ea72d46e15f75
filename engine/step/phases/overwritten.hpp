// What a phase hands on and another takes the place of before anybody has read it: letters, of which only the last phase's
// lie in the post, and reductions, which hold what the last phase added up; and tallies that start again before they are
// read. All would be lost in silence.
#pragma once

#include "engine/step/phases/schedule.hpp"

#include <string>
#include <vector>

namespace consortia {

/// The phases of a step as they run, one after another.
using StepOrder = std::vector<const PhaseNote*>;

/// Faults of a schedule whose steps, quarter by quarter, run so: what is replaced unread, letters that no phase reads,
/// letters that are read and that no phase writes, and sums that are zero whenever they are read. Each is told once.
std::vector<std::string> overwritten(const std::vector<StepOrder>& quarters);

}  // namespace consortia
