#include "engine/step/phases/indicators.hpp"

#include <atomic>
#include <cmath>
#include <limits>

namespace consortia::access {

void Indicators::Cell::operator=(double value) const {
    if (std::abs(value) == std::numeric_limits<double>::infinity())
        throw ContractError("indicator " + std::string(indicator_) + " is infinite");
    if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();
    if (!std::isnan(std::atomic_ref(*place_).exchange(value, std::memory_order_relaxed)))
        throw ContractError("indicator " + std::string(indicator_) + " is recorded twice in this step");
}

Indicators::Cell Indicators::cell(std::string_view name, std::span<const u32> place) const {
    const FrameLayout::Entry& entry = world_->layout().at(name);
    if (place.size() != entry.shape.size()) {
        throw ContractError("indicator " + entry.indicator.name + " has " + std::to_string(entry.shape.size()) +
                            " axes, not " + std::to_string(place.size()));
    }
    std::size_t at = 0;
    for (std::size_t k = 0; k < place.size(); ++k) {
        if (place[k] >= entry.shape[k]) {
            throw ContractError("indicator " + entry.indicator.name + ": label " + std::to_string(place[k]) + " of " +
                                std::to_string(entry.shape[k]));
        }
        at = at * entry.shape[k] + place[k];
    }
    return {entry.indicator.name, world_->frame()[entry.offset + at]};
}

}  // namespace consortia::access
