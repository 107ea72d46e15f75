// The page as build.mjs makes it: three pieces, between which the language and the data go; none in a build without node.
#pragma once

#include <string_view>
#include <vector>

namespace consortia::report {

using Piece = std::vector<std::string_view>;  // texts that follow each other

std::vector<Piece> pieces();

}  // namespace consortia::report
