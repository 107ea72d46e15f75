// A dated package of levers that a study switches on and off as one factor: `seats: {package:
// ../packages/seat_subsidy.yaml}`.
#pragma once

#include "engine/config/study/overlays.hpp"

namespace consortia::config {

/// What the names of such factors begin with in results: `package.seats`.
inline constexpr std::string_view package_prefix = "package.";

/// The factor `key`, which names a file from the folder of the study; nothing where that cannot be read, or sets more
/// than levers, or none.
std::optional<Factor> read_package(const OverlayReader& overlays, const Key& key, const Node& file, Problems& problems);

}  // namespace consortia::config
