// Pages without script, to mail or print: nothing from a network, all text escaped.
#pragma once

#include <string>
#include <vector>

namespace consortia::command {

/// Up to the title as its first heading.
std::string begin_page(const std::string& title);
/// Which version made it, and the end.
std::string end_page(const std::string& how);

std::string escaped(const std::string& text);
/// A row of a table; `kind` is `th` or `td`. Cells are markup.
std::string page_row(const std::vector<std::string>& cells, const char* kind = "td");
/// A list of sentences.
std::string page_list(const std::vector<std::string>& sentences);

}  // namespace consortia::command
