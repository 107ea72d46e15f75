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

TEST_CASE("points of a search are listed with the entries that they add to levers", "[session][search]") {
    const std::string study =
        "scenario: town.yaml\nobjectives: {people: {maximise: last}, child_benefit: minimise}\n"
        "factors: {late: {lever: policy.birth, from: 2025Q2, range: [0, 4]}}\nbudget: {runs: 100, batch: 2}\n";
    const config::Memory files = town_search_files({{"scenarios/late.yaml", study}});
    const Workspace workspace(town_models(), files);
    Heard heard;
    const Plan plan = optimisation_of(workspace, "/scenarios/late.yaml", {}, std::nullopt, heard);
    const Study& searching = plan.study().study();
    CHECK(value_before(searching, searching.factors[0]) == 0);
    const Study listed = listing(searching, {{3}}, "What was tried.");
    const config::Memory with_points = town_search_files({{"scenarios/points.yaml", listed.text}});
    const Workspace again(town_models(), with_points);
    const Plan read = Plan::of_study(again, "/scenarios/points.yaml", {}, heard);
    CHECK(read.content_digest() == Plan(study::Sweep(read.study().model(), read.study().schema(), listed)).content_digest());
}
