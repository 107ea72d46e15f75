#include "engine/session/micro/table.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/session/micro/things.hpp"

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;
using Texts = std::vector<std::string>;

TEST_CASE("agents have a row each, with key, slot, fields and those of their components") {
    Street street;
    const MicroTable shops = agents_table(*street.world, street.record("shop"));
    CHECK(shops.rows == 3);
    Texts names;
    for (const MicroColumn& each : shops.columns) names.push_back(each.name);
    CHECK(names == Texts{"key", "slot", "wage", "rate", "stock_1", "stock_2", "rival", "rival_slot", "balance", "staff",
                         "trade", "open", "alive", "window.wage"});
    CHECK(shops.left_out == Texts{"window.secret"});
    CHECK(texts(shops, "key") == Texts{key_text(street.key(0)), key_text(street.key(1)), key_text(street.key(2))});
    CHECK(texts(shops, "window.wage") == Texts{"0.5", "1.5", "2.5"});
}

TEST_CASE("the dead have no row, and who is meant by a dead one's place is nobody") {
    Street street;
    reinterpret_cast<Shop*>(street.world->column(typeid(Shop)).at(2))->alive = false;
    street.world->bury(typeid(Shop), {2});
    const MicroTable shops = agents_table(*street.world, street.record("shop"));
    CHECK(texts(shops, "slot") == Texts{"0", "1"});
    CHECK(texts(shops, "rival") == Texts{"", ""});
    CHECK(texts(shops, "rival_slot") == Texts{"2", ""});
}

TEST_CASE("edges have a row each with both ends, those that have ended have none") {
    Street street;
    const MicroTable paths = edges_table(*street.world, street.record("path"));
    CHECK(texts(paths, "from_slot") == Texts{"0", "0", "2"});
    CHECK(texts(paths, "to_slot") == Texts{"1", "", "0"});
    CHECK(texts(paths, "from") == Texts{key_text(street.key(0)), key_text(street.key(0)), key_text(street.key(2))});
    CHECK(texts(paths, "to") == Texts{key_text(street.key(1)), "", key_text(street.key(0))});
    CHECK(texts(paths, "length") == Texts{"1.5", "2", "4"});
}

TEST_CASE("a table stays what it was when the run goes on") {
    Street street;
    const MicroTable shops = agents_table(*street.world, street.record("shop"));
    street.world->column(typeid(Shop)).as<Shop>()[0].wage = 99;
    CHECK(texts(shops, "wage").front() == "1");
    CHECK(shops.bytes >= 3 * (sizeof(Shop) + sizeof(Window)));
}

TEST_CASE("a field that is called as another column gets its record's name before its own") {
    struct Stall {
        double key, stall;
    };
    Schema schema;
    schema.agent<Stall>("stall").field("key", &Stall::key, "1").field("stall", &Stall::stall, "1");
    const Scenario scenario;
    Crew crew(1);
    World world(schema, scenario, 0, crew);
    Population(world).add<Stall>(1, [](u32, Rng&) { return Stall{1, 2}; });
    const MicroTable stalls = agents_table(world, schema.records().front());
    CHECK(texts(stalls, "stall.key") == Texts{"1"});
    CHECK(texts(stalls, "stall.stall") == Texts{"2"});
}
