#include "engine/step/watch/adder.hpp"

#include <algorithm>

namespace consortia::watch {

bool Adder::is_due(const World& world) const {
    if (!world.clock.is_every(every)) return false;
    return quarters.empty() || std::ranges::any_of(quarters, [&](Quarter quarter) { return world.clock.is(quarter); });
}

void Adder::count_labels(const World& world) {
    if (cuts() == 0) return;
    const auto of = [&](const std::string& name) {
        const std::vector<u32>& all = world.layout().at(name).shape;
        return std::vector<u32>(all.begin(), all.begin() + cuts());
    };
    for (const std::string& name : names_) {
        if (of(name) != of(names_.front()))
            throw ContractError("is cut by the same as indicator " + name + ", which has other labels");
    }
    labels_ = of(names_.front());
}

std::vector<std::size_t> kept_places(const std::vector<u32>& shape, u32 axes) {
    std::vector<std::size_t> places{0};  // of the labels of the axes so far
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        const bool kept = (axes >> axis & 1) != 0;
        std::vector<std::size_t> next;
        for (const std::size_t place : places)
            for (u32 label = 0; label < shape[axis]; ++label) next.push_back(kept ? place * shape[axis] + label : place);
        places = std::move(next);
    }
    return places;
}

void refuse_label(const World& world, const std::string& indicator, std::size_t axis, u32 label) {
    const FrameLayout::Entry& entry = world.layout().at(indicator);
    throw ContractError("label " + std::to_string(label) + " of " + std::to_string(entry.shape[axis]) + " of axis " +
                        entry.indicator.over[axis]);
}

void require_width(const FrameLayout::Entry& entry, u32 width) {
    if (entry.shape.back() == width) return;
    throw ContractError("values are arrays of " + std::to_string(width) + ", axis " + entry.indicator.over.back() + " has " +
                        std::to_string(entry.shape.back()) + " labels");
}

void require_places(const FrameLayout::Entry& entry, u32 agents, u32 width) {
    if (std::size_t{agents} * width == entry.size) return;
    throw ContractError(std::to_string(agents) + " agents have " + std::to_string(std::size_t{agents} * width) +
                        " values, and there are " + std::to_string(entry.size) + " labels");
}

}  // namespace consortia::watch
