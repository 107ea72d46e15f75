#include "engine/schema/study/study.hpp"

#include <algorithm>

namespace consortia {

void AddedEntry::add_to(LeverSetting& setting, double value) const {
    const auto behind = std::ranges::upper_bound(setting.entries, entry.from, {}, &LeverEntry::from);
    setting.entries.insert(behind, entry)->value = value;
}

std::string Factor::kind() const {
    if (is_package()) return "package";
    if (is_entry()) return "entry";
    return is_of_event ? "event" : is_lever ? "lever" : "parameter";
}

std::string name_of(DesignDescription::Method method) {
    using Method = DesignDescription::Method;
    switch (method) {
        case Method::grid:
            return "grid";
        case Method::list:
            return "list";
        case Method::lhs:
            return "lhs";
        case Method::sobol:
            return "sobol";
        case Method::morris:
            return "morris";
        case Method::sobol_indices:
            break;
    }
    return "sobol_indices";
}

bool Study::needs_baseline() const {
    return std::ranges::any_of(variables, [](const StudyVariable& variable) { return variable.how.difference; });
}

u64 Study::worlds() const { return std::max<u64>(1, futures.size()) * std::max<u64>(1, draws.size()); }

}  // namespace consortia
