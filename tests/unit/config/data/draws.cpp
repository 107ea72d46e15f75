#include "engine/config/data/draws.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;
using namespace consortia::example;

namespace {

const Schema& example_schema() { return dated(); }

config::Draws read(const std::string& text) {
    config::Problems problems;
    config::Draws draws = config::read_draws(text, "posterior.csv", example_schema(), problems);
    problems.throw_if_wrong(true);
    return draws;
}

std::string mistakes_of_draws(const std::string& text) {
    try {
        read(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("draws are read by name, and written back as they were", "[config][draws]") {
    const std::string text = "draw,labour.separation,labour.matching\n0,0.3,directed\n1,0.0123456789012345,urn_ball\n";
    const config::Draws draws = read(text);
    REQUIRE(draws.count() == 2);
    CHECK(draws.settings[0]->quantity.name == "labour.separation");
    CHECK(draws.rows[1] == std::vector{0.0123456789012345, 0.0});
    CHECK(draws.overrides(0) == std::vector<std::string>{"labour.separation=0.3", "labour.matching=directed"});
    CHECK(config::draws_text(draws) == text);
}

TEST_CASE("a mistake in draws is told with its line and column, and the nearest name", "[config][draws]") {
    using Catch::Matchers::Contains;
    CHECK_THAT(mistakes_of_draws(""), Contains("posterior.csv: error: expected a first row"));
    CHECK_THAT(mistakes_of_draws("number,labour.separation\n"),
               Contains("posterior.csv:1:1: error: expected the column 'draw' first"));
    CHECK_THAT(mistakes_of_draws("draw,labour.seperation\n0,1\n"),
               Contains("1:6: error: 'labour.seperation': unknown parameter or lever; "
                        "nearest is labour.separation"));
    CHECK_THAT(mistakes_of_draws("draw,labour.cap,labour.cap\n0,1,1\n"), Contains("1:17: error: labour.cap: given twice"));
    CHECK_THAT(mistakes_of_draws("draw\n0\n"), Contains("1:1: error: expected the name of a parameter or lever after draw"));
    CHECK_THAT(mistakes_of_draws("draw,labour.cap\n"), Contains("has no draw below its first row"));
    CHECK_THAT(mistakes_of_draws("draw,labour.cap\n0,1\n2,1\n"), Contains("3:1: error: draw: expected 1"));
    CHECK_THAT(mistakes_of_draws("draw,labour.cap\n0,1,2\n"),
               Contains("2:1: error: expected 2 fields, as in the first row, got 3"));
    CHECK_THAT(mistakes_of_draws("draw,labour.separation\n0,1.5\n"),
               Contains("2:3: error: labour.separation: expected 0 to 1 (1/q), got 1.5"));
}
