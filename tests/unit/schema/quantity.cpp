#include "engine/schema/quantity.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;

TEST_CASE("a range holds its ends, and no number that is none", "[schema][quantity]") {
    constexpr Range range{0, 1};
    CHECK(range.contains(0));
    CHECK(range.contains(1));
    CHECK_FALSE(range.contains(1.0000001));
    CHECK_FALSE(range.contains(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("a description in a line says all of a number, whose usual range is the hard one", "[schema][quantity]") {
    const Quantity innovation =
        real("diffusion.innovation", "1/yr", 0.03, {0, 10}, "Sultan 1990", {"chance of adopting unasked", "创新系数"});
    CHECK(innovation.kind == Quantity::Kind::real);
    CHECK(innovation.name == "diffusion.innovation");
    CHECK(innovation.unit == "1/yr");
    CHECK(innovation.fallback == 0.03);
    CHECK(innovation.usual.high == 10);
    CHECK(innovation.hard.high == 10);
    CHECK(innovation.source == "Sultan 1990");
    CHECK(innovation.about.zh == "创新系数");
    const Quantity nodes = whole("network.nodes", "node", 100, {1, 1000}, "made up", {"nodes", "节点"});
    CHECK(nodes.kind == Quantity::Kind::whole);
    CHECK(nodes.usual.low == 1);
    const Quantity matching = choice("labour.matching", {"urn", "directed"}, 1, "made up", {"who meets whom", "匹配"});
    CHECK(matching.kind == Quantity::Kind::choice);
    CHECK(matching.labels.at(static_cast<std::size_t>(matching.fallback)) == "directed");
}

TEST_CASE("a choice made in a line is one that a model may declare", "[schema][quantity]") {
    const Quantity matching = choice("labour.matching", {"urn", "directed", "none"}, 2, "made up", {"who", "匹配"});
    CHECK(matching.hard.contains(2));
    CHECK_FALSE(matching.hard.contains(3));
}
