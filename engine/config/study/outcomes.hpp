// The outcomes of a study: indicators, and how each is made into one number a run, or kept step by step.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"
#include "engine/schema/study/study.hpp"

#include <optional>

namespace consortia::config {

/// Both need a scenario that plays steps: every number that is kept is one over steps.
///
/// `{transfers: {mean: [2040Q1, 2044Q4]}, skill: [last, series], output: {difference: last}}`.
void read_outcomes(const Node& node, const Schema& schema, Study& study, Problems& problems);

/// One of them, in words or by default: of a flow the difference of its outcome to the scenario's own, seed by seed, of all
/// else the outcome. The number of the variable, which may have been kept already; nothing after a mistake. It is one number
/// a run: an indicator with axes, or a series, is a mistake.
std::optional<std::size_t> keep_outcome(const Key& name, const Node* how, const Schema& schema, Study& study,
                                        Problems& problems);

/// Where a study names none: the outcome of every total that has a meaning for comparisons, or else of all totals. `where`
/// stands for the study, should there be nothing to keep.
void choose_outcomes(const Place& where, const Schema& schema, Study& study, Problems& problems);

}  // namespace consortia::config
