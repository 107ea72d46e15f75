// Rows of comma separated values with the place of each field.
#pragma once

#include "engine/config/problems.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

struct Cell {
    std::string text;  ///< unquoted; fields without quotes are trimmed of spaces
    int line = 0;
    int column = 0;  ///< of its first character, from 1
};

/// Reads text row by row. Mistakes of form (a quote that never closes) go to the problems and end the reading.
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
    void read_plain(Cell& cell);
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
