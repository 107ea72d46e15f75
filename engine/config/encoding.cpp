#include "engine/config/encoding.hpp"

#include "engine/core/visible.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

constexpr bool continues(char c) { return (static_cast<u8>(c) & 0xC0U) == 0x80U; }

constexpr bool is_control(char c) { return (static_cast<u8>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f; }

Place place_of(std::string_view bytes, std::size_t at, const std::string& file) {
    const std::string_view before = bytes.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file, static_cast<int>(line), static_cast<int>(characters(before.substr(start)) + 1)};
}

}  // namespace

bool is_text(std::string_view bytes, const std::string& file, Problems& problems) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8_length(bytes.substr(at, 4));
        if (length == 0) {
            problems.error(place_of(bytes, at, file), "not UTF-8 text; save the file as UTF-8");
            return false;
        }
        if (is_control(bytes[at])) {
            problems.error(place_of(bytes, at, file), "control characters are refused");
            return false;
        }
        at += length;
    }
    return true;
}

bool is_utf8(std::string_view text) {
    for (std::size_t length = 0; !text.empty(); text.remove_prefix(length)) {
        length = utf8_length(text.substr(0, 4));
        if (length == 0) return false;
    }
    return true;
}

std::string_view without_mark(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes; }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

}  // namespace consortia::config
