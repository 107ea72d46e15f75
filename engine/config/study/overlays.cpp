#include "engine/config/study/overlays.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

bool is_of(const Scenario& scenario, const std::string& file) {
    return std::ranges::any_of(scenario.files, [&](const Place& place) { return place.file == file; });
}

/// Levers that files of the overlay set otherwise than the scenario has them.
std::map<std::string, LeverSetting> levers_moved(const Scenario& scenario, const Scenario& with) {
    std::map<std::string, LeverSetting> moved;
    for (const auto& [name, setting] : with.levers) {
        const bool by_overlay = setting.origin.kind == Origin::Kind::file && !is_of(scenario, setting.origin.place.file);
        if (by_overlay && !same_course(setting, scenario.levers.at(name))) moved[name] = setting;
    }
    return moved;
}

std::vector<std::string> without_levers(std::vector<std::string> overrides, const Scenario& scenario) {
    std::erase_if(overrides,
                  [&](const std::string& text) { return scenario.levers.contains(text.substr(0, text.find('='))); });
    return overrides;
}

std::string stops_at(const Scenario& scenario) { return scenario.stop ? to_string(*scenario.stop) : ""; }

}  // namespace

bool OverlayReader::is_plain(const Key& name, const std::string& a_thing, Problems& problems) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    constexpr std::size_t longest = 100;
    const std::string& text = name.text;
    if (!text.empty() && text.size() <= longest && text.find_first_not_of(allowed) == std::string::npos) return true;
    problems.error(name.place(), quote(text) + ": " + a_thing + " is called by letters, digits, _ and -");
    return false;
}

bool OverlayReader::is_there(const std::string& what, const Node& file, Problems& problems) const {
    if (!file.is_scalar()) {
        problems.error(file.place(), what + ": expected the name of a file, got " + got(file));
        return false;
    }
    const auto name = references_.follow(references_.scenario(), file, what, problems);
    if (!name) return false;
    const std::string failure = source_.read(name->actual, Limits{}.bytes).failure;
    if (failure.empty()) return true;
    problems.error(file.place(),
                   what + ": " + quote(name->shown.generic_string()) + " " + failure + nearest_file(source_, name->actual));
    return false;
}

/// What is said of the scenario's own files was said before.
Loaded OverlayReader::laid_over(const std::string& name, const std::string& file, bool sets_levers,
                                Problems& problems) const {
    const std::filesystem::path folder = references_.scenario().shown.parent_path();
    const std::filesystem::path both = folder / ("." + study_.name + "." + name + ".yaml");
    Overlay files(source_);
    files.add(both, "extends: " + yaml_list({study_.scenario_file, file}) + "\n");
    Options options = options_;
    options.root = references_.root();
    if (sets_levers) options.overrides = without_levers(options.overrides, study_.scenario);
    Problems own;
    Loaded loaded = config::load(both, options, models_, files, own);
    for (const Problem& problem : own.sorted()) {
        if (!is_of(study_.scenario, problem.where.file)) problems.add(problem.severity, problem.where, problem.text);
    }
    return loaded;
}

std::optional<Loaded> OverlayReader::read(const std::string& what, const std::string& name, const Node& file,
                                          bool sets_levers, Problems& problems) const {
    if (!is_there(what, file, problems)) return std::nullopt;
    const std::size_t errors = problems.errors();
    Loaded loaded = laid_over(name, file.text, sets_levers, problems);
    if (problems.errors() > errors) return std::nullopt;
    return loaded;
}

Overlaid what_changes(const Scenario& scenario, const Scenario& with) {
    Overlaid changed{.levers = levers_moved(scenario, with), .parameters = {}, .frame = {}, .others = {}};
    const auto note = [](std::vector<std::string>& names, const std::string& key, bool differs) {
        if (differs) names.push_back(key);
    };
    note(changed.frame, "model", with.model != scenario.model);
    note(changed.frame, "currency", with.currency != scenario.currency);
    note(changed.frame, "start", with.start != scenario.start);
    note(changed.frame, "steps", with.steps != scenario.steps);
    note(changed.frame, "burn_in", with.burn_in != scenario.burn_in);
    note(changed.frame, "seed", with.seed != scenario.seed);
    note(changed.frame, "stop", stops_at(with) != stops_at(scenario));
    note(changed.others, "events", with.events != scenario.events);
    for (const auto& [name, setting] : with.parameters) {
        const auto before = scenario.parameters.find(name);
        note(changed.parameters, name, before == scenario.parameters.end() || !same_course(before->second, setting));
    }
    for (const auto& [name, table] : with.data) {
        const auto before = scenario.data.find(name);
        note(changed.others, "data." + name, before == scenario.data.end() || before->second.content != table.content);
    }
    return changed;
}

}  // namespace consortia::config
