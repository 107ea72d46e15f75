#include "engine/session/search/reached.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/calibration/town_fit.hpp"
#include "tests/unit/session/optimisation/town_search.hpp"

using namespace consortia;
using namespace consortia::session;

TEST_CASE("a search says how many runs of its budget it has played, while it is at work and after", "[session][search]") {
    const files::TestFolder folder;
    const Plan plan = town_fit();
    Heard heard;
    std::vector<u64> finished;
    Calibrating how{.playing = {.folder = folder / "out"}};
    how.analyst = [&](const Question& question) {
        finished.push_back(reached_by(plan, folder / "out", 3, heard).finished);
        return told_by_rote(question);
    };
    calibrate(plan, how, heard);
    CHECK(finished == std::vector<u64>{0, 3 * 2, 4 * 2});
    const Reached reached = reached_by(plan, folder / "out", 3, heard);
    CHECK(reached.finished == 5 * 2);
    CHECK(reached.budget == 100);
    CHECK(reached.left() == 90);
    CHECK(reached.journals == 1);
    CHECK(reached.failures.empty());
}

TEST_CASE("a search tells the first of the runs that failed, and how many did", "[session][search]") {
    const files::TestFolder folder;
    const Plan plan = town_fit("/scenarios/collapse.yaml");
    Heard heard;
    calibrate(plan, {.playing = {.folder = folder / "out"}, .analyst = told_by_rote}, heard);
    const Reached reached = reached_by(plan, folder / "out", 3, heard);
    CHECK(reached.failed == 4);  // one seed of each point but the scenario's own
    REQUIRE(reached.failures.size() == 3);
    CHECK(reached.failures[0].attempts == 1);
    CHECK(reached.left() == 100 - 5 * 2);
}

TEST_CASE("calibrations and searches for packages are searches, and their scenario alone is one point",
          "[session][search]") {
    Heard heard;
    CHECK(is_search(town_fit()));
    CHECK(is_search(town_search()));
    CHECK_FALSE(is_search(Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {}, heard)));
    CHECK(scenario_alone(town_search()).study().points() == 1);
    CHECK(reached_by(town_search(), "nowhere", 3, heard).budget > 0);
}
