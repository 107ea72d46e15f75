// The valid name nearest to a mistyped one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// Number of single edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, in bytes
/// (Damerau and Levenshtein, optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// `; nearest is NAME`, or nothing if no name is near.
std::string nearest_hint(std::string_view word, const std::vector<std::string>& known);

/// What to add to `unknown …`: `; nearest is NAME`, else the whole list if it is short, else nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

/// `a, b, c`; after `most` names the rest is counted.
std::string listed(const std::vector<std::string>& names, std::size_t most = 12);

}  // namespace consortia::config
