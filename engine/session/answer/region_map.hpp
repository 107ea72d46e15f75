// The map that a result's scenario names, `data: {map: regions.geojson}`.
#pragma once

#include "engine/session/map/geojson.hpp"
#include "engine/session/result.hpp"

#include <optional>
#include <string>

namespace consortia::session {

/// The outlines, or why there are none. Nothing where no map is named.
struct MapOfResult {
    std::optional<RegionMap> map;
    std::string failure;  ///< in words; empty where there is a map, or none is named
};

/// Read from where the first scenario lay that the result was made of, or else beside the result. A file that is not the one
/// that was used is not drawn.
MapOfResult map_of(const Result& result, const config::FileSource& files);

}  // namespace consortia::session
