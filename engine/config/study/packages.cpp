#include "engine/config/study/packages.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/yaml/value.hpp"

namespace consortia::config {

namespace {

/// Off or on.
Quantity switch_of(const std::string& key, const Text& title) {
    Quantity quantity{.name = std::string(package_prefix) + key, .kind = Quantity::Kind::choice, .hard = {0, 1}};
    quantity.usual = quantity.hard;
    quantity.labels = {"off", "on"};
    quantity.about = title;
    return quantity;
}

Factor factor_of(const std::string& key, const std::string& file, const Loaded& with,
                 std::map<std::string, LeverSetting> levers) {
    Factor factor;
    factor.quantity = switch_of(key, with.scenario.title);
    factor.is_lever = true;
    factor.distribution = Factor::Distribution::discrete;
    factor.values = {0, 1};
    factor.shares = {1, 1};
    factor.package = {file, resolved(with.scenario, *with.schema), std::move(levers)};
    return factor;
}

/// What a package sets besides levers. Its title and its seeds are its own.
std::vector<std::string> beyond_levers(const Overlaid& changed) {
    std::vector<std::string> names = changed.frame;
    names.insert(names.end(), changed.parameters.begin(), changed.parameters.end());
    names.insert(names.end(), changed.others.begin(), changed.others.end());
    return names;
}

}  // namespace

std::optional<Factor> read_package(const OverlayReader& overlays, const Key& key, const Node& file, Problems& problems) {
    if (!OverlayReader::is_plain(key, "a package", problems)) return std::nullopt;
    const std::optional<Loaded> with = overlays.read("package", key.text, file, true, problems);
    if (!with) return std::nullopt;
    Overlaid changed = what_changes(overlays.study().scenario, with->scenario);
    const std::vector<std::string> others = beyond_levers(changed);
    if (!others.empty()) {
        problems.error(file.place(), key.text + ": a package is of levers alone; this one also sets " + listed(others, 6));
        return std::nullopt;
    }
    if (!changed.levers.empty()) return factor_of(key.text, file.text, *with, std::move(changed.levers));
    problems.error(file.place(), key.text + ": moves no lever of the scenario");
    return std::nullopt;
}

}  // namespace consortia::config
