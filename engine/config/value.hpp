// One value of a described quantity: number, label or `none`, checked against unit and ranges.
#pragma once

#include "engine/config/document.hpp"
#include "engine/schema/quantity.hpp"

#include <optional>

namespace consortia::config {

/// What a quantity accepts, for messages: `0 to 1 (share)`, `one of certified, all`.
std::string expected(const Quantity& quantity);

/// The value of `node` for `quantity`: `none` is +infinity, a label its index. Outside the hard range is an error, outside
/// the usual range a warning with the source of the default (the default itself never).
std::optional<double> read_value(const Node& node, const Quantity& quantity, Problems& problems);

/// A value of `quantity` as a scenario writes it.
std::string value_text(double value, const Quantity& quantity);

/// What a node is, for messages: `'text'`, `a list or map`.
std::string got(const Node& node);

}  // namespace consortia::config
