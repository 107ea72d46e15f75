#include "engine/config/input/look_alikes.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <array>

namespace consortia::config {

namespace {

struct Blank {
    std::string_view bytes;
    const char* name;
};

constexpr std::array blanks{Blank{"\xC2\xA0", "a no-break space (U+00A0)"}, Blank{"\xE2\x80\x87", "a figure space (U+2007)"},
                            Blank{"\xE2\x80\x89", "a thin space (U+2009)"},
                            Blank{"\xE2\x80\xAF", "a narrow no-break space (U+202F)"},
                            Blank{"\xE3\x80\x80", "a full-width space (U+3000)"}};

constexpr std::string_view colon = "\xEF\xBC\x9A";

/// The plain character of a full-width form (U+FF01 to U+FF5E are ! to ~) or of a Chinese mark; 0 if it is none.
char narrow(std::string_view character) {
    if (character == "\xE3\x80\x82") return '.';  // 。
    if (character == "\xE3\x80\x81") return ',';  // 、
    if (character.size() != 3 || character[0] != '\xEF') return 0;
    const unsigned code =
        (static_cast<unsigned char>(character[1]) & 0x3FU) << 6U | (static_cast<unsigned char>(character[2]) & 0x3FU);
    const unsigned form = 0xF000U | code;
    return form >= 0xFF01U && form <= 0xFF5EU ? static_cast<char>(form - 0xFF01U + '!') : '\0';
}

const Blank* blank(std::string_view character) {
    const auto found = std::ranges::find(blanks, character, &Blank::bytes);
    return found == blanks.end() ? nullptr : &*found;
}

/// Calls `each` for every character; bytes that are no UTF-8 come one by one.
template <class Each>
void for_characters(std::string_view text, Each each) {
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(utf8_length(text.substr(0, 4)), 1);
        each(text.substr(0, length));
        text.remove_prefix(length);
    }
}

/// Whether a key may stand before the colon: nothing that opens a text, a comment, or is a key already.
bool is_key(std::string_view before) {
    return before.find_first_not_of(" -{[") != std::string_view::npos &&
           before.find_first_of("\"'#\n") == std::string_view::npos && before.find(": ") == std::string_view::npos;
}

WrongColon wrong_colon_of_line(std::string_view line) {
    if (const std::size_t at = line.find(colon); at != std::string_view::npos && is_key(line.substr(0, at)))
        return {at, "'：' is a full-width colon; write `: ` after a key"};
    const std::size_t at = line.find(':');
    if (at == std::string_view::npos || at + 1 >= line.size() || !is_key(line.substr(0, at))) return {};
    const char next = line[at + 1];
    if (next == ' ' || next == '\t' || next == '\r' || next == '/' || next == ':') return {};
    const std::string after = look_alikes(line.substr(at + 1, 3));
    if (!after.empty() && after.find("space") != std::string::npos)
        return {at + 1, after + " follows a colon; write a plain one"};
    return {at, "a blank must follow the colon of a key"};
}

}  // namespace

std::string plain_form(std::string_view text) {
    std::string plain;
    for_characters(text, [&plain](std::string_view character) {
        if (const char c = narrow(character); c != 0) {
            plain += c;
        } else if (blank(character) != nullptr) {
            plain += ' ';
        } else {
            plain += character;
        }
    });
    return plain;
}

std::string look_alikes(std::string_view text) {
    std::string found;
    for_characters(text, [&found](std::string_view character) {
        if (!found.empty()) return;
        if (narrow(character) != 0) found = "full-width characters";
        if (const Blank* one = blank(character)) found = one->name;
    });
    return found;
}

WrongColon wrong_colon(std::string_view text) {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        WrongColon found = wrong_colon_of_line(text.substr(start, end - start));
        if (found.at != std::string_view::npos) {
            found.at += start;
            return found;
        }
        start = end + 1;
    }
    return {};
}

}  // namespace consortia::config
