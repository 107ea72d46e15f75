#include "engine/session/micro/column.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/session/micro/things.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;
using Texts = std::vector<std::string>;

namespace {

MicroTable shops() {
    Street street;
    return agents_table(*street.world, street.record("shop"));
}

}  // namespace

TEST_CASE("numbers are the shortest that read back as the same, in the width that they have") {
    const MicroTable table = shops();
    CHECK(texts(table, "wage") == Texts{"1", "1.1", "1.2"});
    CHECK(texts(table, "rate").front() == "0.1");
    CHECK(column(table, "rate").number(0) == double(0.1F));
    CHECK(texts(table, "balance").front() == "-7");
    CHECK(texts(table, "staff").front() == "65535");
    CHECK(column(table, "staff").number(0) == 65535);
}

TEST_CASE("elements of an array are columns counted from 1") {
    const MicroTable table = shops();
    CHECK(texts(table, "stock_1").front() == "1");
    CHECK(texts(table, "stock_2").front() == "2.5");
    CHECK(column(table, "stock_2").unit == "piece");
}

TEST_CASE("labels stand in place of their numbers, flags are 0 or 1") {
    const MicroTable table = shops();
    CHECK(column(table, "trade").kind == MicroColumn::Kind::label);
    CHECK(texts(table, "trade") == Texts{"bread", "\"books\" & <more>", "bread"});
    CHECK(column(table, "open").kind == MicroColumn::Kind::flag);
    CHECK(texts(table, "open") == Texts{"0", "1", "1"});
}

TEST_CASE("an id is the key of who is meant and his slot, and of nobody nothing") {
    const MicroTable table = shops();
    CHECK(column(table, "rival").kind == MicroColumn::Kind::key);
    CHECK(texts(table, "rival") == Texts{texts(table, "key")[2], "", ""});
    CHECK(texts(table, "rival_slot") == Texts{"2", "", ""});
    CHECK(std::isnan(column(table, "rival_slot").number(1)));
}

TEST_CASE("only what has a unit shows one") {
    const MicroTable table = shops();
    CHECK(column(table, "wage").unit == "wq");
    CHECK(column(table, "wage").about == "what is paid");
    for (const char* pure : {"rate", "rival", "trade", "open"}) CHECK(column(table, pure).unit == "");
}

TEST_CASE("a key is a text that no reader takes for a number") {
    CHECK(key_text(0x12) == "k0000000000000012");
    CHECK(key_text(0) == "");
}

TEST_CASE("an id whose place another has taken means nobody") {
    const auto keys = std::make_shared<const std::vector<Key>>(std::vector<Key>{7, 8});
    const MicroColumn key = key_column("who", {1, most_slots + 1, nobody_slot}, keys);
    CHECK(Texts{key.text(0), key.text(1), key.text(2)} == Texts{"k0000000000000008", "", ""});
    const MicroColumn slot = slot_column("who_slot", {1, most_slots + 1, nobody_slot});
    CHECK(Texts{slot.text(0), slot.text(1), slot.text(2)} == Texts{"1", "", ""});
}
