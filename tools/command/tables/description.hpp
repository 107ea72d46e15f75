// A model described in full, as Markdown for people or JSON for programs.
#pragma once

#include "engine/step/model.hpp"

#include <string>

namespace consortia::command {

/// Levers, parameters, indicators, phases, dimensions, state, sums of a step, input tables.
std::string markdown(const Model& model, const Schema& schema);
/// `{model, levers, parameters, indicators, phases, axes, records, data}`.
std::string json(const Model& model, const Schema& schema);

/// The record of a struct as the schema calls it.
std::string record_name(const Schema& schema, const std::string& type_name);

}  // namespace consortia::command
