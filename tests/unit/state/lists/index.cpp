#include "engine/state/lists/index.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <array>

using namespace consortia;
using namespace town;

namespace {

/// Firms by the last digit of their slot, those of 7 left out.
struct ByDigit {
    using Of = Firm;
    static u32 key(const Firm& firm) { return firm.staff == 7 ? no_key : static_cast<u32>(firm.staff); }
};
/// All of them together, a firm of digit d drawn d times as often as one of digit 1.
struct ByWeight {
    using Of = Firm;
    static u32 key(const Firm&) { return 3; }
    static double weight(const Firm& firm) { return firm.staff; }
};
struct Weightless {
    using Of = Firm;
    static u32 key(const Firm&) { return 0; }
    static double weight(const Firm&) { return 0; }
};

/// By a number of the scenario.
struct ByFirms {
    using Of = Firm;
    using By = Numbers;
    static u32 key(const Firm& firm, const Numbers& given) { return firm.staff < given.firms / 20 ? 0 : 1; }
};
struct ByLever : ByFirms {
    using By = Levers;
    static u32 key(const Firm&, const Levers&) { return 0; }
};

struct Digits : SmallTown {
    Digits() : SmallTown(3) {
        for (u32 slot = 0; slot < 100; ++slot) firms()[slot].staff = slot % 10;
        world->column(typeid(Firm)).touched();
    }
    template <class K>
    IndexBy<K>& index() {
        world->singleton<IndexBy<K>>().refresh(*world);
        return world->singleton<IndexBy<K>>();
    }
};

Rng stream() { return Rng({.name = stream_name("index")}); }

}  // namespace

TEST_CASE("an index lists living agents by key, in the order of slots, and leaves out those without one", "[state][index]") {
    Digits t;
    t.world->bury(typeid(Firm), {12, 32});
    const auto& index = t.index<ByDigit>();
    std::vector<u32> twos;
    for (Id<Firm> firm : index[2]) twos.push_back(firm.slot);
    CHECK(twos == std::vector<u32>{2, 22, 42, 52, 62, 72, 82, 92});
    CHECK(index[7].empty());
    CHECK(index.keys() == 10);
    CHECK(index[10].empty());  // a key that nobody has
}

TEST_CASE("an index is made anew once agents have changed, and not before", "[state][index]") {
    Digits t;
    CHECK(t.index<ByDigit>()[1].size() == 10);
    t.firms()[1].staff = 2;
    CHECK(t.index<ByDigit>()[1].size() == 10);
    t.world->column(typeid(Firm)).touched();
    CHECK(t.index<ByDigit>()[1].size() == 9);
}

TEST_CASE("a key may depend on what is given, if that does not move", "[state][index]") {
    Digits t;
    const auto& index = t.index<ByFirms>();  // there are 100: digits below 5
    CHECK(index[0].size() == 50);
    CHECK(index[0][4].slot == 4);
    CHECK(index[1][0].slot == 5);
    CHECK_THROWS_WITH(t.index<ByLever>(), Catch::Matchers::Contains("Levers, which moves"));
}

TEST_CASE("agents under a key are drawn in proportion to their weights", "[state][index]") {
    Digits t;
    const auto& index = t.index<ByWeight>();
    std::array<u32, 10> drawn{};
    Rng rng = stream();
    constexpr u32 draws = 45000;
    for (u32 k = 0; k < draws; ++k) drawn[index.draw(3, rng).value().slot % 10] += 1;
    CHECK(drawn[0] == 0);
    for (u32 digit = 1; digit < 10; ++digit) {
        const double expected = draws * digit / 45.0;
        CHECK(std::abs(drawn[digit] - expected) < 5 * std::sqrt(expected));
    }
}

TEST_CASE("where no agent has any weight all are drawn alike, and nobody where there is none", "[state][index]") {
    Digits t;
    Rng rng = stream();
    std::array<bool, 100> drawn{};
    for (u32 k = 0; k < 2000; ++k) drawn[t.index<Weightless>().draw(0, rng).value().slot] = true;
    CHECK(std::ranges::count(drawn, true) == 100);
    CHECK_FALSE(t.index<ByDigit>().draw(7, rng));
    CHECK_FALSE(t.index<ByWeight>().draw(0, rng));
}
