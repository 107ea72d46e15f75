#include "engine/core/error.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("a problem is told with as much of its place as is known", "[core][error]") {
    using Severity = Problem::Severity;
    CHECK(to_string({Severity::error, {"s.yaml", 3, 7}, "wrong"}) == "s.yaml:3:7: error: wrong");
    CHECK(to_string({Severity::warning, {"s.yaml"}, "odd"}) == "s.yaml: warning: odd");
    CHECK(to_string({Severity::error, {}, "wrong"}) == "error: wrong");
}

TEST_CASE("wrong input tells every mistake, a line each, and keeps them", "[core][error]") {
    const InputError error({{Problem::Severity::error, {"a", 1, 2}, "x"}, {Problem::Severity::warning, {"b"}, "y"}});
    CHECK(std::string(error.what()) == "a:1:2: error: x\nb: warning: y");
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[1].where.file == "b");
}

TEST_CASE("what a model promises and does not keep is told in its words", "[core][error]") {
    CHECK_NOTHROW(require(true, "never told"));
    CHECK_THROWS_WITH(require(false, "a share above one"), "a share above one");
    CHECK_THROWS_AS(require(false, "x"), ContractError);
}

TEST_CASE("one mistake alone is a list of one", "[core]") {
    const InputError one(Place{"town.yaml", 3, 4}, "expected a number");
    REQUIRE(one.problems().size() == 1);
    CHECK(std::string(one.what()) == "town.yaml:3:4: error: expected a number");
}
