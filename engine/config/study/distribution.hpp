// How the values of a factor are distributed, as a study says it: a range, values with weights, a table, a mean.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/schema/study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::config {

/// `{range: [0, 0.6]}`, `{range: usual, distribution: log_uniform}`, `{values: [a, b], weights: [1, 3]}` and their kin, for
/// the factor's quantity. What else may stand there is `other_keys`, read by others.
void read_distribution(const Node& node, const std::vector<std::string>& other_keys, const DesignDescription& design,
                       std::optional<Money> money, Factor& factor, Problems& problems);

}  // namespace consortia::config
