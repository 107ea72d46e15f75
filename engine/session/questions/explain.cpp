#include "engine/session/questions/explain.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/run/content.hpp"
#include "engine/session/answer/cuts.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

constexpr u32 most_levers = 63;

[[noreturn]] void refuse(const Scenario& package, const std::string& why) {
    const Place place = package.files.empty() ? Place{package.name} : Place{package.files.back().file};
    throw InputError(place, why);
}

/// Where two scenarios differ beyond levers.
std::vector<std::string> other_differences(const Scenario& base, const Scenario& package) {
    std::vector<std::string> names;
    if (base.events != package.events) names.emplace_back("events");
    for (const auto& [name, setting] : package.parameters) {
        const auto before = base.parameters.find(name);
        if (before == base.parameters.end() || !same_course(before->second, setting)) names.push_back(name);
    }
    for (const auto& [name, table] : package.data) {
        const auto before = base.data.find(name);
        if (before == base.data.end() || before->second.content != table.content) names.push_back("data." + name);
    }
    return names;
}

bool moves(const Scenario& base, const Scenario& package, const std::string& lever) {
    return content_of(base.levers.at(lever)) != content_of(package.levers.at(lever));
}

void add(std::vector<MovedLever>& levers, const Quantity& quantity) {
    const auto same_group = [&](const MovedLever& lever) {
        return !quantity.lever.empty() && lever.label == quantity.lever;
    };
    const auto found = std::ranges::find_if(levers, same_group);
    if (found != levers.end()) return found->names.push_back(quantity.name);
    levers.push_back({quantity.lever.empty() ? quantity.name : quantity.lever, {quantity.name}});
}

study::ShapleyDesign design_of(std::size_t levers, const Orders& orders) {
    return {static_cast<u32>(levers), orders.pairs, orders.seed};
}

std::string name_of(const Scenario& base, const std::vector<MovedLever>& levers, study::Coalition which) {
    std::string name = base.name;
    for (std::size_t k = 0; k < levers.size(); ++k) {
        if ((which >> k & 1U) != 0) name += " + " + levers[k].label;
    }
    return name;
}

bool is_explained(const Indicator& indicator) {
    using enum Indicator::Role;
    const auto role = indicator.role;
    const bool told = role == headline || role == benefit || role == product || role == cost || role == outlay;
    return indicator.over.empty() && told;
}

/// Of base and package, which are the first two scenarios.
std::vector<ExplainedCell> cells_of(const Cut& cut) {
    std::vector<ExplainedCell> cells;
    for (std::size_t k = 0; k < cut.labels.size(); ++k) {
        const study::Outcomes& here = cut.by_label[k];
        cells.push_back({cut.axis, cut.labels[k], study::mean(here.by_scenario.front()),
                         study::mean_with_interval(here.differences(1))});
    }
    return cells;
}

/// The total of which a cut is one: `transfers` of `transfers_by_region`, the cost of accounts.
const Indicator* total_of(const Schema& schema, const Indicator& cut) {
    if (cut.role != Indicator::Role::account) {
        const Indicator* total = schema.total_of(cut);
        return total != nullptr && is_explained(*total) ? total : nullptr;
    }
    const auto found = std::ranges::find_if(schema.indicators(), [](const Indicator& total) {
        return total.over.empty() && total.role == Indicator::Role::cost;
    });
    return found == schema.indicators().end() ? nullptr : &*found;
}

ExplainedCut explained(const Result& result, const Indicator& cut, const Indicator& total) {
    return {cut, total, cells_of(cut_of(result, cut.name))};
}

void add_cuts(const Schema& schema, Explanation& explanation) {
    for (const Indicator& indicator : schema.indicators()) {
        if (indicator.over.size() != 1) continue;
        if (indicator.over.front() == "part") {
            explanation.parts.push_back(explained(explanation.result, indicator, indicator));
        } else if (const Indicator* total = total_of(schema, indicator)) {
            explanation.cuts.push_back(explained(explanation.result, indicator, *total));
        }
    }
}

void add_indicators(const study::ShapleyDesign& design, Explanation& explanation) {
    for (const study::Outcomes& each : explanation.result.outcomes()) {
        if (!is_explained(each.indicator)) continue;
        explanation.indicators.push_back(
            {each.indicator, study::mean(each.by_scenario.front()), study::shares_of(design, each.by_scenario, each.draws)});
    }
}

}  // namespace

std::vector<MovedLever> moved_levers(const Schema& schema, const Scenario& base, const Scenario& package) {
    const std::vector<std::string> others = other_differences(base, package);
    if (!others.empty()) {
        refuse(package, "differs from " + base.name +
                            " in more than levers, of which shares could not be told: " + config::listed(others, 6));
    }
    std::vector<MovedLever> levers;
    for (const Setting& setting : schema.settings()) {
        if (setting.is_lever && moves(base, package, setting.quantity.name)) add(levers, setting.quantity);
    }
    for (MovedLever& lever : levers) {
        if (lever.names.size() == 1) lever.label = lever.names.front();
    }
    if (levers.empty()) refuse(package, "moves no lever of " + base.name + ", so it does nothing");
    if (levers.size() > most_levers) refuse(package, "moves more than " + std::to_string(most_levers) + " levers");
    return levers;
}

Scenario with_levers(const Scenario& base, const Scenario& package, const std::vector<MovedLever>& levers,
                     study::Coalition which) {
    Scenario made = base;
    made.name = name_of(base, levers, which);
    for (std::size_t k = 0; k < levers.size(); ++k) {
        if ((which >> k & 1U) == 0) continue;
        for (const std::string& name : levers[k].names) made.levers.at(name) = package.levers.at(name);
    }
    return made;
}

Plan plan_to_explain(const Plan& pair, const Orders& orders) {
    const study::RunList& list = pair.scenarios();
    require(list.scenarios().size() == 2, "what is explained is one package over its base");
    const Scenario &base = list.scenarios()[0], &package = list.scenarios()[1];
    const std::vector<MovedLever> levers = moved_levers(list.schema(), base, package);
    const study::ShapleyDesign design = design_of(levers.size(), orders);
    std::vector<Scenario> scenarios;
    for (const study::Coalition which : design.coalitions()) scenarios.push_back(with_levers(base, package, levers, which));
    scenarios[1].name = package.name;
    scenarios[1].title = package.title;
    return pair.of_scenarios(std::move(scenarios));
}

Explanation explain(const Plan& pair, const Plan& plan, const Orders& orders, const Playing& playing, Listener& listener) {
    const study::RunList& list = pair.scenarios();
    const std::vector<MovedLever> levers = moved_levers(list.schema(), list.scenarios()[0], list.scenarios()[1]);
    const study::ShapleyDesign design = design_of(levers.size(), orders);
    Explanation explanation{.levers = levers,
                            .orders = static_cast<u32>(design.orders().size()),
                            .indicators = {},
                            .parts = {},
                            .cuts = {},
                            .result = play(plan, playing, listener).result};
    add_indicators(design, explanation);
    add_cuts(list.schema(), explanation);
    return explanation;
}

}  // namespace consortia::session
