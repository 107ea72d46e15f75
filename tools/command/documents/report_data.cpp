#include "tools/command/documents/report_data.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/file.hpp"
#include "engine/session/answer/json.hpp"
#include "engine/session/answer/region_map.hpp"
#include "engine/session/map/outline.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace consortia::command {

namespace {

using Json = nlohmann::ordered_json;

/// JSON, but no explanation.
struct Misshapen {};

/// [value, low, high] or [value], each a number or null.
Json estimate_of(const Json& from) {
    const auto number = [](const Json& x) { return x.is_number() || x.is_null(); };
    if (!from.is_array() || (from.size() != 1 && from.size() != 3) || !std::ranges::all_of(from, number)) throw Misshapen{};
    return from;
}

Json indicator_of(const Json& from, std::size_t levers) {
    Json shares = Json::array();
    for (const Json& share : from.at("shares")) shares.push_back(estimate_of(share));
    if (shares.size() != levers) throw Misshapen{};
    return {{"indicator", from.at("indicator").get<std::string>()},
            {"shares", std::move(shares)},
            {"difference", estimate_of(from.at("difference"))}};
}

std::size_t package_of(const Json& report, const std::string& name, const std::string& file) {
    std::vector<std::string> names;
    for (const Json& scenario : report.at("scenarios")) names.push_back(scenario.at("name"));
    const auto found = std::find(names.begin() + 1, names.end(), name);  // the first is the baseline
    if (found == names.end())
        throw InputError(Place{file},
                         "explains '" + name + "', which is not in the comparison" + config::nearest_hint(name, names));
    return static_cast<std::size_t>(found - names.begin());
}

Json explanation_of(const Json& report, const Json& from, const std::string& file) {
    const std::size_t package = package_of(report, from.at("package").get<std::string>(), file);
    const auto levers = from.at("levers").get<std::vector<std::string>>();
    Json indicators = Json::array();
    for (const Json& each : from.at("indicators")) indicators.push_back(indicator_of(each, levers.size()));
    return {{"package", package}, {"levers", levers}, {"indicators", std::move(indicators)}};
}

Json read_explanation(const Json& report, const std::string& file) {
    const std::string why = "is no explanation; `explain` leaves one as explain.json";
    try {
        return explanation_of(report, Json::parse(files::read_text(file)), file);
    } catch (const Json::exception&) {
        throw InputError(Place{file}, why);
    } catch (const Misshapen&) {
        throw InputError(Place{file}, why);
    }
}

/// As it was typed, but for where the program lies; nothing where the result stands alone.
Json command_beside(const std::string& result) {
    const files::Path sidecar = files::Path(result).replace_extension(".provenance.json");
    if (!std::filesystem::exists(sidecar)) return Json::array();
    try {
        auto words = Json::parse(files::read_text(sidecar)).at("command_line").get<std::vector<std::string>>();
        if (!words.empty()) words.front() = files::Path(words.front()).filename();
        return words;
    } catch (const Json::exception&) {  // somebody's own notes
        return Json::array();
    }
}

/// In thousandths of the unit square, which is finer than a screen.
double thousandths(double x) { return std::round(1000 * x) / 1000; }

Json network_of(const session::Network& network, u32 seed) {
    Json nodes = Json::array(), edges = Json::array();
    for (const session::Network::Node& node : network.nodes)
        nodes.push_back({{"x", thousandths(node.at.x)},
                         {"y", thousandths(node.at.y)},
                         {"size", node.size},
                         {"kind", node.kind},
                         {"label", node.label}});
    for (const session::Tie& tie : network.edges) edges.push_back({tie.from, tie.to, tie.weight});
    return {{"scenario", 0},
            {"seed", seed},
            {"at", network.at},
            {"kinds", network.kinds},
            {"aggregated", network.aggregated},
            {"nodes", std::move(nodes)},
            {"edges", std::move(edges)}};
}

/// Coordinates to a tenth of the thousandth part of the picture.
double tenths(double x) { return std::round(10 * x) / 10; }

Json map_of(const session::RegionMap& map) {
    double width = 1, height = 1;
    Json regions = Json::array();
    for (const session::RegionOutline& region : session::drawn_outlines(map)) {
        Json rings = Json::array();
        for (const session::Ring& ring : region.rings) {
            Json& points = rings.emplace_back(Json::array());
            for (const session::MapPoint& point : ring) {
                points.push_back(tenths(point.x));
                points.push_back(tenths(point.y));
                width = std::max(width, point.x);
                height = std::max(height, point.y);
            }
        }
        regions.push_back({{"label", region.name}, {"rings", std::move(rings)}});
    }
    return {{"width", tenths(width)}, {"height", tenths(height)}, {"regions", std::move(regions)}};
}

}  // namespace

std::optional<session::RegionMap> map_for(const session::Result& result) {
    session::MapOfResult found = session::map_of(result, session::Workspace::disk());
    if (!found.failure.empty()) std::cerr << "no map is drawn: " << visible(found.failure) << '\n';
    return std::move(found.map);
}

std::string report_data(const session::Result& result, const session::Answer& answer,
                        const std::vector<std::string>& explanations, const std::optional<session::Network>& network,
                        const std::optional<session::RegionMap>& map) {
    Json all = Json::parse(session::json_of(result, answer));
    all["made"]["command"] = command_beside(result.path());
    for (const std::string& file : explanations) all["shapley"].push_back(read_explanation(all, file));
    if (map) all["map"] = map_of(*map);
    if (network) all["network"] = network_of(*network, result.replicates().front());
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace consortia::command
