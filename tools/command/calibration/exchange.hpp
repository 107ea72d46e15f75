// What a calibration and the program that searches tell each other, as JSON: numbers keep every bit.
#pragma once

#include "engine/session/calibration/question.hpp"

#include <string>

namespace consortia::command {

std::string text_of(const session::Question& question);
std::string text_of(const session::Reply& answer);
/// Throw SystemError if the text is not what the other program writes.
session::Question question_from(const std::string& text);
session::Reply answer_from(const std::string& text);

}  // namespace consortia::command
