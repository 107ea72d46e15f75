#include "engine/session/map/geojson.hpp"

#include "engine/core/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace consortia::session {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_told = 20;
constexpr int deepest = 12;  // a position of a polygon of several stands in the ninth
constexpr std::size_t least_points = 4;

/// Line and column of a byte.
Place place_at(std::string_view bytes, std::size_t at, const std::string& file) {
    const std::string_view before = bytes.substr(0, std::min(at == 0 ? 0 : at - 1, bytes.size()));
    const auto lines = std::ranges::count(before, '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file, static_cast<int>(lines) + 1, static_cast<int>(before.size() - start) + 1};
}

Json parsed(std::string_view bytes, const std::string& file) {
    if (bytes.size() > longest_map)
        throw InputError({file}, "map: expected at most " + std::to_string(longest_map >> 20U) + " MiB of GeoJSON");
    bool deep = false;
    const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
        deep = deep || depth > deepest;
        return !deep;
    };
    try {
        Json all = Json::parse(bytes.begin(), bytes.end(), shallow);
        if (deep) throw InputError({file}, "map: is nested deeper than GeoJSON is");
        return all;
    } catch (const Json::parse_error& error) {
        throw InputError(place_at(bytes, error.byte, file), "map: is no JSON here");
    }
}

class Reader {
  public:
    Reader(const Json& root, const std::string& file) : root_(root), file_(file) {}

    RegionMap read() {
        const Json* features = member(root_, "features");
        if (features == nullptr || !features->is_array()) {
            throw InputError({file_}, "map: expected a FeatureCollection with `features`, a list");
        }
        if (features->size() > most_features)
            throw InputError({file_}, "map: expected at most " + std::to_string(most_features) + " features, got " +
                                          std::to_string(features->size()));
        for (std::size_t k = 0; k < features->size(); ++k) add((*features)[k], "features[" + std::to_string(k) + "]");
        if (map_.empty() && problems_.empty()) tell("features", "expected a polygon, got none");
        if (!problems_.empty()) throw InputError(problems_);
        return std::move(map_);
    }

  private:
    void tell(const std::string& where, const std::string& why) {
        if (problems_.size() < most_told)
            problems_.push_back({Problem::Severity::error, Place{file_}, "map: " + where + ": " + why});
    }

    static const Json* member(const Json& object, const char* name) {
        if (!object.is_object()) return nullptr;
        const auto found = object.find(name);
        return found == object.end() ? nullptr : &*found;
    }

    void add(const Json& feature, const std::string& where) {
        const Json* properties = member(feature, "properties");
        const Json* name = properties == nullptr ? nullptr : member(*properties, "name");
        if (name == nullptr || !name->is_string()) return tell(where + ".properties.name", "expected the name of a region");
        RegionOutline region{name->get<std::string>(), {}};
        if (!names_.insert(region.name).second) return tell(where + ".properties.name", "is given twice");
        const Json* geometry = member(feature, "geometry");
        if (geometry != nullptr && add_geometry(*geometry, where + ".geometry", region)) map_.push_back(std::move(region));
        if (geometry == nullptr) tell(where, "has no geometry");
    }

    bool add_geometry(const Json& geometry, const std::string& where, RegionOutline& region) {
        const Json* type = member(geometry, "type");
        const Json* coordinates = member(geometry, "coordinates");
        const std::string kind = type != nullptr && type->is_string() ? type->get<std::string>() : "";
        if ((kind != "Polygon" && kind != "MultiPolygon") || coordinates == nullptr || !coordinates->is_array()) {
            tell(where, "expected a Polygon or MultiPolygon with coordinates");
            return false;
        }
        if (kind == "Polygon") return add_polygon(*coordinates, where + ".coordinates", region);
        return std::ranges::all_of(*coordinates,
                                   [&](const Json& each) { return add_polygon(each, where + ".coordinates", region); });
    }

    bool add_polygon(const Json& rings, const std::string& where, RegionOutline& region) {
        if (!rings.is_array()) {
            tell(where, "expected rings of positions");
            return false;
        }
        return std::ranges::all_of(rings, [&](const Json& ring) { return add_ring(ring, where, region); });
    }

    bool add_ring(const Json& positions, const std::string& where, RegionOutline& region) {
        if (!positions.is_array() || positions.size() < least_points) {
            tell(where, "expected a ring of 4 positions or more");
            return false;
        }
        points_ += positions.size();
        if (points_ > most_map_points)
            throw InputError({file_}, "map: has more than " + std::to_string(most_map_points) + " positions");
        Ring& ring = region.rings.emplace_back();
        for (const Json& position : positions)
            if (!add_position(position, where, ring)) return false;
        ring.pop_back();  // the first one again
        return true;
    }

    bool add_position(const Json& position, const std::string& where, Ring& ring) {
        constexpr double widest = 180, highest = 90;
        const bool pair = position.is_array() && position.size() >= 2 && position[0].is_number() && position[1].is_number();
        const MapPoint point = pair ? MapPoint{position[0].get<double>(), position[1].get<double>()} : MapPoint{NAN, NAN};
        const bool on_earth = std::abs(point.x) <= widest && std::abs(point.y) <= highest;
        if (!on_earth) tell(where, "expected longitudes from -180 to 180 and latitudes from -90 to 90, in degrees");
        ring.push_back(point);
        return on_earth;
    }

    const Json& root_;
    const std::string& file_;
    RegionMap map_;
    std::set<std::string> names_;
    std::vector<Problem> problems_;
    std::size_t points_ = 0;
};

}  // namespace

RegionMap read_geojson(std::string_view bytes, const std::string& file) {
    const Json root = parsed(bytes, file);
    return Reader(root, file).read();
}

}  // namespace consortia::session
