#include "engine/session/search/listing.hpp"

#include "engine/session/plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/optimisation/town_search.hpp"

#include <limits>

using namespace consortia;
using namespace consortia::session;

TEST_CASE("what a scenario has of a factor is where a search begins from", "[session][search]") {
    const Study searching = town_search().study().study();
    CHECK(value_before(searching, searching.factors[0]) == 300);
    CHECK(value_before(searching, searching.factors[1]) == 0);
}

TEST_CASE("points of a search are listed as a study that can be read, with its packages", "[session][search]") {
    const Study searching = town_search().study().study();
    const double unset = std::numeric_limits<double>::quiet_NaN();
    const Study listed = listing(searching, {{300, 1}, {250, 0}, {unset, unset}}, "What was tried.");
    CHECK(listed.text.starts_with("# What was tried.\n"));
    const config::Memory files = town_search_files({{"scenarios/points.yaml", listed.text}});
    const Workspace workspace(town_models(), files);
    Heard heard;
    const Plan again = Plan::of_study(workspace, "/scenarios/points.yaml", {}, heard);
    REQUIRE(again.study().points() == 3);
    CHECK(again.study().overlays_of(0) == std::vector<std::string>{"births.yaml"});
    const Plan made(study::Sweep(again.study().model(), again.study().schema(), listed));
    CHECK(again.content_digest() == made.content_digest());
}
