// `events:` of a scenario: what happens in which step, of the kinds that its model declares.
//
//     events: [{at: 2030Q1, do: campaign, share: 0.3}, {at: 2032Q1, do: campaign}]
#pragma once

#include "engine/config/time/timeline.hpp"
#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"

#include <string>
#include <vector>

namespace consortia::config {

/// What the value of the key says, in order of the steps; what is wrong with it goes to `problems`. A scenario of so many
/// `steps`.
std::vector<Event> read_events(const Node& node, const Schema& schema, const Timeline& timeline, u32 steps,
                               Problems& problems);

/// As it would be written.
std::string events_text(const std::vector<Event>& events, const Schema& schema, const Timeline& timeline);

/// `at`, `do` and the fields of one such event with their defaults, for an example.
std::string event_text(const EventKind& kind, const std::string& date);

}  // namespace consortia::config
