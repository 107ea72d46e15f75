// Sums that later lines see.
#include "tests/unit/step/watch/country.hpp"

using namespace country;

TEST_CASE("sums of agents are seen by what is watched of a later kind, at any number of workers", "[step][watch]") {
    for (u32 workers : {1U, 3U}) {
        Played run(scenario(), whole(), 0, workers);
        run.until(2);  // and start again in every step
        CHECK(run("largest_by_town", 0) == people / 2 - 40);
        CHECK(run("largest_by_town", 2) == 0);
        CHECK(run("paid_by_town", 0) == (people - 2) / 16.0 * people / 2);
        CHECK(run("moments_by_town", 2) == people / 2);
        CHECK(run("moments_by_town", 3) == people / 16.0);
        CHECK(std::isnan(run("moments_by_town", 5)));
        CHECK(run("spread") == (double(people) * people - 1) / 12 / 64);
    }
}
