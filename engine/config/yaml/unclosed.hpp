// Quotes and brackets that are not closed where they seem to be: YAML takes the lines that follow into them in silence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace consortia::config {

struct Unclosed {
    std::size_t opened = 0;  ///< the byte at which the quote or bracket stands
    int line = 0;  ///< the first line it takes in that is not indented below it, counted from 1; 0: it never closes
    bool is_quote = false;
};

/// Follows the quoted text, or the list or map in brackets, that opens at byte `at`. Nothing if it is closed and all lines
/// within are indented below the line in which it opens (a line may begin with what closes a bracket).
std::optional<Unclosed> unclosed(std::string_view text, std::size_t at);

/// The first of the whole text, which need not be YAML: tokens are told apart as far as lines show them.
std::optional<Unclosed> first_unclosed(std::string_view text);

/// What to say of it.
std::string to_text(const Unclosed& unclosed);

}  // namespace consortia::config
