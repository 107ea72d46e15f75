// Outlines of regions from a GeoJSON file (RFC 7946): polygons with a name, in degrees.
#pragma once

#include "engine/core/types.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::session {

struct MapPoint {
    double x = 0;
    double y = 0;
};
/// Closed; the first point is not given again. Holes are rings too.
using Ring = std::vector<MapPoint>;

struct RegionOutline {
    std::string name;
    std::vector<Ring> rings;
};
using RegionMap = std::vector<RegionOutline>;

/// No file of outlines may be longer than this (16 MiB), have more features or more points.
inline constexpr std::size_t longest_map = std::size_t{16} << 20;
inline constexpr std::size_t most_features = 10'000;
inline constexpr std::size_t most_map_points = 2'000'000;

/// The features of a FeatureCollection that are polygons or several, called by their property `name`. Throws InputError:
/// where the text is no JSON with line and column, else with the place in it, `features[3].geometry`, the first twenty
/// mistakes at once.
RegionMap read_geojson(std::string_view bytes, const std::string& file);

}  // namespace consortia::session
