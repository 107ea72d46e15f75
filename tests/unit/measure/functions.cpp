#include "engine/measure/functions.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/measure/described.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::measure;

namespace {

Value path(std::vector<double> numbers) { return {{true, {}}, numbers.size(), numbers}; }
Value cut(std::vector<double> numbers) { return {{false, {static_cast<u32>(numbers.size())}}, 1, numbers}; }

double called(const char* name, std::vector<Value> arguments) {
    return find_function(name)->work_out(arguments, 4).numbers.front();
}

}  // namespace

TEST_CASE("a loop that goes round counter-clockwise has an area above 0, the other way one below") {
    const Value x = path({1.1, 1, 0.9, 1, 1.1}), y = path({1, 1.1, 1, 0.9, 1});
    CHECK(called("loop_area", {x, y}) > 0);
    CHECK(called("loop_area", {y, x}) == Approx(-called("loop_area", {x, y})));
    CHECK(called("loop_area", {path({1, 1, 3, 3, 2}), path({1, 3, 3, 1, 2})}) < 0);
}

TEST_CASE("the area of a square of side 2 about (2, 2) over its squares is counted by hand") {
    // Corners at -1/2 and 1/2 of the means: area 1 of the closed path, less the last edge, which is not walked: 3/4;
    // squares 2.
    CHECK(called("loop_area", {path({1, 3, 3, 1}), path({1, 1, 3, 3})}) == Approx(0.75 / 2));
}

TEST_CASE("a peak is inner unless it is the first or last of those that are there") {
    CHECK(called("inner_peak", {cut({1, 3, 2})}) == 1);
    CHECK(called("inner_peak", {cut({3, 1, 2})}) == 0);
    CHECK(called("inner_peak", {cut({1, undefined, 2})}) == 0);
    CHECK(std::isnan(called("inner_peak", {cut({undefined, undefined})})));
}

TEST_CASE("curvature is of a parabola on the positions that are named") {
    // 3 + 2x - x² at 1, 2, 4; the last label has no position.
    CHECK(called("curvature", {cut({4, 3, -5, 99}), cut({1, 1, 1, 1}), number_value(1), number_value(2), number_value(4)}) ==
          Approx(-1));
}

TEST_CASE("every function says what it takes") {
    for (const std::string& name : function_names()) {
        const Function& function = *find_function(name);
        CHECK_FALSE(function.takes.empty());
        CHECK_FALSE(words_of(function.takes.back()).empty());
    }
    CHECK(find_function("median") == nullptr);
}
