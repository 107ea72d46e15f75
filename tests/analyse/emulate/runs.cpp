#include "tools/analyse/emulate/runs.hpp"

#include "engine/random/rng.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::analyse;
using Catch::Matchers::WithinAbs;

TEST_CASE("what seeds move alike in all points is no noise between them", "[analyse][explore]") {
    CHECK(noise_between({{1, 3}, {11, 13}, {5, 7}}) == 0);
    // Own parts of the runs: -1, 1 and 1, -1: their squares over (2 - 1)(2 - 1) are 4, and a mean of two has half of it.
    CHECK_THAT(noise_between({{0, 2}, {12, 10}}), WithinAbs(2, 1e-12));
    CHECK(noise_between({{1}, {2}}) == 0);
}

TEST_CASE("the spread of a few normal runs is on the mean what it is of many", "[analyse][explore]") {
    Rng rng(StreamId{.seed = 7});
    for (const std::size_t runs : {2U, 4U, 9U}) {
        double sum = 0, squares = 0;
        constexpr int times = 20000;
        for (int k = 0; k < times; ++k) {
            std::vector<double> numbers;
            for (std::size_t run = 0; run < runs; ++run) numbers.push_back(5 + 3 * rng.normal());
            const double spread = spread_of(numbers) / 3;
            sum += spread / times;
            squares += spread * spread / times;
        }
        CHECK_THAT(sum, WithinAbs(1, .02));
        CHECK_THAT(squares - sum * sum, WithinAbs(noise_of_spread(runs), .03));
    }
    CHECK(spread_of({4}) == 0);
}
