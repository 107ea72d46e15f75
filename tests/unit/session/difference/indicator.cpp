#include "engine/session/difference/indicator.hpp"

#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

output::DataInMemory of(const std::vector<i32>& seeds, const std::vector<double>& numbers) {
    output::DataInMemory data("numbers");
    data.dimension({"seed", seeds, {}});
    data.dimension({"time", std::vector<i32>{1, 2}, {}});
    const std::vector<u64> from{0, 0}, count{seeds.size(), 2};
    data.write(data.variable({"pay", output::Variable::Kind::number, {"seed", "time"}, {}}), from, count,
               std::span(numbers));
    return data;
}

IndicatorDifference between(const output::DataInMemory& before, const output::DataInMemory& now) {
    const Matched seeds = matched(before, now, "seed"), steps = matched(before, now, "time");
    return indicator_difference(before, now, "pay", {&seeds, &steps}, 1);
}

}  // namespace

TEST_CASE("runs are held against each other by their seeds, in whatever order they lie") {
    const IndicatorDifference none = between(of({0, 1, 2}, {1, 2, 3, 4, 5, 6}), of({2, 0}, {5, 6, 1, 2}));
    CHECK(none.numbers == 4);
    CHECK(none.differing == 0);
    CHECK(none.first == "");
    const IndicatorDifference found = between(of({0, 1, 2}, {1, 2, 3, 4, 5, 6}), of({2, 0}, {5, 7, 1, 2}));
    CHECK(found.differing == 1);
    CHECK(found.where == "seed 2, 2");
    CHECK(found.first == "2");
    CHECK(found.relative() == 1.0 / 7);
}

TEST_CASE("of equal distances the first is told, and a minus zero is a zero") {
    const IndicatorDifference found = between(of({0}, {1, 0.0}), of({0}, {2, -0.0}));
    CHECK(found.differing == 1);
    CHECK(found.largest == 1);
    CHECK(between(of({0}, {1, 3}), of({0}, {2, 2})).where == "seed 0, 1");
}
