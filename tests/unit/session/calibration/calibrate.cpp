#include "engine/session/calibration/calibrate.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/calibration/town_fit.hpp"

#include <limits>

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::Contains;

namespace {

std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a calibration plays what it is asked for, block after block, and tells what it came to",
          "[session][calibration]") {
    const files::TestFolder folder;
    std::vector<std::size_t> known;
    Calibrating how{.playing = {.folder = folder / "out"}};
    how.analyst = [&](const Question& question) {
        known.push_back(question.measured.size());
        return told_by_rote(question);
    };
    Heard heard;
    const auto calibrated = calibrate(town_fit(), how, heard);
    REQUIRE(calibrated);
    CHECK(known == std::vector<std::size_t>{0, 2, 3});
    CHECK(calibrated->points == 4);
    CHECK(calibrated->question.points == 48);
    REQUIRE(calibrated->question.moments.size() == 1);
    CHECK(calibrated->question.measured[1].size() == 2);
    CHECK(calibrated->question.measured[1][0].size() == 1);
    REQUIRE(calibrated->fits.size() == 2);
    CHECK(calibrated->fits[1].after == 0);
    CHECK(calibrated->before == std::vector{300.0, 100.0});
    CHECK(calibrated->centre == std::vector{300.0, 150.0});
    CHECK(calibrated->draws.rows == std::vector<std::vector<double>>{{290, 145}, {310, 155}});
    CHECK(calibrated->plan.study().points() == 5);
    CHECK(distance_of(calibrated->plan.study().study().calibration.moments[0], 305) == -0.5);
}

TEST_CASE("a calibration goes on where a killed one stopped, inside a block, and asks the same", "[session][calibration]") {
    const files::TestFolder folder;
    Calibrating how{.playing = {.folder = folder / "out"}, .analyst = told_by_rote};
    in_a_process_that_dies([&] {
        Heard nobody;
        Calibrating dying = how;
        int steps = 30;
        dying.playing.stop = [&] { return --steps < 0 ? die() : void(), false; };
        calibrate(town_fit(), dying, nobody);
    });
    Heard heard;
    const auto after = calibrate(town_fit(), how, heard);
    how.playing.folder = folder / "whole";
    const auto whole = calibrate(town_fit(), how, heard);
    CHECK(after->question.measured == whole->question.measured);
    CHECK(after->fits[0].before == whole->fits[0].before);
}

TEST_CASE("a point of which a run fails is told without numbers, and counted", "[session][calibration]") {
    const files::TestFolder folder;
    const Calibrating how{.playing = {.folder = folder / "out"}, .analyst = told_by_rote};
    Heard heard;
    const auto calibrated = calibrate(town_fit("/scenarios/collapse.yaml"), how, heard);
    CHECK(calibrated->failed == 4);
    CHECK(calibrated->question.measured[0].empty());
    CHECK_FALSE(std::isnan(calibrated->fits[0].before));
}

TEST_CASE("a study without moments cannot be calibrated, and a calibration not swept", "[session][calibration]") {
    Heard heard;
    CHECK_THAT(refusal([&] { calibration_of(town_workspace(), "/scenarios/births_study.yaml", {}, heard); }),
               Contains("names no `moments:`"));
    CHECK_THAT(refusal([&] { refuse_search(town_fit(), "fit.yaml"); }), Contains("whose points `calibrate` finds"));
}
