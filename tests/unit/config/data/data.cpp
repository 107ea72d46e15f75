#include "engine/config/data/data.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;
using config::read_table;

namespace {

const DataDescription industries = {.name = "industries",
                                    .columns = {{.name = "industry", .kind = DataColumn::Kind::label},
                                                {.name = "output", .unit = "bn yuan", .hard = {0, 1e6}}}};

std::string mistakes(std::string_view text, const DataDescription& description = industries) {
    Problems problems;
    read_table(description, text, "t.csv", problems);
    std::string all;
    for (const Problem& problem : problems.sorted()) all += to_string(problem) + '\n';
    return all;
}

}  // namespace

TEST_CASE("a table is read by the names of its columns", "[config][data]") {
    Problems problems;
    const DataTable table = read_table(
        industries,
        "\xEF\xBB\xBF# comment, with comma\r\noutput,industry\r\n\r\n1.5, ict \r\n# between\r\n2,\"a \"\"b\"\",\nc\"\r\n",
        "t.csv", problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(table.name == "industries");
    CHECK(table.rows() == 2);
    CHECK(table.column_names == std::vector<std::string>{"output", "industry"});
    CHECK(table.number("output") == std::vector<double>{1.5, 2});
    CHECK(table.label("industry") == std::vector<std::string>{"ict", "a \"b\",\nc"});
}

TEST_CASE("a matrix takes every further column as numbers", "[config][data]") {
    const DataDescription flows = {
        .name = "flows", .columns = {{.name = "from", .kind = DataColumn::Kind::label}}, .rest_are_numbers = true};
    Problems problems;
    const DataTable table = read_table(flows, "from,a,b\na,1,2\nb,3,4", "t.csv", problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(table.number("b") == std::vector<double>{2, 4});
    CHECK(mistakes("from,a,a\nx,1,2\n", flows) == "t.csv:1:8: error: flows: column 'a' is given twice\n");
}

TEST_CASE("wrong cells and columns are located", "[config][data]") {
    CHECK(mistakes("industry,outptu\nict,1\n") ==
          "t.csv:1:1: error: industries: column output is missing; nearest is outptu\n"
          "t.csv:1:10: error: industries: unknown column 'outptu'; nearest is output\n");
    CHECK(mistakes("# c\nindustry,output\n电子,x\n,-1\na,1,2\nb,\n") ==
          "t.csv:3:4: error: industries.output: expected a finite number (bn yuan), got 'x'\n"
          "t.csv:4:1: error: industries.industry: expected a label, got ''\n"
          "t.csv:4:2: error: industries.output: expected 0 to 1000000 (bn yuan), got -1\n"
          "t.csv:5:1: error: industries: expected 2 fields as in the header, got 3\n"
          "t.csv:6:3: error: industries.output: expected a finite number (bn yuan), got ''\n");
    CHECK(mistakes("industry,,output\n") == "t.csv:1:10: error: industries: a column has no name\n");
}

TEST_CASE("a broken quote ends the reading with its place", "[config][data]") {
    CHECK(mistakes("industry,output\n\"ict,1\n") == "t.csv:2:1: error: a quote is never closed\n");
    CHECK(mistakes("industry,output\n\"ict\"x,1\n") ==
          "t.csv:2:6: error: text follows a closing quote; a quote inside a field is written twice\n");
}

TEST_CASE("an empty table is an error", "[config][data]") {
    CHECK(mistakes("# nothing\n") == "t.csv: error: industries: the table is empty; expected a header industry, output\n");
    CHECK(mistakes("industry,output\n") == "t.csv: error: industries: the table has no rows\n");
}

TEST_CASE("a column may be left out if it is optional, and cells know where they stand", "[config][data]") {
    const DataDescription schools = {
        .name = "schools",
        .columns = {{.name = "school", .kind = DataColumn::Kind::label}, {.name = "rating", .optional = true}}};
    Problems problems;
    const DataTable with = read_table(schools, "rating,school\n1,a\n# no row\n2, b\n", "t.csv", problems);
    CHECK(with.has("rating"));
    CHECK(to_string(Problem{.where = with.place(1, "school"), .text = "x"}) == "t.csv:4:4: error: x");
    CHECK(to_string(Problem{.where = with.heading("school"), .text = "x"}) == "t.csv:1:8: error: x");
    CHECK(to_string(Problem{.where = with.place(1, "nothing"), .text = "x"}) == "t.csv: error: x");
    const DataTable without = read_table(schools, "school\na\n", "t.csv", problems);
    CHECK_FALSE(without.has("rating"));
    CHECK_FALSE(problems.has_errors());
}

TEST_CASE("no two rows have the same name", "[config][data]") {
    DataDescription links = {
        .name = "links",
        .columns = {{.name = "from", .kind = DataColumn::Kind::label}, {.name = "to", .kind = DataColumn::Kind::label}}};
    links.key = {"from", "to"};
    CHECK(mistakes("from,to\na,b\nb,a\na,b\n", links) ==
          "t.csv:4:1: error: links.from, to: 'a, b' is given twice; first in line 2\n");
}

TEST_CASE("the hash is that of the bytes", "[config][data]") {
    Problems problems;
    const u64 one = read_table(industries, "industry,output\nict,1\n", "t.csv", problems).content;
    CHECK(one == read_table(industries, "industry,output\nict,1\n", "u.csv", problems).content);
    CHECK(one != read_table(industries, "industry,output\r\nict,1\n", "t.csv", problems).content);
}
