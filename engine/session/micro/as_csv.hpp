// A table of agents or edges as CSV: units in the heading, labels and keys as texts, nothing where nobody is.
#pragma once

#include "engine/session/micro/table.hpp"

#include <functional>
#include <string_view>

namespace consortia::session {

/// Takes a text piece by piece.
using TextSink = std::function<void(std::string_view)>;

/// Heading (`wage [wq]`) and rows, a line a piece.
void write_csv(const MicroTable& table, const TextSink& out);

}  // namespace consortia::session
