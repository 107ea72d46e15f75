#include "engine/session/map/geojson.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::Contains;

namespace {

std::string feature(const std::string& name, const std::string& geometry) {
    return R"({"type": "Feature", "properties": {"name": ")" + name + R"("}, "geometry": )" + geometry + "}";
}
std::string map_of(const std::string& features) {
    return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
}

const std::string square = R"({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]})";
const std::string two =
    R"({"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[3, 3], [4, 3], [4, 4], [3, 3]]]]})";

std::string mistakes(const std::string& text) {
    try {
        read_geojson(text, "map.geojson");
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("polygons and several of them are regions by name, their rings closed") {
    const RegionMap map = read_geojson(map_of(feature("north", square) + ", " + feature("</script>", two)), "map.geojson");
    REQUIRE(map.size() == 2);
    CHECK(map[0].name == "north");
    REQUIRE(map[0].rings.size() == 1);
    CHECK(map[0].rings[0].size() == 4);
    CHECK(map[1].rings.size() == 2);
}

TEST_CASE("text that is no JSON is told with its line and column") {
    CHECK_THAT(mistakes("{\n  \"type\": oops}"), Contains("map.geojson:2:11: error: map: is no JSON here"));
    CHECK_THAT(mistakes(std::string(100'000, '[')), Contains("map.geojson"));
    CHECK_THAT(mistakes("\x80\xff"), Contains("is no JSON here"));
}

TEST_CASE("what is no map is told where it stands, all of it at once") {
    CHECK_THAT(mistakes("[]"), Contains("expected a FeatureCollection"));
    CHECK_THAT(mistakes(map_of("")), Contains("expected a polygon, got none"));
    const std::string point = R"({"type": "Point", "coordinates": [0, 0]})";
    const std::string far = R"({"type": "Polygon", "coordinates": [[[0, 0], [500, 0], [2, 1], [0, 0]]]})";
    const std::string few = R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 0]]]})";
    const std::string text = map_of(feature("a", point) + ", " + feature("b", far) + ", " + feature("c", few) + ", " +
                                    feature("d", square) + ", " + feature("d", square) + R"(, {"properties": 3}, 7)");
    CHECK_THAT(mistakes(text), Contains("features[0].geometry: expected a Polygon"));
    CHECK_THAT(mistakes(text), Contains("features[1].geometry.coordinates: expected longitudes"));
    CHECK_THAT(mistakes(text), Contains("features[2].geometry.coordinates: expected a ring of 4"));
    CHECK_THAT(mistakes(text), Contains("features[4].properties.name: is given twice"));
    CHECK_THAT(mistakes(text), Contains("features[5].properties.name: expected the name"));
    CHECK_THAT(mistakes(text), Contains("features[6]"));
}

TEST_CASE("a map that is nested without end, or too long, is refused") {
    std::string deep = R"({"features": )";
    for (int k = 0; k < 50; ++k) deep += '[';
    for (int k = 0; k < 50; ++k) deep += ']';
    CHECK_THAT(mistakes(deep + "}"), Contains("nested deeper"));
    CHECK_THAT(mistakes(std::string(longest_map + 1, ' ')), Contains("at most 16 MiB"));
}
