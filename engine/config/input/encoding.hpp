// The check that bytes are text before anything else looks at them.
#pragma once

#include "engine/config/input/problems.hpp"

#include <string>
#include <string_view>

namespace consortia::config {

/// What `bytes` are by how they begin, if they are a kind of file that is no text: `is a result (HDF5); …`; else empty.
std::string foreign(std::string_view bytes);

/// The place of a byte.
Place place_of(std::string_view bytes, std::size_t at, const std::string& file);

/// Whether `bytes` are valid UTF-8 without control characters but tab and line ends; if not, one error says what they are,
/// or where.
bool is_text(std::string_view bytes, const std::string& file, Problems& problems);

/// Whether `text` is valid UTF-8.
bool is_utf8(std::string_view text);

/// `bytes` without the byte order mark that some editors put in front.
std::string_view without_mark(std::string_view bytes);

/// Number of characters (code points).
std::size_t characters(std::string_view text);

}  // namespace consortia::config
