// A page as build.mjs makes it: three pieces, between which the language and the data go; none in a build without node.
#pragma once

#include "engine/core/types.hpp"

#include <string_view>
#include <vector>

namespace consortia::report {

/// A comparison to read, or a study to play with.
enum class Kind : u8 { report, explorer };

using Piece = std::vector<std::string_view>;  // texts that follow each other

std::vector<Piece> pieces(Kind kind);

}  // namespace consortia::report
