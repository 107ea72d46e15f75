#include "engine/config/input/look_alikes.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::config;

TEST_CASE("full-width forms and odd blanks become the characters they look like", "[config][look_alikes]") {
    CHECK(plain_form("０．６") == "0.6");
    CHECK(plain_form("１５％，Ａ：ｂ") == "15%,A:b");
    CHECK(plain_form("1\u00A0000\u202F000\u3000x") == "1 000 000 x");
    CHECK(plain_form("武汉 é \xFF") == "武汉 é \xFF");
}

TEST_CASE("the first character that looks like another is named", "[config][look_alikes]") {
    CHECK(look_alikes("武汉 0.6").empty());
    CHECK(look_alikes("０.6") == "full-width characters");
    CHECK(look_alikes("1\u00A0000") == "a no-break space (U+00A0)");
    CHECK(look_alikes("\u3000a") == "a full-width space (U+3000)");
}

TEST_CASE("a colon that makes no key is found with its place", "[config][look_alikes]") {
    CHECK(wrong_colon("a: 1\nb：2\n").at == 6);
    CHECK(wrong_colon("a: 1\nb：2\n").text == "'：' is a full-width colon; write `: ` after a key");
    CHECK(wrong_colon("a: 1\nb:2\n").at == 6);
    CHECK(wrong_colon("a: 1\nb:2\n").text == "a blank must follow the colon of a key");
    CHECK(wrong_colon("b:\u00A02\n").text == "a no-break space (U+00A0) follows a colon; write a plain one");
    CHECK(wrong_colon("a: 城市：方案\nb: 'x：y'  # c：d\nhttp://x\nc:\r\n").at == std::string::npos);
}
