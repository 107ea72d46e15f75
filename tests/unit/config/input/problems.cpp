#include "engine/config/input/problems.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;
using config::quote;

TEST_CASE("problems come by file, line and column, each once", "[config][problems]") {
    Problems problems;
    problems.error({"b", 2, 1}, "second");
    problems.error({"a", 1, 1}, "third");
    problems.error({"b", 1, 5}, "first");
    problems.error({"b", 1, 5}, "first");
    const auto sorted = problems.sorted();
    REQUIRE(sorted.size() == 3);
    CHECK(sorted[0].text == "first");
    CHECK(sorted[1].text == "second");
    CHECK(sorted[2].text == "third");
    CHECK(problems.errors() == 3);
}

TEST_CASE("of very many problems the rest is counted", "[config][problems]") {
    Problems problems;
    for (int line = 1; line <= 250; ++line) problems.error({"a", line, 1}, "wrong");
    CHECK(problems.full());
    CHECK(problems.sorted().size() == Problems::kept + 1);
    CHECK(problems.sorted().back().text == "and 50 more");
}

TEST_CASE("warnings alone are wrong only when strict", "[config][problems]") {
    Problems problems;
    problems.warning({"a", 1, 1}, "odd");
    CHECK_NOTHROW(problems.throw_if_wrong());
    CHECK_THROWS_AS(problems.throw_if_wrong(true), InputError);
}

TEST_CASE("quoted text is short, on one line and whole in its characters", "[config][problems]") {
    CHECK(quote("a\nb") == "'a\\nb'");
    CHECK(quote(std::string(59, 'x') + "投资") == "'" + std::string(59, 'x') + "…'");
}
