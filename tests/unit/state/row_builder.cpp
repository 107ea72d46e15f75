#include "engine/state/row_builder.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

TEST_CASE("edges that come in any order are laid out by owner, those of one owner as they came", "[state][row_builder]") {
    SmallTown t;
    RowBuilder<Link> rows(100);
    const std::vector<std::pair<u32, float>> given{{7, 1.F}, {2, 2.F}, {7, 3.F}, {99, 4.F}, {2, 5.F}};
    for (const auto& [owner, weight] : given) rows.count(owner);
    rows.lay_out();
    for (const auto& [owner, weight] : given) rows.add(owner, {{0}, weight, true});
    t.world->edges(typeid(Link)).commit({}, nullptr);
    const u32 before = t.world->edges(typeid(Link)).size();
    rows.settle(t.world->edges(typeid(Link)));
    const Edges& links = t.world->edges(typeid(Link));
    CHECK(links.size() == before + 5);
    const auto weights = [&](u32 owner) {
        std::vector<float> row;
        for (u32 k = links.offsets()[owner] + 2; k < links.offsets()[owner + 1]; ++k) row.push_back(t.links()[k].weight);
        return row;
    };
    CHECK(weights(7) == std::vector<float>{1, 3});
    CHECK(weights(2) == std::vector<float>{2, 5});
    CHECK(weights(99) == std::vector<float>{4});
    CHECK(weights(3).empty());
}

TEST_CASE("an edge of an owner who does not exist is an error when it is counted", "[state][row_builder]") {
    RowBuilder<Link> rows(3);
    CHECK_NOTHROW(rows.count(2));
    CHECK_THROWS_WITH(rows.count(3), "an edge was given to an owner that does not exist");
}
