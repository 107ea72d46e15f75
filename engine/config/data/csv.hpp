// Rows of comma separated values with the place of each field.
#pragma once

#include "engine/config/input/problems.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

struct Cell {
    std::string text;  ///< unquoted; fields without quotes are trimmed of spaces
    int line = 0;
    int column = 0;  ///< of its first character, from 1
};

/// More than any table has; what goes beyond is damage or another kind of file.
inline constexpr std::size_t longest_field = 100'000;  ///< bytes
inline constexpr std::size_t most_fields = 10'000;     ///< of a row

/// Reads text row by row, in time linear in its length. Mistakes of form (a quote that never closes, a row or field beyond
/// the limits) go to the problems and end the reading.
class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file, Problems& problems)
        : rest_(text), file_(file), problems_(problems) {}

    /// The next row that is neither empty nor a comment, into `row`; false at the end.
    bool next(std::vector<Cell>& row);

  private:
    void skip_comments();
    bool read_cell(std::vector<Cell>& row);
    bool read_quoted(Cell& cell);
    bool read_plain(Cell& cell);
    bool takes(Cell& cell, std::string_view text);
    bool at_line_end() const { return rest_.empty() || rest_.front() == '\n' || rest_.starts_with("\r\n"); }
    void take_line_end();
    void advance(std::size_t bytes);

    std::string_view rest_;
    std::string file_;
    Problems& problems_;
    int line_ = 1;
    int column_ = 1;
};

}  // namespace consortia::config
