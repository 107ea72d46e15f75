// Texts as YAML that reads back as the same text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// `text` as a YAML scalar: plain where that is safe in any context, else in double quotes.
std::string yaml_text(std::string_view text);

/// `[a, b]`, or the text alone if there is one.
std::string yaml_list(const std::vector<std::string>& texts);

}  // namespace consortia::config
