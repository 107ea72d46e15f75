// The league table: which package buys most.
#pragma once

#include "engine/session/result.hpp"

namespace consortia::command {

/// One table for each benefit; nothing if the model declares no benefit or no cost.
void print_league(const session::Result& result);
/// One table for each product, what costs should bring in their own unit; nothing if the model declares none.
void print_multipliers(const session::Result& result);

}  // namespace consortia::command
