// What the page of the report shows: the answer, the command that made the result, and what `explain` left of its packages.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "engine/session/map/geojson.hpp"
#include "engine/session/network/network.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::command {

/// The outlines of regions that the result's scenario names; why they are left out is told on standard error.
std::optional<session::RegionMap> map_for(const session::Result& result);

/// JSON as the page takes it: what `--json` prints, the command where it stands beside the result (compare.provenance.json),
/// the shares of each explanation (explain.json) under the package of its name, a network of the first run and a map of its
/// regions. Throws InputError for a file that is no explanation, or one of a package that the result does not have.
std::string report_data(const session::Result& result, const session::Answer& answer,
                        const std::vector<std::string>& explanations = {},
                        const std::optional<session::Network>& network = std::nullopt,
                        const std::optional<session::RegionMap>& map = std::nullopt);

}  // namespace consortia::command
