// Outlines as a picture has them: on a plane, and of no more points than are seen.
#pragma once

#include "engine/session/map/geojson.hpp"

namespace consortia::session {

/// On a plane by the equirectangular projection about the middle latitude, x to the right and y downward, the longer side
/// from 0 to 1000. At most about `most_points` points in all: the least important go first, by the area that is lost with
/// each (Visvalingam and Whyatt 1993, The Cartographic Journal 30, 46), and of very many rings the smallest, but for the
/// largest of each region. The same for the same map.
RegionMap drawn_outlines(const RegionMap& map, std::size_t most_points = 4000);

}  // namespace consortia::session
