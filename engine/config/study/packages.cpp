#include "engine/config/study/packages.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

bool is_plain(const std::string& name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    constexpr std::size_t longest = 100;
    return !name.empty() && name.size() <= longest && name.find_first_not_of(allowed) == std::string::npos;
}

/// What a package sets besides levers. Its title and its seeds are its own.
std::vector<std::string> beyond_levers(const Scenario& scenario, const Scenario& with) {
    std::vector<std::string> names;
    const auto differs = [&](const char* key, bool it_does) {
        if (it_does) names.emplace_back(key);
    };
    differs("model", with.model != scenario.model);
    differs("currency", with.currency != scenario.currency);
    differs("start", with.start != scenario.start);
    differs("steps", with.steps != scenario.steps);
    differs("burn_in", with.burn_in != scenario.burn_in);
    differs("seed", with.seed != scenario.seed);
    differs("events", with.events != scenario.events);
    for (const auto& [name, setting] : with.parameters) {
        const auto before = scenario.parameters.find(name);
        if (before == scenario.parameters.end() || !same_course(before->second, setting)) names.push_back(name);
    }
    for (const auto& [name, table] : with.data) {
        const auto before = scenario.data.find(name);
        if (before == scenario.data.end() || before->second.content != table.content) names.push_back("data." + name);
    }
    return names;
}

bool is_of(const Scenario& scenario, const std::string& file) {
    return std::ranges::any_of(scenario.files, [&](const Place& place) { return place.file == file; });
}

/// Levers that files of the package set otherwise than the scenario has them.
std::map<std::string, LeverSetting> levers_moved(const Scenario& scenario, const Scenario& with) {
    std::map<std::string, LeverSetting> moved;
    for (const auto& [name, setting] : with.levers) {
        const bool by_package = setting.origin.kind == Origin::Kind::file && !is_of(scenario, setting.origin.place.file);
        if (by_package && !same_course(setting, scenario.levers.at(name))) moved[name] = setting;
    }
    return moved;
}

/// What the command line sets, but for levers: a lever that the package sets too is refused later, not lost.
std::vector<std::string> without_levers(std::vector<std::string> overrides, const Scenario& scenario) {
    std::erase_if(overrides,
                  [&](const std::string& text) { return scenario.levers.contains(text.substr(0, text.find('='))); });
    return overrides;
}

/// Off or on.
Quantity switch_of(const std::string& key, const Text& title) {
    Quantity quantity{.name = std::string(package_prefix) + key, .kind = Quantity::Kind::choice, .hard = {0, 1}};
    quantity.usual = quantity.hard;
    quantity.labels = {"off", "on"};
    quantity.about = title;
    return quantity;
}

Factor factor_of(const std::string& key, const std::string& file, const Scenario& scenario, const Loaded& with) {
    Factor factor;
    factor.quantity = switch_of(key, with.scenario.title);
    factor.is_lever = true;
    factor.distribution = Factor::Distribution::discrete;
    factor.values = {0, 1};
    factor.shares = {1, 1};
    factor.package = {file, resolved(with.scenario, *with.schema), levers_moved(scenario, with.scenario)};
    return factor;
}

}  // namespace

std::optional<FileName> PackageReader::found(const Node& file, Problems& problems) const {
    if (!file.is_scalar()) {
        problems.error(file.place(), "package: expected the name of a file, got " + got(file));
        return std::nullopt;
    }
    auto name = references_.follow(references_.scenario(), file, "package", problems);
    if (!name) return std::nullopt;
    const std::string failure = source_.read(name->actual, Limits{}.bytes).failure;
    if (failure.empty()) return name;
    problems.error(file.place(),
                   "package: " + quote(name->shown.generic_string()) + " " + failure + nearest_file(source_, name->actual));
    return std::nullopt;
}

/// As a scenario that extends both. What is said of the scenario's own files was said before.
Loaded PackageReader::laid_over(const std::string& name, const std::string& file, Problems& problems) const {
    const std::filesystem::path folder = references_.scenario().shown.parent_path();
    const std::filesystem::path both = folder / ("." + study_.name + "." + name + ".yaml");
    Overlay files(source_);
    files.add(both, "extends: " + yaml_list({study_.scenario_file, file}) + "\n");
    Options options = options_;
    options.root = references_.root();
    options.overrides = without_levers(options.overrides, study_.scenario);
    Problems own;
    Loaded loaded = config::load(both, options, models_, files, own);
    for (const Problem& problem : own.sorted()) {
        if (!is_of(study_.scenario, problem.where.file)) problems.add(problem.severity, problem.where, problem.text);
    }
    return loaded;
}

std::optional<Factor> PackageReader::read(const Key& key, const Node& file, Problems& problems) const {
    if (!is_plain(key.text)) {
        problems.error(key.place(), quote(key.text) + ": a package is called by letters, digits, _ and -");
        return std::nullopt;
    }
    if (!found(file, problems)) return std::nullopt;
    const std::size_t errors = problems.errors();
    const Loaded with = laid_over(key.text, file.text, problems);
    if (problems.errors() > errors) return std::nullopt;
    const std::vector<std::string> others = beyond_levers(study_.scenario, with.scenario);
    if (!others.empty()) {
        problems.error(file.place(), key.text + ": a package is of levers alone; this one also sets " + listed(others, 6));
        return std::nullopt;
    }
    Factor factor = factor_of(key.text, file.text, study_.scenario, with);
    if (!factor.package.levers.empty()) return factor;
    problems.error(file.place(), key.text + ": moves no lever of the scenario");
    return std::nullopt;
}

}  // namespace consortia::config
