// Tables and texts in Markdown, for pages that people read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consortia::command::page {

/// A row of a table, and the two lines that begin one: a cell ends with its text, whatever stands in it.
std::string row(const std::vector<std::string>& cells);
std::string head(const std::vector<std::string>& cells);

/// A text of somebody else, as it stands there: `visible` on one line, and nothing in it is markup.
std::string plain(std::string_view text);
/// The same in the letters of a program.
std::string code(std::string_view text);

}  // namespace consortia::command::page
