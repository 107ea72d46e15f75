#include "engine/step/watch/line.hpp"

#include <algorithm>

namespace consortia::watch {

bool Line::is_due(const World& world) const {
    return quarters.empty() || std::ranges::any_of(quarters, [&](Quarter quarter) { return world.clock.is(quarter); });
}

void refuse_label(const Indicator& indicator, std::size_t axis, u32 label, u32 labels) {
    throw ContractError("label " + std::to_string(label) + " of " + std::to_string(labels) + " of axis " +
                        indicator.over[axis]);
}

}  // namespace consortia::watch
