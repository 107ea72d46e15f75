#include "engine/step/model.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

using namespace consortia;
using namespace town;

TEST_CASE("expected bytes count what belongs to an agent: key, components, sums and rows of its edges", "[step][model]") {
    Schema schema;
    describe(schema);
    Expected expected(schema);
    expected.add<Person>(10);
    CHECK(expected.bytes() == 10 * (sizeof(Person) + sizeof(Key)));
    expected.add<Firm>(2);
    const double firm = sizeof(Firm) + sizeof(Key) + sizeof(Terms) + sizeof(Payroll) + sizeof(Means) + sizeof(u32);
    CHECK(expected.bytes() == 10 * (sizeof(Person) + sizeof(Key)) + 2 * firm);
    expected.add<Link>(5);
    CHECK(expected.bytes() == 10 * (sizeof(Person) + sizeof(Key)) + 2 * firm + 5 * sizeof(Link));
}

TEST_CASE("agents and edges are expected together, agents by themselves, and each kind in parts", "[step][model]") {
    Schema schema;
    describe(schema);
    Expected expected(schema);
    expected.add<Person>(10);
    expected.add<Link>(5);
    expected.add<Person>(7);
    CHECK(expected.total() == 22);
    CHECK(expected.agents() == 17);
    CHECK(expected.count(*schema.find(typeid(Person))) == 17);
    CHECK(expected.count(*schema.find(typeid(Firm))) == 0);
}

TEST_CASE("a record that the schema does not declare is not expected", "[step][model]") {
    const Schema schema;
    Expected expected(schema);
    CHECK_THROWS_WITH(expected.add<Person>(1), "the schema does not declare Person");
}
