// Characters that look like those that were meant: full-width forms of Chinese keyboards, blanks that do not break.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace consortia::config {

/// `text` with full-width forms and unusual blanks as the plain characters they look like: `０．６` as `0.6`.
std::string plain_form(std::string_view text);

/// What stands in `text` of them, for messages: `full-width characters`, `a no-break space (U+00A0)`; empty if nothing.
std::string look_alikes(std::string_view text);

/// The byte at which the first full-width colon stands in a line in place of `: ` after a key, or a colon that no blank
/// follows (npos: nowhere), and what to say of it. For a text that is no YAML.
struct WrongColon {
    std::size_t at = std::string_view::npos;
    std::string text;
};
WrongColon wrong_colon(std::string_view text);

}  // namespace consortia::config
