#include "engine/graph/draws.hpp"

#include "tests/support/catch.hpp"

#include <vector>

using namespace consortia;
using namespace consortia::graph;

namespace {

const StreamId drawing{.seed = 1};

}  // namespace

TEST_CASE("blocks hold each item once, in order, and the last what is left", "[graph][draws]") {
    for (u32 count : {0U, 1U, 4096U, 4097U, 10000U}) {
        u32 next = 0;
        in_blocks(count, drawing, [&](Rng&, u32 first, u32 last) {
            CHECK(first == next);
            CHECK(last > first);
            next = last;
        });
        CHECK(next == count);
    }
}

TEST_CASE("what a block draws depends neither on other blocks nor on how many items there are", "[graph][draws]") {
    const auto first_words = [](u32 count, u32 drawn_a_block) {
        std::vector<u32> words;
        in_blocks(count, drawing, [&](Rng& rng, u32, u32) {
            words.push_back(rng.word());
            for (u32 k = 0; k < drawn_a_block; ++k) rng.word();
        });
        return words;
    };
    const std::vector<u32> few = first_words(5000, 0), many = first_words(20000, 100);
    REQUIRE(few.size() == 2);
    CHECK(std::vector<u32>(many.begin(), many.begin() + 2) == few);
    CHECK(few[0] != few[1]);
    CHECK(block_draws({.seed = 2}, 0).word() != few[0]);
}

TEST_CASE("numbers below a bound are even over it, small and large", "[graph][draws]") {
    Rng rng(drawing);
    CHECK(even_below(rng, 1) == 0);
    std::vector<u32> times(6);
    for (int k = 0; k < 60000; ++k) ++times[even_below(rng, 6)];
    for (u32 met : times) CHECK((met > 9600 && met < 10400));  // four standard deviations
    // Of a range of 3/4 of all words, a biased draw meets the lower thirds twice as often as the upper one.
    constexpr u32 large = 3U << 30U;
    std::vector<u32> thirds(3);
    for (int k = 0; k < 30000; ++k) {
        const u32 drawn = even_below(rng, large);
        REQUIRE(drawn < large);
        ++thirds[drawn >> 30U];
    }
    for (u32 met : thirds) CHECK((met > 9650 && met < 10350));
}
