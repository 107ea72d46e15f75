// What the sums of a watched line come to.
#include "tests/unit/step/watch/country.hpp"

using namespace country;

TEST_CASE("a sum is divided by another, or by its own under all labels", "[step][watch]") {
    Played run(scenario(), whole());
    run.until(1);
    CHECK(run("tax_rate") == 0.25);
    CHECK(run("share_by_trade", 0) == people / 2 * (people - 2.0) / (people * (people - 1.0)));
    CHECK(run("share_by_trade", 0) + run("share_by_trade", 1) == 1);
}

TEST_CASE("what is of one quarter alone is over nobody in the others", "[step][watch]") {
    Played run(scenario(), whole());
    CHECK(std::isnan(run.until(1)("spring_wage")));
    CHECK(run.until(2)("spring_wage") == (people - 1) / 16.0);
    CHECK(std::isnan(run.until(3)("spring_wage")));
}
