#include "tools/analyse/discover/discover.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

using namespace consortia;
using namespace consortia::analyse;
using Catch::Matchers::Contains;

namespace {

/// Formalism is above 0.25 where the rate is above 6.
Worlds worlds() {
    Worlds worlds{.study = "s", .inputs = {{"rate", {}}, {"other", {}}}, .outputs = {{"formalism", {}}, {"cost", {}}}};
    for (std::size_t row = 0; row < 100; ++row) {
        const double rate = static_cast<double>(row % 10);
        worlds.inputs[0].values.push_back(rate);
        worlds.inputs[1].values.push_back(static_cast<double>(row / 10));
        worlds.outputs[0].values.push_back(rate > 6 ? .3 : .1);
        worlds.outputs[1].values.push_back(-rate);
    }
    return worlds;
}

std::string refusal(const std::string& condition) {
    try {
        rows_where(worlds(), condition);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("where something comes true is told in words, with coverage and density", "[analyse][discover]") {
    const Discovered discovered = discover(worlds(), "formalism > 0.25");
    std::ostringstream out;
    print(out, worlds(), discovered);
    CHECK_THAT(out.str(), Contains("formalism > 0.25 in 30 of 100 rows (30 %)"));
    CHECK_THAT(out.str(), Contains("where rate ≥ 7: 100 % of them lie there (coverage), 100 % of what lies there are such"));
    CHECK_THAT(out.str(), Contains("  rate > 6.5: 30 of 30"));
    CHECK(csv(worlds(), discovered) == "box,input,low,high,coverage,density,share\n1,rate,7,,1,1,0.3\n");
}

TEST_CASE("a package that is on and a future are told by their names", "[analyse][discover]") {
    Worlds both = worlds();
    both.inputs[0] = {.name = "package.seats", .labels = {"off", "on"}};
    both.inputs[1] = {.name = "future slump", .of_world = true};
    for (std::size_t row = 0; row < 100; ++row) {
        const bool on = row % 3 == 0, slump = row % 2 == 0;
        both.inputs[0].values.push_back(on ? 1 : 0);
        both.inputs[1].values.push_back(slump ? 1 : 0);
        both.outputs[0].values[row] = on && !slump ? .3 : .1;
    }
    std::ostringstream out;
    print(out, both, discover(both, "formalism > 0.25"));
    CHECK_THAT(out.str(), Contains("where package.seats on and not in future slump: 100 % of them lie there"));
    CHECK_THAT(out.str(), Contains("not in future slump: 17 of "));
}

TEST_CASE("a condition is worked out row by row over what came out", "[analyse][discover]") {
    const auto count = [](const char* condition) { return std::ranges::count(rows_where(worlds(), condition), true); };
    CHECK(count("cost - 1 < 0 and not (cost > -5)") == 50);
    CHECK(count("cost * 2 < -17 or formalism / 2 < 0.04") == 10);
    CHECK(count("-cost - 1 > 7") == 10);
    CHECK_THAT(refusal("formalizm > 1"), Contains("the study keeps no 'formalizm'; nearest is formalism"));
    CHECK_THAT(refusal("mean(formalism) > 1"), Contains("no functions"));
    CHECK_THAT(refusal("formalism >"), Contains("at character"));
    Worlds alike = worlds();
    alike.inputs.clear();
    CHECK_THROWS_WITH(discover(alike, "cost > 0"), Contains("neither a factor nor a drawn parameter varies"));
}
