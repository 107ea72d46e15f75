#include "engine/study/results/scaling.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"
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
    double end() const { return to > from ? hard.high : hard.low; }
    /// The scale at which it arrives at the end of its range.
    double largest() const { return (end() - from) / (to - from); }
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

/// Levers that the package moves and that are scaled with it.
template <class Use>
void for_each_scaled(const Schema& schema, const Scenario& first, const Scenario& package, const Scalable& scalable,
                     const Use& use) {
    for (const Setting& setting : schema.settings()) {
        const Quantity& quantity = setting.quantity;
        if (!setting.is_lever || !scalable.contains(quantity.name)) continue;
        const LeverSetting& from = first.levers.at(quantity.name);
        const LeverSetting& to = package.levers.at(quantity.name);
        if (differs(from, to) && can_move(quantity, from, to)) use(quantity, from, to);
    }
}

std::vector<const Quantity*> levers_of(const Schema& schema) {
    std::vector<const Quantity*> levers;
    for (const Setting& setting : schema.settings()) {
        if (setting.is_lever) levers.push_back(&setting.quantity);
    }
    return levers;
}

/// The groups of levers that an account is of; none if the model keeps no accounts.
std::set<std::string> booked(const Schema& schema) {
    std::set<std::string> groups;
    for (const Axis& axis : schema.axes())
        for (const auto& [label, group] : axis.levers) groups.insert(group);
    return groups;
}

}  // namespace

Scalable paying_levers(const Schema& schema) {
    const std::set<std::string> groups = booked(schema);
    Scalable paying;
    for (const Quantity* lever : levers_of(schema)) {
        const bool pays = groups.empty() || groups.contains(lever->lever);
        if (pays) paying.insert(lever->name);
    }
    return paying;
}

Scalable levers_named(const Schema& schema, const std::vector<std::string>& names, const std::string& option) {
    Scalable named;
    std::vector<std::string> known;
    std::vector<Problem> problems;
    for (const Quantity* lever : levers_of(schema)) known.push_back(lever->name);
    for (const std::string& name : names) {
        bool is_known = false;
        for (const Quantity* lever : levers_of(schema)) {
            if (lever->name != name && (name.empty() || lever->lever != name)) continue;
            named.insert(lever->name);
            is_known = true;
        }
        if (!is_known) {
            problems.push_back(
                {Problem::Severity::error, Place{option + " " + name}, "unknown lever" + config::suggestion(name, known)});
        }
    }
    if (!problems.empty()) throw InputError(problems);
    return named;
}

Scaling scaling_of(const Schema& schema, const Scenario& first, const Scenario& package, const Scalable& scalable) {
    Scaling scaling;
    for (const Setting& setting : schema.settings()) {
        const Quantity& quantity = setting.quantity;
        if (!setting.is_lever || !differs(first.levers.at(quantity.name), package.levers.at(quantity.name))) continue;
        const LeverSetting& from = first.levers.at(quantity.name);
        const LeverSetting& to = package.levers.at(quantity.name);
        if (!scalable.contains(quantity.name) || !can_move(quantity, from, to)) {
            (scalable.contains(quantity.name) ? scaling.fixed : scaling.left).push_back(quantity.name);
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

Scenario scaled(const Schema& schema, const Scenario& first, const Scenario& package, const Scalable& scalable,
                double scale) {
    require(scale >= 0 && std::isfinite(scale), "a package is scaled by a number from 0 on");
    Scenario made = package;
    for_each_scaled(schema, first, package, scalable, [&](const Quantity& quantity, const LeverSetting& from, const auto&) {
        for (LeverEntry& entry : made.levers.at(quantity.name).entries) {
            const Step step = step_of(quantity, from, entry);
            if (step.moves()) entry.value = step.at(scale);
        }
    });
    return made;
}

std::vector<AtBound> at_bounds(const Schema& schema, const Scenario& first, const Scenario& package,
                               const Scalable& scalable, double scale) {
    std::vector<AtBound> bounds;
    for_each_scaled(schema, first, package, scalable, [&](const Quantity& quantity, const auto& from, const auto& to) {
        for (const LeverEntry& entry : to.entries) {
            const Step step = step_of(quantity, from, entry);
            if (!step.moves() || scale < step.largest()) continue;
            bounds.push_back({quantity.name, config::to_text(step.end())});
            return;
        }
    });
    return bounds;
}

}  // namespace consortia::study
