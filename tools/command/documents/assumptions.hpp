// A scenario as a page that can be handed on: what it assumes, and on what that rests.
#pragma once

#include "engine/session/assumptions/assumptions.hpp"
#include "engine/session/assumptions/screening.hpp"

#include <string>

namespace consortia::command {

struct DocumentTitle {
    std::string name;  ///< of the scenario, where it has no title
    Text title;
};

/// Markdown: the run's own keys, what moves outputs most by `weights` where there are any, what differs from the default,
/// all that is as by default, data. `values` as config::origins() or session::values_of() give them.
std::string document(const Schema& schema, const std::vector<config::Traced>& values, const DocumentTitle& title,
                     const std::vector<session::Weight>& weights, Language language);

}  // namespace consortia::command
