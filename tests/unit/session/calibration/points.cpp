#include "engine/session/calibration/points.hpp"

#include "engine/session/plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/calibration/town_fit.hpp"
#include "tests/unit/session/heard.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;

TEST_CASE("points are values along the priors, with what is tied to them", "[session][calibration]") {
    const Study study = town_fit().study().study();
    CHECK(free_parameters(study) == 1);
    CHECK(values_of(study, {0.5}) == std::vector{300.0, 150.0});
}

TEST_CASE("the middle of draws is the one nearest to all others, not the one at the mean of each parameter",
          "[session][calibration]") {
    CHECK(middle_of({{0, 0}, {1, 0}, {0.9, 0.1}, {0.8, 0}, {0.9, 0}}) == 4);
    // The first parameter is sure to a hundredth, the second to nothing: each counts by its own spread.
    CHECK(middle_of({{0.50, 0.35}, {0.50, 0.7}, {0.53, 0.5}, {0.49, 0.1}, {0.51, 0.9}}) == 0);
    CHECK(middle_of({{0.2, 0.3}, {0.2, 0.3}}) == 0);
}

TEST_CASE("a calibration lists its points after the scenario itself, as a study that can be read",
          "[session][calibration]") {
    const Study listed = listing(town_fit().study().study(), {{0.5}, {0.25}});
    REQUIRE(listed.design.points.size() == 3);
    CHECK(std::isnan(listed.design.points[0][0]));
    const config::Memory files(std::map<std::string, std::string>{{"scenarios/town.yaml", town_fit_scenario},
                                                                  {"scenarios/points.yaml", listed.text}});
    const Workspace workspace(town_models(), files);
    Heard heard;
    const Plan again = Plan::of_study(workspace, "/scenarios/points.yaml", {}, heard);
    const study::Sweep sweep(again.study().model(), again.study().schema(), listed);
    CHECK(again.content_digest() == Plan(sweep).content_digest());
}
