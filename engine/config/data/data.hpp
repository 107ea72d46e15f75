// Tables of input data: CSV, checked against what the model describes.
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/data.hpp"

#include <string>
#include <string_view>

namespace consortia::config {

/// No data file may be longer than this (64 MiB).
inline constexpr std::size_t longest_table = std::size_t{64} << 20;

/// `a CSV file`, or `a CSV or GraphML file`: what messages expect of a table.
std::string kind_of_file(const DataDescription& description);

/// Reads RFC 4180 text: a header row, then rows as long as it; lines that begin with # and empty lines are skipped; LF or
/// CRLF. Or GraphML, where it is of a network. Numbers follow parse_number. `file` is the name in messages; DataTable::file
/// is left to the caller. `wrong_numbers`, if given, counts the mistakes that are single numbers: rows, columns and labels
/// are there all the same.
DataTable read_table(const DataDescription& description, std::string_view bytes, const std::string& file, Problems& problems,
                     std::size_t* wrong_numbers = nullptr);

}  // namespace consortia::config
