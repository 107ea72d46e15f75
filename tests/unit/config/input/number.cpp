#include "engine/config/input/number.hpp"

#include "tests/support/catch.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <cstring>
#include <limits>

using namespace consortia;
using config::parse_count;
using config::parse_number;
using config::to_text;

TEST_CASE("numbers are plain decimals", "[config][number]") {
    CHECK(parse_number("0") == 0.0);
    CHECK(parse_number("-12.5") == -12.5);
    CHECK(parse_number(".3") == 0.3);
    CHECK(parse_number("1e8") == 1e8);
    CHECK(parse_number("2.5E-3") == 0.0025);
    CHECK_FALSE(std::signbit(*parse_number("-0")));
}

TEST_CASE("what only looks like a number is none", "[config][number]") {
    for (const char* text : {"",    "-",    ".",    "e3",  "1e",    "010",   "-01",    "0x10", "0o7", "+1", "1_000", "1,5",
                             "nan", ".nan", ".inf", "inf", "-.Inf", "1e400", "1e-400", "15 %", "1 ",  " 1", "1.2.3", "１"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
}

TEST_CASE("counts are digits", "[config][number]") {
    CHECK(parse_count("0") == 0U);
    CHECK(parse_count("18446744073709551615") == std::numeric_limits<u64>::max());
    for (const char* text : {"", "-1", "+1", "01", "1.0", "1e3", "18446744073709551616"}) {
        INFO(text);
        CHECK_FALSE(parse_count(text).has_value());
    }
}

TEST_CASE("a hint says what is wrong with a number", "[config][number]") {
    CHECK(config::number_hint("15 %", "share") == "; values carry no unit, write 0.15");
    CHECK(config::number_hint("12 wq", "wq") == "; values carry no unit, write 12");
    CHECK(config::number_hint("12 eur", "wq") == "; values carry no unit, the number is read in wq");
    CHECK(config::number_hint("1,5", "wq") == "; the decimal mark is a point, thousands are not marked");
    CHECK(config::number_hint("010", "wq") == "; leave out the leading zero");
    CHECK(config::number_hint("1e999", "wq") == "; too large or too small for a number of this machine");
    CHECK(config::number_hint("+1", "wq") == "; leave out the plus");
    CHECK(config::number_hint("high", "wq").empty());
}

TEST_CASE("numbers are written short and plain", "[config][number]") {
    CHECK(to_text(0) == "0");
    CHECK(to_text(2e6) == "2000000");
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(1e-9) == "1e-09");
    CHECK(to_text(1e300) == "1e+300");
    CHECK(to_text(std::numeric_limits<double>::infinity()) == "none");
    CHECK(config::hexadecimal(0x1234abcdULL) == "000000001234abcd");
}

TEST_CASE("a number written reads back as the same number", "[config][number]") {
    CHECK(rc::check([](u64 bits) {
        double value = 0;
        static_assert(sizeof value == sizeof bits);
        std::memcpy(&value, &bits, sizeof value);
        RC_PRE(std::isfinite(value));
        RC_ASSERT(parse_number(to_text(value)) == value);
    }));
}

TEST_CASE("a hint writes a number without marks between thousands and without full-width characters", "[config][number]") {
    using config::number_hint;
    CHECK(number_hint("12 300", "wq") == "; thousands are not marked, write 12300");
    CHECK(number_hint("30_000", "") == "; thousands are not marked, write 30000");
    CHECK(number_hint("1,234,567", "") == "; thousands are not marked, write 1234567");
    CHECK(number_hint("1 23", "").empty());
    CHECK(number_hint("1234 567", "").empty());
    CHECK(number_hint("1,234 567", "").empty());
    CHECK(number_hint("12\u00A0300", "") == "; it has a no-break space (U+00A0); thousands are not marked, write 12300");
    CHECK(number_hint("０．６", "") == "; it has full-width characters, write 0.6");
    CHECK(number_hint("1５％", "share") == "; it has full-width characters; values carry no unit, write 0.15");
}
