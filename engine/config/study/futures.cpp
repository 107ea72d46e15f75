#include "engine/config/study/futures.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

std::vector<std::string> names_of(const std::map<std::string, LeverSetting>& levers) {
    std::vector<std::string> names;
    for (const auto& [name, setting] : levers) names.push_back(name);
    return names;
}

/// Why it cannot be one; empty if it can.
std::string fault_of(const Overlaid& changed, const Study& study) {
    if (!changed.levers.empty())
        return "a future is what nobody decides on, and sets no lever; this one sets " + listed(names_of(changed.levers), 6);
    if (!changed.frame.empty()) return "sets " + listed(changed.frame, 6) + ", which all runs of a study share";
    if (changed.parameters.empty() && changed.others.empty()) return "changes nothing of the scenario";
    for (const std::string& name : changed.parameters) {
        if (std::ranges::any_of(study.factors, [&](const Factor& factor) { return factor.sets(name); }))
            return "sets " + name + ", which is a factor of the study";
        if (std::ranges::find(study.draws.parameters, name) != study.draws.parameters.end())
            return "sets " + name + ", which is drawn in " + quote(study.draws.file);
    }
    return "";
}

std::optional<Future> read_future(const Key& key, const Node& file, const OverlayReader& overlays, Problems& problems) {
    if (!OverlayReader::is_plain(key, "a future", problems)) return std::nullopt;
    if (key.text == as_written) {
        problems.error(key.place(),
                       key.text + ": is the scenario as it is written, which every study with futures plays too");
        return std::nullopt;
    }
    std::optional<Loaded> in = overlays.read("futures." + key.text, key.text, file, false, problems);
    if (!in) return std::nullopt;
    const std::string fault = fault_of(what_changes(overlays.study().scenario, in->scenario), overlays.study());
    if (!fault.empty()) {
        problems.error(file.place(), key.text + ": " + fault);
        return std::nullopt;
    }
    in->scenario.seeds = overlays.study().scenario.seeds;
    return Future{key.text, file.text, resolved(in->scenario, *in->schema), std::move(in->scenario)};
}

}  // namespace

void read_futures(const Node& node, const OverlayReader& overlays, Study& study, Problems& problems) {
    if (node.is_refused()) return;
    if (!node.is_map() || node.keys.empty()) {
        problems.error(node.place(), "futures: expected `name: file` lines, got " + got(node));
        return;
    }
    std::vector<Future> futures{{.name = std::string(as_written), .scenario = study.scenario}};
    for (std::size_t k = 0; k < node.keys.size(); ++k) {
        if (node.items[k].is_refused()) continue;
        if (auto future = read_future(node.keys[k], node.items[k], overlays, problems))
            futures.push_back(std::move(*future));
    }
    study.futures = std::move(futures);
}

}  // namespace consortia::config
