#include "engine/config/input/encoding.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <array>

namespace consortia::config {

namespace {

constexpr bool continues(char c) { return (static_cast<u8>(c) & 0xC0U) == 0x80U; }

constexpr bool is_control(char c) { return (static_cast<u8>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f; }

struct Beginning {
    std::string_view bytes;
    const char* what;
};

using namespace std::string_view_literals;
constexpr std::array beginnings{
    Beginning{"PK\x03\x04"sv, "is a zip file, as Excel workbooks (.xlsx) are; save the sheet as CSV UTF-8"},
    Beginning{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "is an Excel workbook (.xls); save the sheet as CSV UTF-8"},
    Beginning{"\x89HDF\r\n\x1A\n"sv, "is a result (HDF5); `export` and `rerun` take it"},
    Beginning{"\x1F\x8B"sv, "is compressed (gzip); unpack it"},
    Beginning{"\xFF\xFE"sv, "is UTF-16 text; save it as UTF-8"},
    Beginning{"\xFE\xFF"sv, "is UTF-16 text; save it as UTF-8"}};

}  // namespace

std::string foreign(std::string_view bytes) {
    for (const Beginning& beginning : beginnings) {
        if (bytes.starts_with(beginning.bytes)) return beginning.what;
    }
    return "";
}

Place place_of(std::string_view bytes, std::size_t at, const std::string& file) {
    const std::string_view before = bytes.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file, static_cast<int>(line), static_cast<int>(characters(before.substr(start)) + 1)};
}

bool is_text(std::string_view bytes, const std::string& file, Problems& problems) {
    if (const std::string what = foreign(bytes); !what.empty()) {
        problems.error({file}, what);
        return false;
    }
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
