#include "engine/config/input/encoding.hpp"

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

TEST_CASE("files of other kinds are named by how they begin", "[config][encoding]") {
    using namespace std::string_literals;
    CHECK(foreign("PK\x03\x04xl/workbook.xml") ==
          "is a zip file, as Excel workbooks (.xlsx) are; save the sheet as CSV UTF-8");
    CHECK(foreign("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "is an Excel workbook (.xls); save the sheet as CSV UTF-8");
    CHECK(foreign("\x89HDF\r\n\x1A\n") == "is a result (HDF5); `export` and `rerun` take it");
    CHECK(foreign("\xFF\xFEm\0o\0"s) == "is UTF-16 text; save it as UTF-8");
    CHECK(foreign("model: example\n").empty());
    CHECK(foreign("").empty());
}
