#include "engine/session/micro/as_hdf5.hpp"

#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/session/micro/things.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;

TEST_CASE("a table is a variable a column over its rows, with unit and meaning, and says where it is from") {
    Street street;
    const MicroData data{
        .run = "town, replicate 0", .at = "2030Q4", .table = agents_table(*street.world, street.record("shop"))};
    output::DataInMemory result("result"), file("file");
    result.attribute({"model", std::string("street")});
    write_hdf5(data, result, file);
    CHECK(file.note("model") == "street");
    CHECK(file.note("run") == "town, replicate 0");
    CHECK(file.note("at") == "2030Q4");
    CHECK(file.at("wage", {"shop"}).note("units") == "wq");
    CHECK(file.at("wage").note("long_name") == "what is paid");
    CHECK(file.numbers("wage") == std::vector<double>{1, 1.1, 1.2});
    CHECK(file.texts("trade") == std::vector<std::string>{"bread", "\"books\" & <more>", "bread"});
    CHECK(file.numbers("rival_slot").front() == 2);
    CHECK(std::isnan(file.numbers("rival_slot").back()));
    CHECK(file.labels("shop") == std::vector<std::string>{"0", "1", "2"});
}
