#include "engine/config/csv.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::config;

namespace {
std::vector<std::vector<std::string>> rows(std::string_view text) {
    Problems problems;
    CsvReader reader(text, "f", problems);
    std::vector<std::vector<std::string>> all;
    for (std::vector<Cell> row; reader.next(row);) {
        auto& texts = all.emplace_back();
        for (const Cell& cell : row) texts.push_back(cell.text);
    }
    return all;
}
using Rows = std::vector<std::vector<std::string>>;
}  // namespace

TEST_CASE("rows end with a line, fields with a comma", "[config][csv]") {
    CHECK(rows("a,b\nc,d\n") == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(rows("a,b") == Rows{{"a", "b"}});
    CHECK(rows("a,\n,b\n") == Rows{{"a", ""}, {"", "b"}});
    CHECK(rows("").empty());
    CHECK(rows("\n\r\n# only this").empty());
}

TEST_CASE("quotes keep commas, quotes, spaces and lines", "[config][csv]") {
    CHECK(rows("\" a,\"\"b\"\"\nc \" , d \n") == Rows{{" a,\"b\"\nc ", "d"}});
    CHECK(rows("\"\",x\n") == Rows{{"", "x"}});
    CHECK(rows("\"#\",x\n") == Rows{{"#", "x"}});
}

TEST_CASE("every field knows its line and column", "[config][csv]") {
    Problems problems;
    CsvReader reader("# c\n\"a\nb\", 投,x\ny\n", "f", problems);
    std::vector<Cell> row;
    REQUIRE(reader.next(row));
    CHECK(row[0].line == 2);
    CHECK(row[1].line == 3);
    CHECK(row[1].column == 5);
    CHECK(row[2].column == 7);
    REQUIRE(reader.next(row));
    CHECK(row[0].line == 4);
    CHECK(row[0].column == 1);
}
