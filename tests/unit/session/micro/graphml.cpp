#include "engine/session/micro/graphml.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/session/micro/things.hpp"

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;

namespace {

struct Graph {
    std::string text;
    u64 left_out = 0;
};

Graph written(const MicroData& data) {
    Graph all;
    all.left_out = write_graphml(data, [&](std::string_view piece) { all.text += piece; });
    return all;
}

MicroData paths(Street& street) {
    return {.run = "town & <co>",
            .at = "2030Q4",
            .table = edges_table(*street.world, street.record("path")),
            .ends = {agents_table(*street.world, street.record("shop"))}};
}

/// A table of one row with the given columns.
MicroTable of_one(const std::string& name, std::vector<MicroColumn> columns) { return {name, 1, std::move(columns), {}, 0}; }

MicroColumn one(const std::string& name, const std::string& unit, MicroColumn::Kind kind, const std::string& text) {
    return {.name = name, .unit = unit, .about = "", .kind = kind, .text = [text](u32) { return text; }};
}

}  // namespace

TEST_CASE("agents are nodes with their fields, edges lead from key to key with theirs") {
    Street street;
    const Graph graph = written(paths(street));
    const std::string first = key_text(street.key(0)), second = key_text(street.key(1));
    for (const std::string& line :
         {std::string("<key id=\"n0\" for=\"node\" attr.name=\"kind\" attr.type=\"string\">"),
          std::string("attr.name=\"wage\" attr.type=\"double\"><desc>what is paid [wq]</desc></key>"),
          std::string("attr.name=\"staff\" attr.type=\"long\"/>"), std::string("attr.name=\"open\" attr.type=\"boolean\"/>"),
          "<node id=\"" + first + "\"><data key=\"n0\">shop</data><data key=\"n1\">0</data><data key=\"n2\">1</data>",
          "<edge source=\"" + first + "\" target=\"" + second +
              "\"><data key=\"e0\">1.5</data><data key=\"e1\">true</data></edge>"})
        CHECK_THAT(graph.text, Catch::Contains(line));
}

TEST_CASE("an edge that leads to nobody is left out and counted, and a value that nobody has as well") {
    Street street;
    const Graph graph = written(paths(street));
    CHECK(graph.left_out == 1);
    CHECK_THAT(graph.text, !Catch::Contains("target=\"\""));
    CHECK_THAT(graph.text, !Catch::Contains("></data>"));
}

TEST_CASE("nothing in a name or label is markup") {
    Street street;
    const std::string text = written(paths(street)).text;
    CHECK_THAT(text, Catch::Contains("<data key=\"n10\">&quot;books&quot; &amp; &lt;more&gt;</data>"));
    CHECK_THAT(text, Catch::Contains("<desc>path of town &amp; &lt;co&gt; at the end of 2030Q4</desc>"));
    MicroData odd = paths(street);
    odd.run = std::string("\x01\x1b]0;\xff", 6);
    CHECK_THAT(written(odd).text, Catch::Contains("path of \\u0001\\u001b]0;\\xff at"));
}

TEST_CASE("attributes of one name are one where type and unit agree, else the kind stands before the name") {
    using Kind = MicroColumn::Kind;
    const MicroColumn key = one("key", "", Kind::key, "k1");
    const MicroData data{
        .run = "r",
        .at = "1",
        .table = of_one("link", {one("from", "", Kind::key, "k1"), one("to", "", Kind::key, "k1")}),
        .ends = {of_one("firm", {key, one("region", "", Kind::label, "north"), one("wage", "wq", Kind::real, "1")}),
                 of_one("school", {key, one("region", "", Kind::label, "south"), one("wage", "yuan", Kind::real, "2")})}};
    const std::string text = written(data).text;
    CHECK_THAT(text, Catch::Contains("attr.name=\"wage\"") && Catch::Contains("attr.name=\"school.wage\""));
    CHECK_THAT(text, Catch::Contains("attr.name=\"region\"") && !Catch::Contains("school.region"));
}
