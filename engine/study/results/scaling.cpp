#include "engine/study/results/scaling.hpp"

#include "engine/core/math.hpp"
#include "engine/run/content.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::study {

namespace {

/// One number of a package and where the first scenario has it at that time.
struct Step {
    double from;
    double to;
    Range hard;
    bool whole;

    bool moves() const { return from != to && std::isfinite(from) && std::isfinite(to); }
    /// The scale at which it arrives at the end of its range.
    double largest() const { return ((to > from ? hard.high : hard.low) - from) / (to - from); }
    double at(double scale) const {
        const double value = std::clamp(from + scale * (to - from), hard.low, hard.high);
        return whole ? math::floor(value + .5) : value;
    }
};

Step step_of(const Quantity& quantity, const LeverSetting& first, const LeverEntry& entry) {
    return {first.at(entry.from).everywhere(), entry.value, quantity.hard, quantity.kind == Quantity::Kind::whole};
}

bool targeted(const LeverSetting& lever) {
    return std::ranges::any_of(lever.entries, [](const LeverEntry& entry) { return entry.targeted; });
}

bool differs(const LeverSetting& first, const LeverSetting& package) { return content_of(first) != content_of(package); }

bool can_move(const Quantity& quantity, const LeverSetting& first, const LeverSetting& package) {
    if (quantity.kind == Quantity::Kind::choice || targeted(first)) return false;
    return std::ranges::any_of(package.entries,
                               [&](const LeverEntry& entry) { return step_of(quantity, first, entry).moves(); });
}

}  // namespace

Scaling scaling_of(const Schema& schema, const Scenario& first, const Scenario& package) {
    Scaling scaling;
    for (const Setting& setting : schema.settings()) {
        const Quantity& quantity = setting.quantity;
        if (!setting.is_lever || !differs(first.levers.at(quantity.name), package.levers.at(quantity.name))) continue;
        const LeverSetting& from = first.levers.at(quantity.name);
        const LeverSetting& to = package.levers.at(quantity.name);
        if (!can_move(quantity, from, to)) {
            scaling.fixed.push_back(quantity.name);
            continue;
        }
        scaling.moved.push_back(quantity.name);
        for (const LeverEntry& entry : to.entries) {
            const Step step = step_of(quantity, from, entry);
            if (step.moves()) scaling.largest = std::max(scaling.largest, step.largest());
        }
    }
    return scaling;
}

Scenario scaled(const Schema& schema, const Scenario& first, const Scenario& package, double scale) {
    require(scale >= 0 && std::isfinite(scale), "a package is scaled by a number from 0 on");
    Scenario made = package;
    for (const Setting& setting : schema.settings()) {
        const Quantity& quantity = setting.quantity;
        if (!setting.is_lever) continue;
        const LeverSetting& from = first.levers.at(quantity.name);
        LeverSetting& to = made.levers.at(quantity.name);
        if (!differs(from, to) || !can_move(quantity, from, to)) continue;
        for (LeverEntry& entry : to.entries) {
            const Step step = step_of(quantity, from, entry);
            if (step.moves()) entry.value = step.at(scale);
        }
    }
    return made;
}

}  // namespace consortia::study
