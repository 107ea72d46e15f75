// The outputs of the model, by name, and the axes they are cut by.
#pragma once

#include "engine/schema/schema.hpp"

#include <array>

namespace consortium {

/// Levers whose cost is booked, in the order of fiscal_cost_by_lever.
inline constexpr std::array<const char*, 7> lever_labels{"L1", "L2", "L3", "L4", "L5", "L6", "L13"};

void declare_axes(consortia::Schema& s);
void declare_indicators(consortia::Schema& s);

}  // namespace consortium
