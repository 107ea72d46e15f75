// A study that looks for the best package: objectives, constraints, and a budget of runs.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"
#include "engine/schema/study/study.hpp"

namespace consortia::config {

/// Reads `objectives`, `constraints` and `budget` of a study into its variables and its optimisation:
///
///     objectives: {matched_graduates: maximise, net_cost: {minimise: {difference: outcome}}}
///     constraints: {net_cost: {at_most: 100000}, formalism: {at_most: 0.25, chance: 0.9, of: last}}
///     budget: {runs: 4000, batch: 8, seed: 1}
///
/// The scenario and the factors must have been read.
void read_optimisation(const Node& root, const Schema& schema, Study& study, Problems& problems);

/// Runs with which a point is played: every seed at every draw.
u64 runs_a_point(const Study& study);
/// The smallest budget from which a search of that study learns anything, in runs.
u64 fewest_runs(const Study& study);

}  // namespace consortia::config
