#include "engine/schema/panel/panel.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

#include <array>

using namespace consortia;

namespace {

struct Farm {
    double size;
    float price;
    std::array<i16, 2> herds;
    u8 kind;
    bool alive;
    Id<Farm> neighbour;
};
struct Road {
    using From = Farm;
    using To = Farm;
    Id<Farm> to;
    float width;
    u32 from;
};
struct Barn {
    using Of = Farm;
    u32 hay;
};

const Schema& described() {
    static const Schema schema = [] {
        Schema s;
        s.axis({.name = "crop", .labels = {"rye", "oats"}});
        s.agent<Farm>("farm")
            .field("size", &Farm::size, "ha", "what it tills")
            .field("price", &Farm::price, "wq")
            .field("herds", &Farm::herds, "1")
            .field("kind", &Farm::kind, "label")
            .label_of("crop")
            .field("alive", &Farm::alive, "flag")
            .field("neighbour", &Farm::neighbour, "id");
        s.component<Barn>("barn").field("hay", &Barn::hay, "t");
        s.edge<Road>("road")
            .field("to", &Road::to, "id")
            .field("width", &Road::width, "m")
            .field("from", &Road::from, "step", "since when");
        return s;
    }();
    return schema;
}

}  // namespace

TEST_CASE("what a panel may record of an agent are its numbers, flags and labels, and those of its components") {
    std::vector<std::string> names;
    for (const PanelField& field : panel_fields(described(), "farm")) names.push_back(field.name);
    CHECK(names == std::vector<std::string>{"size", "price", "herds_1", "herds_2", "kind", "alive", "barn.hay"});
    CHECK(panel_kinds(described()) == std::vector<std::string>{"farm", "road"});
    CHECK(panel_fields(described(), "barn").empty());
    CHECK(panel_record(described(), "barn") == nullptr);
}

TEST_CASE("of an edge a panel may record its own fields, with its name before one that is called as an end") {
    const std::vector<PanelField> fields = panel_fields(described(), "road");
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].name == "width");
    CHECK(fields[1].name == "road.from");
    const Road road{{3}, 2.5F, 7};
    CHECK(fields[0].number(reinterpret_cast<const std::byte*>(&road)) == 2.5);
    CHECK(fields[1].number(reinterpret_cast<const std::byte*>(&road)) == 7);
}

TEST_CASE("a field is read as the number that it is, whatever its type") {
    const Farm farm{2.5, -0.25F, {-3, 7}, 1, true, {4}};
    const Barn barn{9};
    std::vector<double> numbers;
    for (const PanelField& field : panel_fields(described(), "farm"))
        numbers.push_back(field.record == typeid(Barn) ? field.number(reinterpret_cast<const std::byte*>(&barn))
                                                       : field.number(reinterpret_cast<const std::byte*>(&farm)));
    CHECK(numbers == std::vector<double>{2.5, -0.25, -3, 7, 1, 1, 9});
}

TEST_CASE("a panel has its fields in its own order, and none that there is not") {
    Panel panel{.kind = "farm", .fields = {"barn.hay", "size"}};
    const std::vector<PanelField> fields = panel_fields(described(), panel);
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].unit == "t");
    CHECK(fields[1].about == "what it tills");
    panel.fields = {"neighbour"};
    CHECK_THROWS_WITH(panel_fields(described(), panel), "no panel can record farm.neighbour");
}
