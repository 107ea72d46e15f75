#include "engine/session/micro/as_csv.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/session/micro/things.hpp"

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;

namespace {

std::vector<std::string> lines_of(const MicroTable& table) {
    std::vector<std::string> lines;
    write_csv(table, [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

}  // namespace

TEST_CASE("a table of agents has its units in the heading, and quotes what needs it") {
    Street street;
    const auto lines = lines_of(agents_table(*street.world, street.record("shop")));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] ==
          "key,slot,wage [wq],rate,stock_1 [piece],stock_2 [piece],rival,rival_slot,balance [wq],staff,trade,open,alive,"
          "window.wage [wq]\n");
    CHECK(lines[1] == key_text(street.key(0)) + ",0,1,0.1,1,2.5," + key_text(street.key(2)) + ",2,-7,65535,bread,0,1,0.5\n");
    CHECK(lines[2] == key_text(street.key(1)) + ",1,1.1,0.1,1,2.5,,,-7,65535,\"\"\"books\"\" & <more>\",1,1,1.5\n");
}

TEST_CASE("a table of edges goes from key to key") {
    Street street;
    const auto lines = lines_of(edges_table(*street.world, street.record("path")));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "from,to,from_slot,to_slot,length [km],alive\n");
    CHECK(lines[2] == key_text(street.key(0)) + ",,0,,2,1\n");
}
