// Texts as they may leave the program: with nothing in them that acts on a terminal or hides from a reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace consortia {

/// Length of the well-formed UTF-8 sequence at the front of `text` (Unicode 15, table 3-7), 0 if it is not one.
std::size_t utf8_length(std::string_view text);

/// What becomes of line ends in `visible`.
enum class LineEnds : unsigned char {
    escaped,   ///< a text of one line, whatever came in with a name
    indented,  ///< a message of ours goes on in lines that begin with two blanks; any other line end is escaped
    kept,      ///< whole lines
};

/// `text` as it may leave the program: control characters (C0, DEL, C1), marks of direction, signs without width and line
/// separators are written out, `\n`, `\t`, `\u001b`, `\u202e`, and bytes that are no UTF-8 as `\x9b`. All else stays.
std::string visible(std::string_view text, LineEnds ends = LineEnds::escaped);

}  // namespace consortia
