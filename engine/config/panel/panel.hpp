// `panel:` of a scenario: the agents, or edges, whose course it wants recorded.
//
//     panel: {kind: firm, fields: [technology, staff], who: {sample: 500}, every: 4}      # or a list of such
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"

#include <vector>

namespace consortia::config {

/// What the value of the key says; what is wrong with it goes to `problems`. Without a schema (the model is unknown) names
/// are not looked at.
std::vector<Panel> read_panels(const Node& node, const Schema* schema, Problems& problems);

/// As it would be written.
std::string panel_text(const std::vector<Panel>& panels);

}  // namespace consortia::config
