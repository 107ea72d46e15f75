#include "engine/step/acting.hpp"

namespace consortia::handle {

Indicators::Cell Indicators::cell(std::string_view name, std::span<const u32> place) const {
    const FrameLayout::Entry& entry = world_->layout().at(name);
    if (place.size() != entry.shape.size()) {
        throw ContractError("indicator " + entry.indicator.name + " has " + std::to_string(entry.shape.size()) +
                            " axes, not " + std::to_string(place.size()));
    }
    std::size_t at = 0;
    for (std::size_t k = 0; k < place.size(); ++k) {
        if (place[k] >= entry.shape[k]) throw ContractError("indicator " + entry.indicator.name + ": no such label");
        at = at * entry.shape[k] + place[k];
    }
    return Cell(world_->frame().data() + entry.offset + at);
}

}  // namespace consortia::handle
