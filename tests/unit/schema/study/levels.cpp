#include "engine/schema/study/levels.hpp"

#include "engine/config/input/number.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/factors.hpp"

using namespace consortia;
using Numbers = std::vector<double>;

namespace {

std::vector<std::string> shown(const Factor& factor, u32 levels) {
    std::vector<std::string> numbers;
    for (u32 level = 0; level < levels; ++level) numbers.push_back(config::to_text(number_at_level(factor, level, levels)));
    return numbers;
}

Factor log_uniform(double low, double high) {
    Factor factor = uniform(low, high);
    factor.distribution = Factor::Distribution::log_uniform;
    return factor;
}

}  // namespace

TEST_CASE("a level that is round to a reader is so to the last bit", "[schema][levels]") {
    CHECK(shown(uniform(0, .9), 10) ==
          std::vector<std::string>{"0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"});
    CHECK(shown(uniform(0, .6), 7) == std::vector<std::string>{"0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"});
    CHECK(number_at_level(uniform(0, .6), 3, 7) == .3);
    CHECK(number_at_level(uniform(-1, 1), 9, 21) == -.1);
    CHECK(number_at_level(uniform(-1, 1), 10, 21) == 0);
    CHECK(shown(log_uniform(1e-3, 1e3), 7) == std::vector<std::string>{"0.001", "0.01", "0.1", "1", "10", "100", "1000"});
}

TEST_CASE("a level that is not round is the nearest number to it", "[schema][levels]") {
    CHECK(number_at_level(uniform(0, 1), 1, 4) == 1. / 3);
    CHECK(number_at_level(log_uniform(1, 8), 1, 3) == Approx(2.8284271247461903).epsilon(1e-15));
}

TEST_CASE("the first and last level are the ends themselves, and none lies beyond", "[schema][levels]") {
    for (const Factor& factor : {uniform(.1, .7), uniform(-3e300, 5e-300), log_uniform(3e-9, 7e11)}) {
        CHECK(number_at_level(factor, 0, 11) == factor.range.low);
        CHECK(number_at_level(factor, 10, 11) == factor.range.high);
        for (u32 level = 1; level < 11; ++level)
            CHECK(number_at_level(factor, level, 11) >= number_at_level(factor, level - 1, 11));
    }
}

TEST_CASE("a grid takes the values of a factor, or its own levels, or else those of the design", "[schema][levels]") {
    CHECK(grid_numbers(discrete({7, 9}, {1, 1}), 4) == Numbers{7, 9});
    CHECK(grid_numbers(uniform(0, 1), 3) == Numbers{0, .5, 1});
    Factor own = uniform(0, 1);
    own.levels = 2;
    CHECK(grid_numbers(own, 3) == Numbers{0, 1});
}

TEST_CASE("a grid meets every whole number of a short range once", "[schema][levels]") {
    CHECK(grid_numbers(whole(1000, 1001), 4) == Numbers{1000, 1001});
    CHECK(grid_numbers(whole(1, 5), 3) == Numbers{1, 3, 5});
    Factor log = whole(1, 10);
    log.distribution = Factor::Distribution::log_uniform;
    CHECK(grid_numbers(log, 8) == Numbers{1, 2, 3, 4, 5, 7, 10});
}
