#include "engine/session/exploration/json.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/exploration/town_study.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::exploration;
using nlohmann::json;

namespace {

/// As if somebody had emulated: numbers that no rounding would keep.
Reply emulated(const Explored& explored) {
    Reply reply;
    for (const Shown& shown : explored.outputs) {
        Emulator& emulator = reply.emulators.emplace_back();
        emulator.points = {0, 1, 2, 3, 4, 5};
        emulator.centre.assign(shown.cells.size(), .1 + .2);
        emulator.directions = {std::vector<double>(shown.cells.size(), 1)};
        emulator.scores = {{.mean = 1. / 3, .lengths = {.5, 2}, .trend = {1, 2, 3}, .weights = {1, 2, 3, 4, 5, 1e-300}}};
        emulator.tested = {.points = 6, .in_turn = true, .explained = .9, .inside = 1};
    }
    reply.emulators.back() = {};  // of the last there were too few points
    return reply;
}

json document(const std::optional<FrontOfStudy>& front = std::nullopt) {
    const PlayedStudy played;
    const Explored explored = explored_of(played.result, played.study);
    return json::parse(json_of(played.result, explored, emulated(explored), front, {.folder = "a", .scenario = "a/b.yaml"}));
}

}  // namespace

TEST_CASE("an explorer is one object, whose numbers keep every bit", "[session][explore]") {
    const json all = document();
    CHECK(all["format"] == 1);
    CHECK(all["made"]["title"] == json{{"en", "Births"}, {"zh", "生育"}});
    CHECK(all["made"]["seeds"] == 2);
    CHECK(all["made"]["scenario_file"] == "town.yaml");
    CHECK(all["scenario_place"] == "a/b.yaml");
    CHECK(all["outputs"][0]["outcome"]["en"] == "mean of the last 4 steps");
    CHECK(all["controls"][0]["start"] == 300.0);
    CHECK(all["controls"][1]["kind"] == "package");
    CHECK(all["coordinates"][0] ==
          json{{"control", 0}, {"logarithmic", false}, {"low", 200.0}, {"high", 400.0}, {"label", nullptr}});
    CHECK(all["points"].size() == 7);
    CHECK(all["made"]["points"] == 6);
    const json& first = all["outputs"][0]["emulator"];
    CHECK(first["centre"][0].get<double>() == .1 + .2);
    CHECK(first["scores"][0]["mean"].get<double>() == 1. / 3);
    CHECK(first["scores"][0]["weights"][5].get<double>() == 1e-300);
    CHECK(first["tested"]["in_turn"] == true);
    CHECK(all["outputs"].back()["emulator"].is_null());
    CHECK(all["front"].is_null());
}

TEST_CASE("means of points stand there for numbers alone", "[session][explore]") {
    const json all = document();
    for (const json& output : all["outputs"]) CHECK(output["means"].size() == (output["over"] == "" ? 7U : 0U));
}

TEST_CASE("a front is told package by package, without a price where there is none", "[session][explore]") {
    const FrontOfStudy front{
        .outcomes = {"people"},
        .packages = {{.values = {250, 1}, .outcomes = {{1, .5, 1.5}}},
                     {.values = {300, 1}, .outcomes = {{2, std::nan(""), 3}}, .price = Confirmed{7, 6, 8}}}};
    const json told = document(front)["front"];
    CHECK(told["outcomes"] == json{"people"});
    CHECK(told["packages"][0]["price"].is_null());
    CHECK(told["packages"][1] ==
          json{{"values", {300.0, 1.0}}, {"outcomes", {{2.0, nullptr, 3.0}}}, {"price", {7.0, 6.0, 8.0}}});
}
