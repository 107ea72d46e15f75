#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace consortia {

namespace {

struct Range {
    char32_t first, last;
};

/// Characters that move the cursor, change the order of others, or cannot be seen (of Unicode's categories Cc, Cf, Zl and Zp
/// those that no script needs between its letters to be read).
constexpr std::array acting{
    Range{0x00, 0x1f},     Range{0x7f, 0x9f},     Range{0xad, 0xad},       Range{0x61c, 0x61c},
    Range{0x180e, 0x180e}, Range{0x200b, 0x200f}, Range{0x2028, 0x202e},   Range{0x2060, 0x206f},
    Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f},
};

bool acts(char32_t character) {
    return std::ranges::any_of(acting, [=](Range r) { return character >= r.first && character <= r.last; });
}

constexpr bool is_plain(char c) { return c >= ' ' && c <= '~'; }

/// Of a well-formed sequence.
char32_t character_of(std::string_view sequence) {
    constexpr std::array<unsigned, 5> payload{0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t character = static_cast<unsigned char>(sequence.front()) & payload[sequence.size()];
    for (const char c : sequence.substr(1)) character = character << 6U | (static_cast<unsigned char>(c) & 0x3fU);
    return character;
}

std::string formatted(const char* format, unsigned value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string written_out(char32_t character) {
    if (character == '\n') return "\\n";
    if (character == '\t') return "\\t";
    if (character == '\r') return "\\r";
    return formatted(character <= 0xffff ? "\\u%04x" : "\\U%08x", character);
}

/// Whether `text` begins with a line end that is ours.
bool ends_line(std::string_view text, LineEnds ends) {
    return ends == LineEnds::kept ? text.starts_with('\n') : ends == LineEnds::indented && text.starts_with("\n  ");
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    const auto byte = [&text](std::size_t k) {
        return k < text.size() ? static_cast<unsigned char>(text[k]) : static_cast<unsigned char>(0);
    };
    const auto within = [&byte](std::size_t k, unsigned char low, unsigned char high) {
        return byte(k) >= low && byte(k) <= high;
    };
    const unsigned char first = byte(0);
    if (first < 0x80) return text.empty() ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF) return within(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool second = within(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        return second && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool second = within(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        return second && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

std::string visible(std::string_view text, LineEnds ends) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
        shown += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const std::size_t length = utf8_length(text.substr(0, 4));
        const std::string_view sequence = text.substr(0, std::max<std::size_t>(length, 1));
        if (length == 0) {
            shown += formatted("\\x%02x", static_cast<unsigned char>(sequence.front()));
        } else if (!ends_line(text, ends) && acts(character_of(sequence))) {
            shown += written_out(character_of(sequence));
        } else {
            shown += sequence;
        }
        text.remove_prefix(sequence.size());
    }
    return shown;
}

}  // namespace consortia
