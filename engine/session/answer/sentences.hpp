// The answer in at most five sentences, in both languages: one for each aim, what gets worse, how sure it is.
#pragma once

#include "engine/session/answer/answer.hpp"

namespace consortia::session {

/// From the numbers that `answer` has.
std::vector<Sentence> sentences_of(const Result& result, const Answer& answer);

}  // namespace consortia::session
