#include "engine/schema/scenario.hpp"

#include <algorithm>

namespace consortia {

namespace {

/// What held for exactly this target before the entry began: the last earlier entry of the same or of no target.
double value_before(const LeverSetting& lever, std::size_t entry);

/// The entry's value in a step at or after its date.
double value_of(const LeverSetting& lever, std::size_t entry, i32 step) {
    const LeverEntry& e = lever.entries[entry];
    if (!e.ramp_to || step >= *e.ramp_to) return e.value;
    const double before = value_before(lever, entry);
    return before + (e.value - before) * static_cast<double>(step - e.from) / static_cast<double>(*e.ramp_to - e.from);
}

double value_before(const LeverSetting& lever, std::size_t entry) {
    const LeverEntry& e = lever.entries[entry];
    for (std::size_t earlier = entry; earlier-- > 0;) {
        const LeverEntry& other = lever.entries[earlier];
        if (other.from < e.from && (other.whom == e.whom || !other.targeted)) return value_of(lever, earlier, e.from);
    }
    return lever.status_quo;
}

}  // namespace

Lever LeverSetting::at(i32 step) const {
    double everywhere = status_quo;
    std::vector<Lever::Rule> rules;
    if (step < 0) return Lever(everywhere);
    for (std::size_t k = 0; k < entries.size(); ++k) {
        if (entries[k].from > step) continue;
        const double value = value_of(*this, k, step);
        if (entries[k].targeted) {
            rules.push_back({value, entries[k].whom});
        } else {
            everywhere = value;
            rules.clear();
        }
    }
    return {everywhere, std::move(rules)};
}

double ParameterSetting::at(i32 step) const {
    return entries.empty() ? value
                           : LeverSetting{.status_quo = value, .entries = entries, .origin = {}}.at(step).everywhere();
}

bool same_course(const ParameterSetting& a, const ParameterSetting& b) {
    return same_course(LeverSetting{a.value, a.entries, {}}, LeverSetting{b.value, b.entries, {}});
}

bool same_course(const LeverSetting& a, const LeverSetting& b) {
    const auto same = [](const LeverEntry& one, const LeverEntry& other) {
        return one.value == other.value && one.from == other.from && one.ramp_to == other.ramp_to && one.whom == other.whom;
    };
    return a.status_quo == b.status_quo && std::ranges::equal(a.entries, b.entries, same);
}

std::string to_string(const StopRule& rule) {
    return rule.when + (rule.after == 1 ? "" : ", " + std::to_string(rule.after) + " steps in a row");
}

}  // namespace consortia
