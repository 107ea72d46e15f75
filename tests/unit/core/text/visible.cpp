#include "engine/core/text/visible.hpp"

#include "engine/core/types.hpp"

#include "tests/support/catch.hpp"

#include <rapidcheck.h>

using namespace consortia;

namespace {

/// Characters that a text from outside may be made of: harmless ones, and all that act.
std::string sequence_of(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<u8>(value)); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f))};
    if (c < 0x10000) return {byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f))};
    return {byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f))};
}

}  // namespace

TEST_CASE("plain text of any script stays as it is", "[core][visible]") {
    for (const char* text : {"", "plain 0.26 ~!@", "投资抵免加倍：，", "café ÀÉÎõü ñ", "Ωμέγα русский עברית العربية",
                             "e\u0301", "👩 𝛼", "\\n"}) {
        CHECK(visible(text) == text);
    }
}

TEST_CASE("what acts on a terminal or hides is written out", "[core][visible]") {
    CHECK(visible("\x1b[31mred\x1b[0m") == "\\u001b[31mred\\u001b[0m");
    CHECK(visible("a\nb\tc\rd") == "a\\nb\\tc\\rd");
    CHECK(visible(std::string_view("\0", 1)) == "\\u0000");
    CHECK(visible("\x7f") == "\\u007f");
    CHECK(visible("\u0085\u009b31m") == "\\u0085\\u009b31m");
    CHECK(visible("gnp.\u202exslx") == "gnp.\\u202exslx");
    CHECK(visible("\u2066\u2069\u200b\u200f\u2028\ufeff\u00ad") == "\\u2066\\u2069\\u200b\\u200f\\u2028\\ufeff\\u00ad");
    CHECK(visible("\U000e0041") == "\\U000e0041");
}

TEST_CASE("bytes that are no UTF-8 are written out one by one", "[core][visible]") {
    CHECK(visible("\x9b"
                  "31m") == "\\x9b31m");                  // CSI of a terminal in another encoding
    CHECK(visible("\xc0\x9b") == "\\xc0\\x9b");           // ESC written too long
    CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // half a pair
    CHECK(visible("投\xe6\x8a") == "投\\xe6\\x8a");       // cut off
}

TEST_CASE("line ends stay where the text is of several lines, and only there", "[core][visible]") {
    CHECK(visible("a\nb\r\n", LineEnds::kept) == "a\nb\\r\n");
    CHECK(visible("failed\n  once more\nerror: forged", LineEnds::indented) == "failed\n  once more\\nerror: forged");
}

TEST_CASE("no text leaves a character that acts", "[core][visible][property]") {
    CHECK(rc::check("of any characters", [](const std::vector<u32>& codes) {
        std::string text;
        for (const u32 code : codes)
            text += sequence_of(code % 4 == 0 ? 0x2000 + code % 0x70 : code % 4 == 1 ? code % 0xa0 : code % 0xd800);
        const std::string shown = visible(text);
        RC_ASSERT(visible(shown) == shown);
        for (const char* acting : {"\x1b", "\n", "\r", "\t", "\x7f", "\u0085", "\u009b", "\u200b", "\u200f", "\u2028",
                                   "\u202a", "\u202e", "\u2066", "\u2069"}) {
            RC_ASSERT(shown.find(acting) == std::string::npos);
        }
    }));
    CHECK(rc::check("of any bytes", [](const std::vector<char>& bytes) {
        const std::string shown = visible(std::string_view(bytes.data(), bytes.size()));
        for (std::string_view rest = shown; !rest.empty(); rest.remove_prefix(utf8_length(rest))) {
            RC_ASSERT(utf8_length(rest) > 0U);
            RC_ASSERT(static_cast<u8>(rest.front()) >= 0x20U && rest.front() != 0x7f);
        }
    }));
}
