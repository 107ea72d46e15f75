// What a model shows of the world beside the world, as a page in Markdown: models/consortium/VALIDATION.md is one.
#pragma once

#include "engine/session/validation/validate.hpp"

#include <string>

namespace consortia::command {

/// `command`: what makes the page again.
std::string page_of(const session::Validated& all, const std::string& command, Language language);

}  // namespace consortia::command
