#include "engine/study/league/ranking.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::WithinAbs;

namespace {

const Deal cheap{1, {10, 11, 12, 11}, {5, 5.5, 6, 5.5}};
const Deal dear{2, {40, 41, 42, 41}, {5, 5.1, 5.2, 5.1}};
const Deal like_dear{3, {42, 39, 43, 40}, {5, 5.1, 5.2, 5.1}};

League ranked(const std::vector<Deal>& deals) {
    League league;
    for (const Deal& deal : deals) {
        LeagueLine line{.scenario = deal.scenario};
        line.cost = mean_with_interval(deal.cost);
        line.effect = mean_with_interval(deal.effect);
        line.cost_per_unit = ratio_with_interval(deal.cost, deal.effect);
        league.lines.push_back(line);
    }
    rank(league, deals);
    return league;
}

std::optional<u32> rank_of(const League& league, std::size_t scenario) {
    for (const LeagueLine& line : league.lines)
        if (line.scenario == scenario) return line.rank;
    return {};
}

}  // namespace

TEST_CASE("a duel counts the seeds that are won and tells prices apart by paired seeds") {
    const Duel won = duel(cheap, dear, false);
    CHECK(won.wins == 4);
    CHECK(won.seeds == 4);
    CHECK_THAT(won.difference.value, WithinAbs(2 - 41 / 5.1, 1e-12));
    CHECK(won.told_apart());
    const Duel lost = duel(dear, cheap, false);
    CHECK(lost.wins == 0);
    CHECK_THAT(lost.difference.value, WithinAbs(-won.difference.value, 1e-12));
    CHECK_THAT(lost.difference.low, WithinAbs(-won.difference.high, 1e-12));
}

TEST_CASE("a package without an effect in a seed does not win it, be it ever so cheap") {
    CHECK(duel({1, {1, 1}, {-1, 2}}, {2, {9, 9}, {3, 3}}, false).wins == 1);
    CHECK(duel({1, {1, 1}, {-1, 2}}, {2, {9, 9}, {3, 3}}, true).wins == 0);
}

TEST_CASE("what cannot be told apart shares a rank") {
    const League league = ranked({cheap, dear, like_dear});
    CHECK(rank_of(league, 1) == 1U);
    CHECK(rank_of(league, 2) == 2U);
    CHECK(rank_of(league, 3) == 2U);
    CHECK(!league.lines[0].shared);
    CHECK(league.lines[1].shared);
    CHECK(league.lines[2].shared);
}

TEST_CASE("two packages that change places change their ranks") {
    Deal first = cheap;
    Deal second = dear;
    std::swap(first.scenario, second.scenario);
    CHECK(rank_of(ranked({cheap, dear}), 1) == rank_of(ranked({first, second}), 2));
    CHECK(rank_of(ranked({cheap, dear}), 2) == rank_of(ranked({first, second}), 1));
}

TEST_CASE("who cannot be told from one that is better shares its rank with all between") {
    const Deal wide{2, {2, 40, 41, 1}, {5, 5.1, 5.2, 5.1}};
    const League league = ranked({cheap, wide, {3, {14, 14.1, 14.2, 14.1}, {5, 5.1, 5.2, 5.1}}});
    for (const LeagueLine& line : league.lines) CHECK(line.rank == 1U);
}
