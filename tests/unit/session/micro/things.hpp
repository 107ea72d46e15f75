// A model with a field of every kind that a column may have: shops of a street, some of which know each other.
#pragma once

#include "engine/session/micro/table.hpp"
#include "engine/state/population.hpp"

#include <optional>

namespace consortia::session::things {

enum class Trade : u8 { bread, books };

struct Secret {
    u16 raw;
};

struct Shop {
    double wage;
    float rate;
    std::array<float, 2> stock;
    OptionalId<Shop> rival;
    i32 balance;
    u16 staff;
    Trade trade;
    bool open;
    bool alive;
};
struct Window {
    using Of = Shop;
    double wage;
    Secret secret;
};
struct Path {
    using From = Shop;
    using To = Shop;
    OptionalId<Shop> to;
    float length;
    bool alive;
};

inline Schema schema() {
    Schema s;
    s.axis({"trade", {"trade", "行业"}, {"bread", "\"books\" & <more>"}, {}, false});
    s.agent<Shop>("shop")
        .field("wage", &Shop::wage, "wq", "what is paid")
        .field("rate", &Shop::rate, "1")
        .field("stock", &Shop::stock, "piece")
        .field("rival", &Shop::rival, "id")
        .field("balance", &Shop::balance, "wq")
        .field("staff", &Shop::staff, "1")
        .field("trade", &Shop::trade, "label")
        .label_of("trade")
        .field("open", &Shop::open, "flag")
        .field("alive", &Shop::alive, "flag");
    s.component<Window>("window").field("wage", &Window::wage, "wq").field("secret", &Window::secret, "1");
    s.edge<Path>("path")
        .field("to", &Path::to, "id")
        .field("length", &Path::length, "km")
        .field("alive", &Path::alive, "flag");
    return s;
}

/// Three shops: the third is the rival of the first, the second has none; the first knows all three and one who is nobody.
class Street {
  public:
    Street() : schema_(schema()), crew_(1) {
        world.emplace(schema_, scenario_, 0, crew_);
        Population p(*world);
        p.add<Shop>(3, [](u32 index, Rng&) {
            return Shop{.wage = 1 + index / 10.0,
                        .rate = 0.1F,
                        .stock = {1, 2.5F},
                        .rival = index == 0 ? OptionalId<Shop>(Id<Shop>{2}) : OptionalId<Shop>(),
                        .balance = -7,
                        .staff = 65535,
                        .trade = index == 1 ? Trade::books : Trade::bread,
                        .open = index != 0,
                        .alive = true};
        });
        p.component<Window>([](Id<Shop> id) { return Window{id.slot + 0.5, {3}}; });
        p.connect<Path>({{0, {Id<Shop>{1}, 1.5F, true}},
                         {0, {OptionalId<Shop>(), 2, true}},
                         {0, {Id<Shop>{2}, 9, false}},
                         {2, {Id<Shop>{0}, 4, true}}});
    }

    const Record& record(const std::string& name) const {
        return *std::ranges::find(schema_.records(), name, &Record::name);
    }
    Key key(u32 slot) { return world->agents(typeid(Shop)).keys[slot]; }

  private:
    Schema schema_;
    Scenario scenario_;
    Crew crew_;

  public:
    std::optional<World> world;
};

inline const MicroColumn& column(const MicroTable& table, const std::string& name) {
    const auto found = std::ranges::find(table.columns, name, &MicroColumn::name);
    require(found != table.columns.end(), "the table has no such column");
    return *found;
}

inline std::vector<std::string> texts(const MicroTable& table, const std::string& name) {
    std::vector<std::string> texts;
    for (u32 row = 0; row < table.rows; ++row) texts.push_back(column(table, name).text(row));
    return texts;
}

}  // namespace consortia::session::things
