#include "engine/config/study/factors.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/acting.hpp"
#include "engine/config/scenario/dated.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/study/distribution.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::config {

namespace {

using Method = DesignDescription::Method;

const std::vector<std::string> package_keys = {"package"};
const std::vector<std::string> entry_keys = {"lever", "from", "ramp_to", "target"};

/// `labour.*`: all numbers whose names begin so and that have no entry of their own.
std::vector<const Setting*> group(const Key& name, const Node& factors, const Schema& schema, Problems& problems) {
    const std::string beginning = name.text.substr(0, name.text.size() - 1);
    std::vector<const Setting*> found;
    for (const Setting& setting : schema.settings()) {
        const Quantity& quantity = setting.quantity;
        const bool number = quantity.kind != Quantity::Kind::choice;
        if (number && quantity.name.starts_with(beginning) && factors.find(quantity.name) == nullptr)
            found.push_back(&setting);
    }
    if (found.empty()) problems.error(name.place(), quote(name.text) + ": no parameter or lever begins so");
    return found;
}

std::vector<const Setting*> settings_of(const Key& name, const Node& factors, const Schema& schema, Problems& problems) {
    if (name.text.ends_with(".*")) return group(name, factors, schema, problems);
    const Setting* setting = factor_setting(schema, name, problems);
    return setting == nullptr ? std::vector<const Setting*>{} : std::vector{setting};
}

void read_factor(const Setting& setting, const Node& description, const Schema& schema, Study& study, Problems& problems) {
    const auto is_it = [&](const Factor& factor) { return factor.quantity.name == setting.quantity.name; };
    if (std::ranges::any_of(study.factors, is_it)) {
        problems.error(description.place(), setting.quantity.name + ": is a factor twice, by two groups of names");
    } else if (!description.is_map()) {
        problems.error(description.place(), setting.quantity.name +
                                                ": expected {range: [low, high]}, {range: usual} or {values: [a, b]}, got " +
                                                got(description));
    } else {
        Factor factor{.quantity = setting.quantity, .is_lever = setting.is_lever, .is_of_event = setting.is_of_event};
        read_distribution(description, {}, study.design, money_of(schema, study.scenario), factor, problems);
        study.factors.push_back(std::move(factor));
    }
}

/// `seats: {package: ../packages/seat_subsidy.yaml}`.
void read_switch(const Key& key, const Node& description, const Schema& schema, const OverlayReader& overlays, Study& study,
                 Problems& problems) {
    const Fields fields(description, key.text, package_keys, problems);
    const Node* file = fields.find("package");
    if (file == nullptr) return;
    if (schema.find_setting(key.text) != nullptr) {
        problems.error(key.place(), key.text + ": is a number of the model; a package is called by a name of its own");
    } else if (auto factor = read_package(overlays, key, *file, problems)) {
        study.factors.push_back(std::move(*factor));
    }
}

/// What is added to a lever, called by a name of its own: when it holds and for whom; nothing if that has a mistake.
std::optional<AddedEntry> entry_of(const Quantity& lever, const Node& description, const Schema& schema,
                                   const Scenario& scenario, Problems& problems) {
    const std::vector<Axis> axes = schema.axes(scenario);
    const LeverContext context{Timeline(schema, scenario.start), scenario.steps, &axes};
    const auto entry = read_when_and_whom(description, lever, context, problems);
    if (!entry) return std::nullopt;
    return AddedEntry{lever.name, *entry, when_and_whom(*entry, context.timeline, axes),
                      entries_of(scenario, schema, lever.name)};
}

/// The lever that such a line names.
const Setting* lever_of(const Key& key, const Node& description, const Schema& schema, Problems& problems) {
    const Node& name = *description.find("lever");
    const Setting* found = name.is_scalar() ? schema.find_setting(name.text) : nullptr;
    if (found != nullptr && found->is_lever) return found;
    std::vector<std::string> levers;
    for (const Setting& setting : schema.settings())
        if (setting.is_lever) levers.push_back(setting.quantity.name);
    problems.error(name.place(), key.text + ".lever: expected a lever, got " + got(name) +
                                     (name.is_scalar() && !problems.full() ? suggestion(name.text, levers) : ""));
    return nullptr;
}

/// `seats_of_small_firms: {lever: policy.seat_subsidy, from: 2028Q1, target: {size: small}, range: [0, 1]}`. Points of a
/// list say the value, so that no range stands here.
void read_added(const Key& key, const Node& description, const Schema& schema, Study& study, Problems& problems) {
    const Setting* lever = lever_of(key, description, schema, problems);
    if (schema.find_setting(key.text) != nullptr) {
        problems.error(key.place(), key.text + ": is a number of the model; an entry is called by a name of its own");
        return;
    }
    if (lever == nullptr || !OverlayReader::is_plain(key, "an entry", problems)) return;
    Factor factor{.quantity = lever->quantity, .is_lever = true};
    factor.quantity.name = std::string(entry_prefix) + key.text;
    if (study.design.method == Method::list)
        const Fields known(description, key.text, entry_keys, problems);
    else
        read_distribution(description, entry_keys, study.design, money_of(schema, study.scenario), factor, problems);
    auto entry = entry_of(lever->quantity, description, schema, study.scenario, problems);
    if (!entry) return;
    factor.added = std::move(*entry);
    for (std::string* about : {&factor.quantity.about.en, &factor.quantity.about.zh})
        if (!about->empty()) *about += " (" + factor.added.text + ")";
    study.factors.push_back(std::move(factor));
}

bool has(const Node& description, const char* key) { return description.is_map() && description.find(key) != nullptr; }

std::vector<std::string> levers_of(const Factor& factor) {
    std::vector<std::string> levers;
    for (const auto& [lever, setting] : factor.package.levers) levers.push_back(lever);
    if (factor.is_entry()) levers.push_back(factor.added.lever);
    return levers;
}

bool has_own_name(const Factor& factor) { return factor.is_package() || factor.is_entry(); }

/// Entries of one lever stand beside each other; of all else it would depend on their order what counts.
const Factor* other_that_sets(const std::string& lever, const Factor& factor, const Study& study) {
    const auto found = std::ranges::find_if(study.factors, [&](const Factor& other) {
        return &other != &factor && other.sets(lever) && !(factor.is_entry() && other.is_entry());
    });
    return found == study.factors.end() ? nullptr : &*found;
}

/// The largest value that points give a factor; of a list it stands in them.
double highest(const Study& study, std::size_t factor) {
    const Factor& of = study.factors[factor];
    if (!of.values.empty()) return std::ranges::max(of.values);
    double most = of.range.high;
    for (const std::vector<double>& point : study.design.points) most = std::fmax(most, point[factor]);
    return most;
}

}  // namespace

void read_line(const Key& name, const Node& description, const Node& all, const Schema& schema, Study& study,
               Problems& problems) {
    for (const Setting* setting : settings_of(name, all, schema, problems))
        read_factor(*setting, description, schema, study, problems);
}

void read_factors(const Node& node, const Schema& schema, const OverlayReader& overlays, Study& study, Problems& problems) {
    if (node.is_refused()) return;
    if (!node.is_map() || node.keys.empty()) {
        problems.error(node.place(), "factors: expected `name: {range: [low, high]}` lines, got " + got(node));
        return;
    }
    for (std::size_t k = 0; k < node.keys.size(); ++k) {
        if (node.items[k].is_refused()) continue;
        if (has(node.items[k], "package")) {
            read_switch(node.keys[k], node.items[k], schema, overlays, study, problems);
        } else if (has(node.items[k], "lever")) {
            read_added(node.keys[k], node.items[k], schema, study, problems);
        } else if (study.design.method == Method::list) {
            problems.error(node.keys[k].place(), "factors: a list names " + quote(node.keys[k].text) +
                                                     " in its points; only packages and entries of levers stand here");
        } else {
            read_line(node.keys[k], node.items[k], node, schema, study, problems);
        }
    }
}

std::map<std::string, std::string> levers_with_entries(const std::vector<Factor>& factors,
                                                       const std::vector<double>& point) {
    std::map<std::string, std::vector<std::string>> entries;
    for (std::size_t k = 0; k < point.size(); ++k) {
        const AddedEntry& added = factors[k].added;
        if (!factors[k].is_entry() || std::isnan(point[k])) continue;
        auto& all = entries.try_emplace(added.lever, added.beside).first->second;
        all.push_back(fmt::format("{{value: {}, {}}}", value_text(point[k], factors[k].quantity), added.text));
    }
    std::map<std::string, std::string> levers;
    for (const auto& [lever, all] : entries) levers[lever] = fmt::format("[{}]", fmt::join(all, ", "));
    return levers;
}

void check_entries(const Study& study, const Schema& schema, Problems& problems) {
    std::map<std::string, LeverSetting> whole, added;  // a scenario's own may give way: the points' stand in their place
    for (std::size_t k = 0; k < study.factors.size(); ++k) {
        const AddedEntry& entry = study.factors[k].added;
        if (!study.factors[k].is_entry()) continue;
        const LeverSetting& scenario = study.scenario.levers.at(entry.lever);
        entry.add_to(whole.try_emplace(entry.lever, scenario).first->second, highest(study, k));
        entry.add_to(added.try_emplace(entry.lever, LeverSetting{scenario.status_quo}).first->second, highest(study, k));
    }
    const Timeline timeline(schema, study.scenario.start);
    for (const auto& [name, lever] : whole) check_ramps(lever, name, problems);
    for (const auto& [name, lever] : added) check_acting(lever, name, timeline, study.scenario.steps, problems);
}

void check_levers(const Study& study, const Place& where, Problems& problems) {
    for (const Factor& factor : study.factors) {
        for (const std::string& lever : levers_of(factor)) {
            const Factor* other = other_that_sets(lever, factor, study);
            if (other == nullptr || (has_own_name(*other) && other < &factor)) continue;
            problems.error(where, "factors: " + lever + " is set by " + factor.quantity.name + " and by " +
                                      (has_own_name(*other) ? other->quantity.name : "a factor of its own"));
        }
    }
}

void check_events(const Study& study, const Place& where, Problems& problems) {
    for (const Factor& factor : study.factors) {
        const std::string& name = factor.quantity.name;
        const auto has_it = [&](const Event& event) { return event.values.contains(name); };
        if (!factor.is_of_event) continue;
        if (std::ranges::none_of(study.scenario.events, has_it))
            problems.error(where, name + ": the scenario has no such event in its `events:`");
        if (study.is_calibration())
            problems.error(where, name + ": is of an event; what is fitted are parameters and levers");
    }
}

}  // namespace consortia::config
