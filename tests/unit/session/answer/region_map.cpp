#include "engine/session/answer/region_map.hpp"

#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::Contains;

namespace {

const std::string town =
    "model: town\nstart: 2025Q1\nsteps: 2\nparameters: {population.people: 30, population.firms: 100}\n";
const std::string outlines =
    R"({"features": [{"properties": {"name": "north"}, "geometry": {"type": "Polygon", "coordinates":)"
    R"( [[[0, 0], [2, 0], [2, 1], [0, 0]]]}}]})";

/// What is drawn of a result of the town with this in its file, while the map is `now`.
MapOfResult drawn(const std::string& data, const std::string& now) {
    const config::Memory files({{"town.yaml", town + data}, {"m.geojson", outlines}});
    const Workspace workspace(town_models(), files);
    Heard heard;
    const Plan plan = Plan::of_scenarios(workspace, {"/town.yaml"}, {}, false, heard);
    const Result result = play(plan, {}, heard).result;
    return map_of(result, config::Memory({{"m.geojson", now}}));
}

}  // namespace

TEST_CASE("a scenario may name a map of its regions, which is read where it is drawn") {
    const MapOfResult found = drawn("data: {map: m.geojson}\n", outlines);
    REQUIRE(found.map);
    CHECK(found.map->front().name == "north");
    CHECK(found.failure.empty());
}

TEST_CASE("without a map nothing is said, and a map that changed or is gone is not drawn, in words") {
    const MapOfResult none = drawn("", outlines);
    CHECK(!none.map);
    CHECK(none.failure.empty());
    CHECK_THAT(drawn("data: {map: m.geojson}\n", outlines + " ").failure, Contains("is not the one that was used"));
    CHECK_THAT(drawn("data: {map: m.geojson}\n", "").failure, Contains("is not the one that was used"));
}
