#include "engine/config/data/csv.hpp"

#include "tests/support/catch.hpp"

#include <ctime>

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

namespace {

/// What is said of a text in which no row is expected to be wrong but the last.
std::string complaint_about(const std::string& text) {
    Problems problems;
    CsvReader reader(text, "f", problems);
    for (std::vector<Cell> row; reader.next(row);) {
    }
    return problems.has_errors() ? to_string(problems.sorted().front()) : "";
}

double seconds_to_read(std::size_t bytes) {
    const auto begun = std::clock();
    const std::string commas(bytes, ',');
    complaint_about(commas);
    complaint_about('"' + commas);
    complaint_about('"' + commas + '"');
    complaint_about("a," + std::string(bytes, 'x'));
    return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("rows and fields beyond any table are refused in words, with the place where they begin", "[config][csv]") {
    CHECK(complaint_about("a\n" + std::string(most_fields - 1, ',') + "\n").empty());
    CHECK(complaint_about("a\n" + std::string(most_fields, ',') + "\n") ==
          "f:2:10001: error: a row has more than 10000 fields");
    CHECK(complaint_about("a," + std::string(longest_field, 'x') + "\n").empty());
    CHECK_THAT(complaint_about("a," + std::string(longest_field + 1, 'x')),
               Catch::StartsWith("f:1:3: error: a field is longer than 100000 bytes"));
    CHECK(complaint_about("a\nb,\"" + std::string(longest_field, '\n')) == "f:2:3: error: a quote is never closed");
    CHECK_THAT(complaint_about("a\nb,\"" + std::string(longest_field + 1, '\n') + '"'),
               Catch::StartsWith("f:2:3: error: a field is longer than 100000 bytes"));
}

TEST_CASE("a line is refused in a time that grows with its length, not with its square", "[config][csv]") {
    CHECK(seconds_to_read(60'000'000) < 40 * seconds_to_read(6'000'000));
}
