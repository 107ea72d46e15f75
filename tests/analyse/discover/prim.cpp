#include "tools/analyse/discover/prim.hpp"

#include "tests/analyse/discover/planted.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::analyse;

namespace {

bool in_corner(const std::vector<double>& x) { return x[0] > .7 && x[1] < .4; }

}  // namespace

TEST_CASE("a planted box is found, and inputs that do not matter are left free", "[analyse][discover]") {
    const Planted rows = planted(1000, 5, 0, in_corner);
    const std::vector<Box> boxes = boxes_of(rows.inputs, rows.sought);
    REQUIRE(boxes.size() == 1);
    CHECK(std::abs(boxes[0].low[0] - .7) < .03);
    CHECK(std::isinf(boxes[0].high[0]));
    CHECK(std::abs(boxes[0].high[1] - .4) < .03);
    CHECK(std::isinf(boxes[0].low[1]));
    for (std::size_t column = 2; column < 5; ++column) CHECK_FALSE(boxes[0].is_limited(column));
    CHECK(boxes[0].coverage > .93);
    CHECK(boxes[0].density > .93);
    CHECK(std::abs(boxes[0].share - .12) < .03);
}

TEST_CASE("a planted box is found under noise in nine of ten sets of rows", "[analyse][discover]") {
    int found = 0;
    for (u64 seed = 1; seed <= 20; ++seed) {
        const Planted rows = planted(1000, 5, .05, in_corner, seed);
        const std::vector<Box> boxes = boxes_of(rows.inputs, rows.sought);
        if (!boxes.empty() && std::abs(boxes[0].low[0] - .7) < .06 && std::abs(boxes[0].high[1] - .4) < .06) ++found;
    }
    CHECK(found >= 18);
}

TEST_CASE("of two planted boxes both are found, the one after the other", "[analyse][discover]") {
    const Planted rows =
        planted(2000, 3, 0, [](const auto& x) { return (x[0] < .3 && x[1] < .3) || (x[0] > .8 && x[2] > .6); });
    const std::vector<Box> boxes = boxes_of(rows.inputs, rows.sought);
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].coverage + boxes[1].coverage > .9);
    CHECK(boxes[0].density > .9);
    CHECK(boxes[1].density > .9);
}

TEST_CASE("a box is told where most rows are sought, too", "[analyse][discover]") {
    const Planted rows = planted(1000, 3, 0, [](const auto& x) { return x[0] < .85; });
    const std::vector<Box> boxes = boxes_of(rows.inputs, rows.sought);
    REQUIRE(boxes.size() == 1);
    CHECK(std::abs(boxes[0].high[0] - .85) < .06);
    CHECK(boxes[0].density > .95);
}

TEST_CASE("where nothing, all, or anything by chance is sought there is no box", "[analyse][discover]") {
    const Planted none = planted(200, 2, 0, [](const auto&) { return false; });
    CHECK(boxes_of(none.inputs, none.sought).empty());
    const Planted all = planted(200, 2, 0, [](const auto&) { return true; });
    CHECK(boxes_of(all.inputs, all.sought).empty());
    const Planted chance = planted(400, 2, .3, [](const auto&) { return false; });
    CHECK(boxes_of(chance.inputs, chance.sought).empty());
}

TEST_CASE("a limit lies on a value of whole numbers", "[analyse][discover]") {
    Inputs inputs(1);
    std::vector<bool> sought;
    for (std::size_t row = 0; row < 100; ++row) {
        inputs[0].push_back(static_cast<double>(row % 4));
        sought.push_back(row % 4 == 3);
    }
    const std::vector<Box> boxes = boxes_of(inputs, sought);
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].low[0] == 3);
    CHECK(boxes[0].coverage == 1);
    CHECK(boxes[0].density == 1);
}
