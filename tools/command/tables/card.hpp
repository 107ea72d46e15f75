// One lever, parameter or indicator of a model, told to a reader who knows its name.
#pragma once

#include "engine/step/model.hpp"

#include <string>
#include <vector>

namespace consortia::command {

/// The names of levers, parameters and indicators that `name` stands for: itself, or all that begin with `name` and a dot.
std::vector<std::string> named_by(const Schema& schema, const std::string& name);

/// All names a card can be of.
std::vector<std::string> names_of_cards(const Schema& schema);

/// What it is, its unit, what it accepts, its default and source, and how it is written in a scenario.
std::string card(const Schema& schema, const std::string& name);

}  // namespace consortia::command
