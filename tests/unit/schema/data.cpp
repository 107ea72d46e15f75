#include "engine/schema/data.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

DataTable two_rows() {
    DataTable table;
    table.name = "schools";
    table.shown = "data/schools.csv";
    table.column_names = {"school", "teachers"};
    table.labels["school"] = {"first", "second"};
    table.numbers["teachers"] = {5, 7};
    table.positions = {{1, 1}, {1, 8}, {3, 1}, {3, 7}, {4, 1}, {4, 8}};
    return table;
}

}  // namespace

TEST_CASE("a table gives whole columns by name, and names what it lacks", "[schema][data]") {
    const DataTable table = two_rows();
    CHECK(table.rows() == 2);
    CHECK(table.has("teachers"));
    CHECK_FALSE(table.has("pupils"));
    CHECK(table.number("teachers")[1] == 7);
    CHECK(table.label("school")[0] == "first");
    CHECK_THROWS_WITH(table.number("school"), "data schools has no number column school");
    CHECK_THROWS_WITH(table.label("pupils"), "data schools has no label column pupils");
}

TEST_CASE("a table of numbers alone has rows, and an empty one has none", "[schema][data]") {
    DataTable table;
    CHECK(table.rows() == 0);
    table.numbers["x"] = {1, 2, 3};
    CHECK(table.rows() == 3);
}

TEST_CASE("cells and headings know where they stand, what is not there is the table", "[schema][data]") {
    const DataTable table = two_rows();
    CHECK(to_string(Problem{.where = table.place(1, "teachers"), .text = "x"}) == "data/schools.csv:4:8: error: x");
    CHECK(table.heading("teachers").column == 8);
    CHECK(table.heading("teachers").line == 1);
    for (const Place& nowhere : {table.place(2, "school"), table.place(0, "pupils"), table.whole()}) {
        CHECK(nowhere.file == "data/schools.csv");
        CHECK(nowhere.line == 0);
    }
}
