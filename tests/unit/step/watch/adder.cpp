// What is added up of agents: by labels, over labels, by member of their sums.
#include "tests/unit/step/watch/country.hpp"

using namespace country;

TEST_CASE("declared indicators are watched by name, and the whole is the sum of its parts", "[step][watch]") {
    for (u32 workers : {1U, 3U}) {
        Played run(scenario(), whole(), 0, workers);
        run.until(1);
        CHECK(run("wage") == (people - 1) / 16.0);
        CHECK(run("wage_by_town", 1) == people / 16.0);
        CHECK(std::isnan(run("wage_by_town", 2)));
        CHECK(run("paid_by_trade", 0) == (people - 2) / 16.0 * people / 2);
        CHECK(run("wage_by_town_trade", 3) == people / 16.0);  // town b, trade two
        CHECK(std::isnan(run("wage_by_town_trade", 2)));
        CHECK(run("wage_by_trade", 0) == (people - 2) / 16.0);  // over the towns
        CHECK(run("wage_by_trade", 1) == people / 16.0);
    }
}

TEST_CASE("values are added up within finer labels that no indicator has", "[step][watch]") {
    Played run(scenario(), whole());
    run.until(1);
    CHECK(run("pair_by_trade", 0) == run("paid_by_trade", 0));
    CHECK(run("pair_by_trade", 3) == people / 2);
}

TEST_CASE("places of arrays are added up together where a line says so", "[step][watch]") {
    Played run(scenario(), whole());
    run.until(1);
    CHECK(run("pair_by_town_trade", 0) == run("paid_by_trade", 0) + people / 2);  // of town a all have trade one
    CHECK(run("pair_by_town_trade", 1) == 0);
}

TEST_CASE("places of sums are those of the axes that are kept", "[step][watch]") {
    using watch::kept_places;
    CHECK(kept_places({2, 3}, 0b11) == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
    CHECK(kept_places({2, 3}, 0b01) == std::vector<std::size_t>{0, 0, 0, 1, 1, 1});
    CHECK(kept_places({2, 3}, 0b10) == std::vector<std::size_t>{0, 1, 2, 0, 1, 2});
    CHECK(kept_places({3, 2}, 0b10) == std::vector<std::size_t>{0, 1, 0, 1, 0, 1});
}

TEST_CASE("sums of agents are watched by member, an array of them over an axis", "[step][watch]") {
    Played run(scenario(), whole());
    run.until(2);
    CHECK(run("houses") == 2 * towns);
    CHECK(run("halves_by_town", 4) == 0);
    CHECK(run("halves_by_town", 5) == .5);
}
