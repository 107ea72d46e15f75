// What buys most, as a table; and what packages add to a product for each unit of cost.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>

namespace consortia::command {

void print_league(std::ostream& out, const session::Result& result, const session::Answer& answer,
                  const study::League& league, const Look& look);
/// Nothing where no product is told.
void print_multipliers(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);

/// `1`, `2=` where it is shared, `–` where there is none.
std::string rank_text(const study::LeagueLine& line);
/// The verdict, caps that bind, headlines that get worse, in words.
std::string remarks(const session::Result& result, const study::LeagueLine& line, Language language);

}  // namespace consortia::command
