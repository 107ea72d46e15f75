// A comparison on a screen: the answer in a few sentences, what buys most, the headlines, cost as a treasury books it; with
// `all` every indicator. No line is wider than the screen.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>

namespace consortia::command {

void print_sentences(std::ostream& out, const session::Answer& answer, const Look& look);
/// What buys most, a table for each benefit.
void print_leagues(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);
/// All of it.
void print_answer(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look);

}  // namespace consortia::command
