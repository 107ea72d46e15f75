#include "engine/config/data/graphml.hpp"

#include "engine/config/data/data.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;
using config::read_table;

namespace {

using Kind = DataColumn::Kind;

const DataDescription ties{.name = "ties",
                           .columns = {{.name = "from", .whole = true},
                                       {.name = "to", .whole = true},
                                       {.name = "strength", .hard = {0, 1}},
                                       {.name = "close", .optional = true},
                                       {.name = "directed", .optional = true}},
                           .network = DataDescription::Network::edges};
const DataDescription people{.name = "people",
                             .columns = {{.name = "node", .kind = Kind::label}, {.name = "age", .whole = true}},
                             .network = DataDescription::Network::nodes};

/// As NetworkX writes one: keys first, a default, nodes by name, an edge without its own strength.
const std::string village = R"(<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="age" attr.type="long"/>
  <key id="d1" for="edge" attr.name="strength" attr.type="double"><default>0.25</default></key>
  <key id="d2" for="edge" attr.name="close" attr.type="boolean"/>
  <graph edgedefault="undirected">
    <node id="Ann &amp; Bo"><data key="d0">40</data></node>
    <node id="庄"><data key="d0"> 31 </data></node>
    <node id="c"><data key="d0">7</data></node>
    <edge source="庄" target="c"><data key="d1">0.5</data><data key="d2">true</data></edge>
    <edge source="Ann &amp; Bo" target="c" directed="true"><data key="d2">false</data></edge>
  </graph>
</graphml>
)";

DataTable table_of(const DataDescription& description, const std::string& text = village) {
    Problems problems;
    DataTable table = read_table(description, text, "v.graphml", problems);
    for (const Problem& problem : problems.sorted()) FAIL_CHECK(to_string(problem));
    return table;
}

std::string said(const DataDescription& description, const std::string& text) {
    Problems problems;
    read_table(description, text, "v.graphml", problems);
    std::string all;
    for (const Problem& problem : problems.sorted()) all += to_string(problem) + '\n';
    return all;
}

std::string with(const std::string& before, const std::string& after) {
    std::string text = village;
    return text.replace(text.find(before), before.size(), after);
}

}  // namespace

#ifdef CONSORTIA_EXPAT

TEST_CASE("edges of GraphML are a table of their ends by number and of their attributes", "[config][data]") {
    const DataTable table = table_of(ties);
    CHECK(table.number("from") == std::vector<double>{1, 0});
    CHECK(table.number("to") == std::vector<double>{2, 2});
    CHECK(table.number("strength") == std::vector<double>{0.5, 0.25});
    CHECK(table.number("close") == std::vector<double>{1, 0});
    CHECK(table.number("directed") == std::vector<double>{0, 1});
    CHECK(table.place(0, "strength").line == 10);
    CHECK(table.place(1, "to").line == 11);
}

TEST_CASE("nodes of GraphML are a table of their names and attributes", "[config][data]") {
    const DataTable table = table_of(people);
    CHECK(table.label("node") == std::vector<std::string>{"Ann & Bo", "庄", "c"});
    CHECK(table.number("age") == std::vector<double>{40, 31, 7});
}

TEST_CASE("ends are names where a table has them as labels", "[config][data]") {
    DataDescription named = ties;
    named.columns[0] = {.name = "one", .kind = Kind::label};
    named.columns[1] = {.name = "other", .kind = Kind::label};
    const DataTable table = table_of(named);
    CHECK(table.label("one") == std::vector<std::string>{"庄", "Ann & Bo"});
    CHECK(table.label("other") == std::vector<std::string>{"c", "c"});
}

TEST_CASE("what is wrong with a network is told at its place", "[config][data][errors]") {
    CHECK(said(ties, with("target=\"c\"><data key=\"d1\">", "target=\"d\"><data key=\"d1\">")) ==
          "v.graphml:10:5: error: ties: an edge is of node 'd', which is not there\n");
    CHECK(said(ties, with("0.5</data>", "1.5</data>")) ==
          "v.graphml:10:33: error: ties.strength: expected 0 to 1, got 1.5\n");
    CHECK(said(ties, with("<default>0.25</default>", "")) ==
          "v.graphml:11:5: error: ties.strength: expected a finite number, got ''\n");
    CHECK(said(people, with("id=\"c\"", "id=\"庄\"")) ==
          "v.graphml:9:5: error: people: node '庄' is given twice\n"
          "v.graphml:10:5: error: people: an edge is of node 'c', which is not there\n"
          "v.graphml:11:5: error: people: an edge is of node 'c', which is not there\n");
    CHECK(said(ties, with("attr.name=\"strength\"", "attr.name=\"strenght\"")) ==
          "v.graphml:4:3: warning: ties: 'strenght' is not read; nearest is strength\n"
          "v.graphml:6:3: error: ties: column strength is missing; known: close, directed, from, to\n");
    CHECK(said(ties, with("<data key=\"d2\">true", "<data key=\"d9\">true")) ==
          "v.graphml:10:58: error: ties: no <key> declares the attribute 'd9'\n");
    CHECK_THAT(said(ties, with("</graph>\n", "")),
               Catch::StartsWith("v.graphml:12:5: error: ties: is no XML as it should be: "));
    CHECK_THAT(said(ties, "<html></html>"), Catch::Contains("no <graph> of GraphML is in it"));
    CHECK_THAT(said(ties, with("    <node id=\"c\">", "    <node id=\"c\"><graph/>")),
               Catch::Contains("9:18: error: ties: a second network"));
    CHECK_THAT(said(ties, with("<edge source=\"庄\"", "<hyperedge/><edge source=\"庄\"")),
               Catch::Contains("10:5: error: ties: an edge between more than two nodes cannot be read"));
}

TEST_CASE("a network that may name other files is refused, and so is XML where a table is expected",
          "[config][data][errors]") {
    CHECK(said(ties, "<?xml version='1.0'?>\n<!DOCTYPE graphml SYSTEM 'file:///etc/passwd'>\n<graphml/>\n") ==
          "v.graphml:2:46: error: ties: a document type is declared, which may name other files; leave it out\n");
    DataDescription plain = ties;
    plain.network = DataDescription::Network::none;
    CHECK(said(plain, village) == "v.graphml: error: ties: is XML, and the model asks for a table; save it as CSV UTF-8\n");
}

TEST_CASE("a network cut off or changed anywhere is refused or read, and nothing else", "[config][data][errors]") {
    for (std::size_t k = 0; k + 1 < village.size(); ++k) {
        CHECK_FALSE(said(ties, village.substr(0, k)).empty());
        for (const char c : {'<', '"', '&', 'x', '\0'}) {
            std::string changed = village;
            changed[k] = c;
            said(ties, changed);
        }
    }
}

#else

TEST_CASE("without expat a network is refused in words", "[config][data][errors]") {
    CHECK_THAT(said(ties, village), Catch::Contains("was built without expat"));
}

#endif

TEST_CASE("a network may be a table too", "[config][data]") {
    const DataTable table = table_of(ties, "from,to,strength\n0,1,0.5\n");
    CHECK(table.number("to") == std::vector<double>{1});
}
