#include "engine/config/encoding.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::config;

namespace {
bool good(std::string_view bytes) {
    Problems problems;
    return is_text(bytes, "f", problems);
}
}  // namespace

TEST_CASE("well-formed UTF-8 of every length is text", "[config][encoding]") {
    CHECK(good("a\t\r\n"));
    CHECK(good("é投\xF0\x9F\x98\x80"));
    CHECK(characters("é投\xF0\x9F\x98\x80") == 3);
}

TEST_CASE("broken, overlong and impossible sequences are not", "[config][encoding]") {
    for (const char* bytes : {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                              "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE6\x8A", "\xFF\xFE"}) {
        CHECK_FALSE(good(bytes));
    }
    CHECK_FALSE(good(std::string_view("a\0b", 3)));
    CHECK_FALSE(good("\x1b[0m"));
    CHECK_FALSE(is_utf8("a\xA0"));
    CHECK(is_utf8("投"));
}

TEST_CASE("a byte order mark is taken off once", "[config][encoding]") {
    CHECK(without_mark("\xEF\xBB\xBFx") == "x");
    CHECK(without_mark("x") == "x");
}
