// What a search for the best packages and the program that searches tell each other, as JSON: numbers keep every bit.
#pragma once

#include "engine/session/optimisation/question.hpp"

#include <string>

namespace consortia::command {

std::string text_of(const session::optimisation::Question& question);
std::string text_of(const session::optimisation::Reply& reply);
/// Throw SystemError if the text is not what the other program writes.
session::optimisation::Question question_of_optimisation(const std::string& text);
session::optimisation::Reply reply_of_optimisation(const std::string& text);

}  // namespace consortia::command
