#include "engine/state/frame.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;

namespace {

const std::vector<Axis> axes{{.name = "region", .labels = {"north", "south"}}, {.name = "size", .labels = {"a", "b", "c"}}};

FrameLayout layout() {
    return {{{.name = "output"}, {.name = "wage", .over = {"region", "size"}}, {.name = "jobs", .over = {"size"}}}, axes};
}

}  // namespace

TEST_CASE("indicators lie one after another, a cut over axes as many numbers as labels", "[state][frame]") {
    const FrameLayout frame = layout();
    CHECK(frame.width() == 1 + 6 + 3);
    CHECK(frame.at("output").offset == 0);
    CHECK(frame.at("wage").offset == 1);
    CHECK(frame.at("wage").shape == std::vector<u32>{2, 3});
    CHECK(frame.at("jobs").offset == 7);
    CHECK(frame.at("jobs").size == 3);
}

TEST_CASE("an indicator or an axis that nobody declared is told by name", "[state][frame]") {
    CHECK_THROWS_WITH(layout().at("outputs"), "indicator outputs is not declared");
    CHECK_THROWS_WITH(FrameLayout({{.name = "wage", .over = {"regoin"}}}, axes), "wage: unknown axis regoin");
}

TEST_CASE("what was not recorded is another NaN than what is missing", "[state][frame]") {
    CHECK(std::isnan(unrecorded));
    CHECK_FALSE(is_recorded(unrecorded));
    CHECK(is_recorded(std::nan("")));
    CHECK(is_recorded(0));
}

TEST_CASE("the output of a run is a row a step", "[state][frame]") {
    const RunOutput output{.width = 2, .rows = {1, 2, 3, 4, 5, 6}};
    CHECK(output.steps() == 3);
    CHECK(output.row(2)[1] == 6);
    CHECK(RunOutput{}.steps() == 0);
}
