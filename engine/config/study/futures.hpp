// Courses of the world in each of which a study plays every point: `futures: {fewer_young: ../consortium/fewer_young.yaml}`.
#pragma once

#include "engine/config/study/overlays.hpp"

namespace consortia::config {

/// The future in which the scenario stays as it is written, the first of every study that has some.
inline constexpr std::string_view as_written = "as_written";

/// Into the study, after its factors. A future sets parameters, events and data: no levers, nothing that all runs of a study
/// share, and nothing that points or draws set.
void read_futures(const Node& node, const OverlayReader& overlays, Study& study, Problems& problems);

}  // namespace consortia::config
