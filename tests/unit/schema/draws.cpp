#include "engine/schema/draws.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

const ParameterDraws draws{"posterior.csv", 7, {"a.b", "a.c"}, {0, 1, 2}, {{1, 10}, {2, 20}, {3, 30}}};

}  // namespace

TEST_CASE("the first draws are those of the file, of the same content") {
    const ParameterDraws two = draws.first(2);
    CHECK(two.numbers == std::vector<u32>{0, 1});
    CHECK(two.values.back() == std::vector<double>{2, 20});
    CHECK(two.content == draws.content);
    CHECK(draws.first(9).size() == 3);
    CHECK(draws.first(0).empty());
}

TEST_CASE("a draw stands in place of the parameters that it names, and of no others") {
    Scenario scenario;
    scenario.parameters["a.b"].value = 5;
    scenario.parameters["a.c"].value = 6;
    scenario.parameters["d"].value = 7;
    const Scenario laid = draws.laid_over(scenario, 1);
    CHECK(laid.parameters.at("a.b").value == 2);
    CHECK(laid.parameters.at("a.c").value == 20);
    CHECK(laid.parameters.at("d").value == 7);
}
