// Text over several lines of limited width, as a terminal counts it: Chinese characters are two wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consortia::command {

/// Columns that a terminal needs for a text in UTF-8.
std::size_t width_of(std::string_view text);
/// The widest piece that is not broken: a word, or one Chinese character.
std::size_t longest_word(std::string_view text);
/// In lines of at most that many columns, broken at blanks, Chinese anywhere, words that are wider where they must be.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace consortia::command
