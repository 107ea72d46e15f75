#include "tools/analyse/emulate/emulation.hpp"

#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace consortia;
using namespace consortia::analyse;
using Catch::Matchers::WithinAbs;
using session::exploration::Emulator;
using session::exploration::Measured;
using session::exploration::Question;

namespace {

double hill(const Point& point) { return 10 * std::sin(3 * point[0]) + 5 * point[1]; }

/// A number, and a series of three steps that rises with it; seeds move all points alike, and each a little by itself.
Question question(u64 points, std::size_t runs, double own) {
    const study::SobolSequence sequence(2);
    Rng rng(StreamId{.seed = 11});
    Question question{.points = {}, .outputs = {{.name = "number", .runs = {}}, {.name = "series", .runs = {}}}};
    for (u64 k = 0; k < points; ++k) {
        Point& point = question.points.emplace_back(2);
        sequence.row(k, point);
        auto& number = question.outputs[0].runs.emplace_back();
        auto& series = question.outputs[1].runs.emplace_back();
        for (std::size_t run = 0; run < runs; ++run) {
            const double y = hill(point) + static_cast<double>(run) + own * rng.normal();
            number.push_back({y});
            series.push_back({1, y, 2 * y});
        }
    }
    return question;
}

}  // namespace

TEST_CASE("an output is predicted by the mean over its runs, cell by cell, with the error of that", "[analyse][explore]") {
    const Question asked = question(40, 3, .1);
    const Emulation emulation(asked.points, asked.outputs[1].runs);
    const Point at{.37, .61};
    const std::vector<Predicted> cells = emulation.at(at);
    REQUIRE(cells.size() == 3);
    CHECK_THAT(cells[0].mean, WithinAbs(1, 1e-9));
    CHECK_THAT(cells[1].mean, WithinAbs(hill(at) + 1, .3));
    CHECK_THAT(cells[2].mean, WithinAbs(2 * cells[1].mean, 1e-6));
    CHECK_THAT(cells[2].variance, WithinAbs(4 * cells[1].variance, 1e-9));
    CHECK_THAT(std::sqrt(emulation.noise()[1]), WithinAbs(.1 / std::sqrt(3), .02));
}

TEST_CASE("an emulator is held against a fifth of its points after the other, and tells how runs spread",
          "[analyse][explore]") {
    const Emulator emulator = answer_to(question(48, 4, .5)).emulators.at(0);
    CHECK(emulator.points.size() == 48);
    CHECK(emulator.tested.in_turn);
    CHECK(emulator.tested.points == 48);
    CHECK(emulator.tested.explained > .97);
    CHECK(emulator.tested.luck < .02);
    CHECK(emulator.tested.inside > .85);
    CHECK_THAT(emulator.spread.at(0), WithinAbs(1.3, .2));  // of 0, 1, 2, 3 (as if they were normal: 1.4), and of their own
    CHECK(emulator.wider.size() == 1);
    CHECK((emulator.least.at(0) < 3 && emulator.most.at(0) > 15));
}

TEST_CASE("of many points an emulator knows 400, and the others test it", "[analyse][explore]") {
    Question asked = question(460, 1, 0);
    asked.outputs.pop_back();
    const Emulator emulator = answer_to(asked).emulators.at(0);
    CHECK(emulator.points.size() == 400);
    CHECK_FALSE(emulator.tested.in_turn);
    CHECK(emulator.tested.points == 60);
    CHECK(emulator.tested.explained > .999);
    CHECK(emulator.wider.empty());  // one run does not spread
}

TEST_CASE("points without all their runs are left out, and too few have no emulator", "[analyse][explore]") {
    Question asked = question(12, 2, .1);
    asked.outputs[0].runs[3].clear();
    for (std::size_t k = 0; k < 8; ++k) asked.outputs[1].runs[k].clear();
    const auto emulators = answer_to(asked).emulators;
    CHECK(emulators[0].points.size() == 11);
    CHECK(std::ranges::count(emulators[0].points, 3U) == 0);
    CHECK(emulators[1].points.empty());
    CHECK(emulators[1].scores.empty());
}

TEST_CASE("of differences to a scenario the scenario itself differs by nothing", "[analyse][explore]") {
    Question asked = question(40, 3, .4);
    const Point own{.2, .2};
    for (auto& point : asked.outputs[0].runs)
        for (auto& run : point) run[0] -= hill(own);
    asked.outputs.pop_back();
    asked.points.push_back(own);
    asked.outputs[0].runs.push_back({{0}, {0}, {0}});
    asked.outputs[0].exact = {40};
    const Emulator emulator = answer_to(asked).emulators.at(0);
    CHECK(emulator.points.size() == 41);
    REQUIRE(emulator.scores.at(0).exact.size() == 1);
    CHECK(emulator.points[emulator.scores[0].exact[0]] == 40);
    CHECK(emulator.tested.points == 40);  // what it is by construction tests nothing
    CHECK(emulator.tested.explained > .95);
    const Emulation emulation(asked.points, asked.outputs[0].runs, {40});
    CHECK_THAT(emulation.at(own)[0].mean, WithinAbs(0, .01));
    CHECK(std::sqrt(emulation.at(own)[0].variance) < .05);
}
