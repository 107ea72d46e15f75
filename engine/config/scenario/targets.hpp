// Whom an entry of a lever is for: labels of axes as bits, and back.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/axis.hpp"
#include "engine/schema/lever.hpp"
#include "engine/schema/quantity.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace consortia::config {

/// Reads `target: {region: guangdong, industry: [ict, machinery], size: small}` for a lever. Labels may be groups of the
/// axis.
std::optional<TargetMask> read_target(const Node& node, const Quantity& lever, const std::vector<Axis>& axes,
                                      Problems& problems);

/// The axes a mask restricts and the labels it allows there.
std::vector<std::pair<std::string, std::vector<std::string>>> target_labels(const TargetMask& mask,
                                                                            const std::vector<Axis>& axes);

}  // namespace consortia::config
