// Draws of parameters on the command line.
#pragma once

#include "engine/schema/draws.hpp"
#include "engine/schema/schema.hpp"

#include <string>

namespace consortia::command {

/// ` --draws 0 --set labour.separation=0.0163`: what stands in place of one of the draws; empty without any.
std::string settings_of_draw(const ParameterDraws& drawn, const Schema& schema, std::size_t draw);

}  // namespace consortia::command
