#include "engine/config/yaml/currency.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;

namespace {

const Currency wages{"wq", "CNY", "accounts.rate"};

Quantity rate() {
    Quantity quantity{.name = "accounts.rate", .unit = "yuan/wq", .hard = {1, 1e7}};
    quantity.usual = {10'000, 40'000};
    quantity.fallback = 19'700;
    return quantity;
}

/// What is read of the text, then what is said of it.
std::string read(const std::string& text) {
    config::Problems problems;
    const config::Document document = config::parse_document(text, "s.yaml", problems);
    const config::CurrencyTold told = config::read_currency(document.root, wages, rate(), problems);
    std::string all = told.name + " | " + (told.rate ? std::to_string(std::lround(*told.rate)) : "none");
    for (const Problem& problem : problems.sorted()) all += " | " + problem.text;
    return all;
}

}  // namespace

TEST_CASE("a currency is a name and a rate, whatever is usual for the model's own", "[config][currency]") {
    CHECK(read("{name: EUR, per_wq: 9000}") == "EUR | 9000");
    CHECK(read("{per_wq: 19700, name: 元}") == "元 | 19700");
    CHECK(read("{name: abcdefghij, per_wq: 1}") == "abcdefghij | 1");
}

TEST_CASE("a currency without name, rate or map says what is missing", "[config][currency]") {
    CHECK(read("EUR") == " | none | currency: expected {name: CNY, per_wq: 19700}, got 'EUR'");
    CHECK(read("{per_wq: 9000}") == " | 9000 | currency.name: is missing; it says what amounts are told in, such as CNY");
    CHECK(read("{name: EUR}") == "EUR | none | currency.per_wq: is missing; it says how many of it are in one wq");
}

TEST_CASE("an unknown key of a currency is told with the nearest", "[config][currency]") {
    CHECK(read("{name: EUR, per_wq: 9000, pre_wq: 1}") == "EUR | 9000 | currency: unknown key 'pre_wq'; nearest is per_wq");
}

TEST_CASE("a currency's name is a few letters, and none of the model's own unit", "[config][currency]") {
    for (const char* name : {"''", "abcdefghijk", "E R", "E1", "€", "[EUR]", "\"\\u202e\"", "wq"}) {
        INFO(name);
        CHECK(read("{name: " + std::string(name) + ", per_wq: 9000}")
                  .starts_with(" | 9000 | currency.name: expected 1 to 10 letters, Latin or Chinese, such as CNY or 元, and "
                               "not wq; got "));
    }
}

TEST_CASE("a currency's rate is a number within the hard range of the parameter", "[config][currency]") {
    CHECK(read("{name: EUR, per_wq: 0}") == "EUR | none | currency.per_wq: expected 1 to 10000000 (EUR/wq), got 0");
    CHECK(read("{name: EUR, per_wq: many}").starts_with("EUR | none | currency.per_wq: expected a finite number (EUR/wq)"));
}

TEST_CASE("the name of a currency is found in what was written", "[config][currency]") {
    CHECK(config::currency_text("EUR", "wq", 9000.5) == "{name: EUR, per_wq: 9000.5}");
    for (const char* name : {"EUR", "元", "NO", "null"})
        CHECK(config::currency_named_in(config::currency_text(name, "wq", 1)) == name);
    CHECK(config::currency_named_in("nothing of the kind").empty());
}
