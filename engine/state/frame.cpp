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
        by_name_.push_back(static_cast<u32>(entries_.size()));
        entries_.push_back(std::move(entry));
    }
    std::ranges::stable_sort(by_name_, {}, [this](u32 k) { return std::string_view(entries_[k].indicator.name); });
}

const FrameLayout::Entry& FrameLayout::at(std::string_view name) const {
    const auto found =
        std::ranges::lower_bound(by_name_, name, {}, [this](u32 k) { return std::string_view(entries_[k].indicator.name); });
    if (found == by_name_.end() || entries_[*found].indicator.name != name)
        throw ContractError("indicator " + std::string(name) + " is not declared");
    return entries_[*found];
}

}  // namespace consortia
