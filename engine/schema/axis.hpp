// A dimension of outputs and of lever targets: region, industry, size class… with readable labels.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/core/types.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia {

/// A named dimension. `groups` name sets of labels that a target may use in their place (industry: strategic).
/// `labels` may be empty until a scenario is known (the number of regions); a model then fills them from its inputs.
struct Axis {
    std::string name{};
    Text about{};
    std::vector<std::string> labels{};
    std::map<std::string, std::vector<u32>> groups{};
    bool targetable = false;
    std::map<std::string, Text> titles{};         ///< of labels and groups, for tables; one without shows its name
    std::map<std::string, std::string> levers{};  ///< of labels of accounts: the group of levers that pays through them
};

/// What a label or a group of the axis is called.
inline Text title_of(const Axis& axis, const std::string& name) {
    const auto found = axis.titles.find(name);
    return found == axis.titles.end() ? Text{name, ""} : found->second;
}

/// Which place of a Target or TargetMask belongs to the axis `name`: axes that can be targets, counted in declared order.
inline std::optional<std::size_t> target_position(const std::vector<Axis>& axes, std::string_view name) {
    std::size_t position = 0;
    for (const Axis& axis : axes) {
        if (!axis.targetable) continue;
        if (axis.name == name) return position;
        ++position;
    }
    return std::nullopt;
}

}  // namespace consortia
