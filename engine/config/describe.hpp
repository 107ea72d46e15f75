// The description of a model's parameters and levers, read from the YAML beside it.
#pragma once

#include "engine/schema/schema.hpp"

#include <span>
#include <string_view>

namespace consortia::config {

/// Attaches to each parameter and lever of the schema its description from `texts` (name, unit, range, usual, default,
/// source…). Throws ContractError listing every fault: a description without setting, a setting without description, a wrong
/// entry. Places in it are of the form `description 1:12:3`, the texts being counted from 1.
void describe(Schema& schema, std::span<const std::string_view> texts);

}  // namespace consortia::config
