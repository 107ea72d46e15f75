// A scenario as a page that can be handed on: what it assumes, and on what that rests.
#pragma once

#include "engine/session/assumptions/assumptions.hpp"

#include <string>

namespace consortia::command {

enum class Language : u8 { english, chinese };

/// Markdown: the run's own keys, what differs from the default, all that is as by default, data. `values` as
/// config::origins() or session::values_of() give them; `name` stands where the scenario has no title.
std::string document(const Schema& schema, const std::vector<config::Traced>& values, const std::string& name,
                     const Text& title, Language language);

}  // namespace consortia::command
