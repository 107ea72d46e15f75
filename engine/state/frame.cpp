#include "engine/state/frame.hpp"

#include <algorithm>

namespace consortia {

FrameLayout::FrameLayout(const std::vector<Indicator>& indicators, const std::vector<Axis>& axes) {
    for (const Indicator& indicator : indicators) {
        Entry entry{indicator, {}, width_, 1};
        for (const std::string& name : indicator.over) {
            const auto axis = std::ranges::find(axes, name, &Axis::name);
            if (axis == axes.end()) throw ContractError(indicator.name + ": unknown axis " + name);
            entry.shape.push_back(static_cast<u32>(axis->labels.size()));
            entry.size *= axis->labels.size();
        }
        width_ += entry.size;
        entries_.push_back(std::move(entry));
    }
}

const FrameLayout::Entry& FrameLayout::at(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, [](const Entry& e) { return std::string_view(e.indicator.name); });
    if (found == entries_.end()) throw ContractError("indicator " + std::string(name) + " is not declared");
    return *found;
}

}  // namespace consortia
