#include "engine/core/text/decimal.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using consortia::decimal_of;

TEST_CASE("digits are read as the nearest number", "[core][decimal]") {
    CHECK(decimal_of("0.1") == 0.1);
    CHECK(decimal_of("-12.5e3") == -12500.0);
    CHECK(decimal_of("9007199254740993") == 9007199254740992.0);  // a tie, to the even one
    CHECK(decimal_of("1.7976931348623157e+308") == std::numeric_limits<double>::max());
    CHECK(decimal_of("0e999") == 0.0);
}

TEST_CASE("what is no decimal, or none that a double holds, is no number", "[core][decimal]") {
    for (const char* text : {"", "+1", " 1", "1 ", "0x10", "inf", "nan", "1e", "--1", "1e400", "1e-400"}) {
        INFO(text);
        CHECK_FALSE(decimal_of(text).has_value());
    }
}
