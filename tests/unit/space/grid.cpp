#include "engine/space/grid.hpp"

#include "engine/core/error.hpp"
#include "engine/core/list.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <set>
#include <vector>

using namespace consortia;

namespace {

std::vector<u32> around(const Grid& grid, u32 cell, u32 reach) {
    std::vector<u32> cells;
    grid.around(cell, reach, [&](u32 other) { cells.push_back(other); });
    CHECK(cells.size() == grid.count_around(cell, reach));
    return cells;
}

}  // namespace

TEST_CASE("a cell has a column, a row and a number", "[space][grid]") {
    const Grid grid(5, 3, Sides::end);
    CHECK(grid.cells() == 15);
    CHECK(grid.cell(4, 2) == 14);
    CHECK(grid.x(13) == 3);
    CHECK(grid.y(13) == 2);
}

TEST_CASE("around a cell lie eight others, fewer at a side that ends and others beyond one that wraps", "[space][grid]") {
    const Grid ends(5, 4, Sides::end), wraps(5, 4, Sides::wrap);
    CHECK(around(ends, 7, 1) == std::vector<u32>{1, 2, 3, 6, 8, 11, 12, 13});
    CHECK(around(wraps, 7, 1) == around(ends, 7, 1));
    CHECK(around(ends, 0, 1) == std::vector<u32>{1, 5, 6});
    CHECK(around(ends, 19, 1) == std::vector<u32>{13, 14, 18});
    CHECK(around(wraps, 0, 1) == std::vector<u32>{19, 15, 16, 4, 1, 9, 5, 6});
}

TEST_CASE("a grid that is smaller than the reach gives each cell once", "[space][grid]") {
    for (const Sides sides : {Sides::end, Sides::wrap}) {
        const Grid grid(2, 3, sides);
        const std::vector<u32> all = around(grid, 4, 7);
        CHECK(std::set<u32>(all.begin(), all.end()) == std::set<u32>{0, 1, 2, 3, 5});
        CHECK(all.size() == 5);
    }
    CHECK(around(Grid(1, 1, Sides::wrap), 0, 1).empty());
    CHECK(around(Grid(3, 3, Sides::end), 4, ~u32{0}).size() == 8);
}

TEST_CASE("each of the cells around is drawn as often, and none else", "[space][grid]") {
    const Grid grid(6, 6, Sides::wrap);
    Rng rng({.name = stream_name("grid")});
    std::map<u32, u32> drawn;
    constexpr u32 draws = 24'000;
    for (u32 k = 0; k < draws; ++k) ++drawn[grid.drawn_around(35, 2, rng)];
    CHECK(drawn.size() == 24);
    CHECK(drawn.count(35) == 0);
    double chi2 = 0;
    for (const auto& [cell, count] : drawn) chi2 += (count - 1000.0) * (count - 1000.0) / 1000.0;
    CHECK(chi2 < 44.2);  // 0.995 of chi-square with 23 degrees
    std::set<u32> expected;
    grid.around(35, 2, [&](u32 cell) { expected.insert(cell); });
    for (const auto& [cell, count] : drawn) CHECK(expected.count(cell) == 1);
}

TEST_CASE("one of those who stand around is drawn, all alike, and nobody where nobody stands", "[space][grid]") {
    struct Cow {};
    const Grid grid(6, 6, Sides::wrap);
    std::map<u32, std::vector<Id<Cow>>> herd{{35, {{0}, {1}}}, {0, {{2}}}, {5, {{3}}}, {28, {{4}}}, {21, {{5}}}};
    struct Listed {  // as an index lists them
        std::map<u32, std::vector<Id<Cow>>>* herd;
        List<const Id<Cow>> operator[](u32 cell) const { return {std::span<const Id<Cow>>((*herd)[cell])}; }
    };
    const Listed listed{&herd};
    Rng rng({.name = stream_name("herd")});
    std::map<u32, u32> drawn;
    for (u32 k = 0; k < 10'000; ++k) ++drawn[grid.drawn_from(listed, 35, 1, rng).value().slot];
    CHECK(drawn.size() == 5);  // all but the one two cells away
    CHECK(drawn.count(5) == 0);
    for (const auto& [cow, count] : drawn) CHECK(std::abs(count - 2000.0) < 4.5 * 40);
    CHECK(grid.drawn_from(listed, 9, 1, rng) == OptionalId<Cow>());
}

TEST_CASE("a grid without cells, and a draw where there are none, are refused", "[space][grid]") {
    CHECK_THROWS_AS(Grid(0, 3, Sides::end), ContractError);
    CHECK_THROWS_AS(Grid(1U << 16U, 1U << 16U, Sides::end), ContractError);
    Rng rng({.name = 1});
    CHECK_THROWS_AS(Grid(1, 1, Sides::end).drawn_around(0, 1, rng), ContractError);
}
