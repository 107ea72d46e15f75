// A study that calibrates: moments to meet, free parameters with priors, parameters tied to them, and a budget of runs.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"
#include "engine/schema/study/study.hpp"

namespace consortia::config {

/// Reads `moments`, `free`, `tied` and `budget` of a study into its factors (the free ones, then the tied ones) and its
/// calibration. The scenario must have been read. Expressions are read by who works them out.
void read_calibration(const Node& root, const Schema& schema, Study& study, Problems& problems);

}  // namespace consortia::config
