#include "engine/core/text/amounts.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;

TEST_CASE("numbers have plain digits, however large or small") {
    CHECK(plain(2438.4) == "2,438");
    CHECK(plain(1.512e7) == "15,120,000");
    CHECK(plain(-1234567.8) == "-1,234,568");
    CHECK(plain(0.264) == "0.264");
    CHECK(plain(0.26) == "0.26");
    CHECK(plain(-1.414) == "-1.41");
    CHECK(plain(100) == "100");
    CHECK(plain(0) == "0");
    CHECK(plain(-0.0) == "0");
    CHECK(plain(0.00001234) == "0.0000123");
    CHECK(plain(999.6) == "1,000");
    CHECK(plain(NAN) == "–");
    CHECK(plain(-INFINITY) == "-∞");
    CHECK(plain(1.41421, 2) == "1.4");
    CHECK(percent(0.264) == "26.4 %");
}

TEST_CASE("money is told in millions and billions, in Chinese in 万 and 亿") {
    const MoneyWords yuan{"CNY", 19700};
    CHECK(money_text(174500, yuan, Language::english) == "3.44 billion CNY");
    CHECK(money_text(71.6, yuan, Language::english) == "1.41 million CNY");
    CHECK(money_text(-1, yuan, Language::english) == "-19,700 CNY");
    CHECK(money_text(174500, yuan, Language::chinese) == "34.4 亿元");
    CHECK(money_text(71.6, yuan, Language::chinese) == "141 万元");
    CHECK(money_text(0, yuan, Language::chinese) == "0 元");
}

TEST_CASE("a currency that is not known keeps its code") {
    CHECK(currency_name("EUR", Language::chinese) == "欧元");
    CHECK(currency_name("yuan", Language::chinese) == "元");
    CHECK(currency_name("EUR", Language::english) == "EUR");
    CHECK(currency_name("THB", Language::chinese) == "THB");
}

TEST_CASE("a text that one language lacks is told in the other") {
    CHECK(in(Language::chinese, {"pay", "工资"}) == "工资");
    CHECK(in(Language::chinese, {"pay", ""}) == "pay");
    CHECK(in(Language::english, {"", "工资"}) == "工资");
}
