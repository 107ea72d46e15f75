// A pass over agents or edges, and what ends it.
#include "tests/unit/step/watch/country.hpp"

using namespace country;

TEST_CASE("edges are watched with what their owner is", "[step][watch]") {
    Played run(scenario(), whole());
    run.until(1);
    CHECK(run("friendships") == 3);
    CHECK(run("trust_by_town", 0) == .75);
    CHECK(run("trust_by_town", 1) == .25);
    CHECK(std::isnan(run("trust_by_town", 2)));
}

TEST_CASE("a check that fails ends the run with its words", "[step][watch][errors]") {
    Model model = whole();
    model.schedule = [](Schedule& s) { s.each<lose>("lose"); };
    Played run(scenario(), model);
    CHECK_THROWS_WITH(run.until(1), "check, step 1 (2025Q1), town 1: somebody is missing");
}
