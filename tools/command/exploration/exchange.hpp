// What an explorer and the program that emulates tell each other, as JSON: numbers keep every bit.
#pragma once

#include "engine/session/exploration/question.hpp"

#include <string>

namespace consortia::command {

std::string text_of(const session::exploration::Question& question);
std::string text_of(const session::exploration::Reply& reply);
/// Throw SystemError if the text is not what the other program writes.
session::exploration::Question question_of_exploration(const std::string& text);
session::exploration::Reply reply_of_exploration(const std::string& text);

}  // namespace consortia::command
