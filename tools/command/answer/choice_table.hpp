// Which package to choose while parameters are known by draws alone: the chance of each rank, what a choice may lose, and
// what would be worth knowing first.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>

namespace consortia::command {

/// Two tables beneath a league; of parameters those that chance does not explain, with `all` every one.
void print_choice(std::ostream& out, const session::Result& result, const session::Answer& answer,
                  const study::League& league, const study::Choice& choice, const Look& look);

}  // namespace consortia::command
