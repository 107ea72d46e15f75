// Cost as a treasury books it, as a table.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>

namespace consortia::command {

/// Paid out, reliefs, revenue and the net cost of each package; with `all` every account. Nothing where the model has none.
void print_accounts(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);

}  // namespace consortia::command
