// Two packages whose net benefits are known functions of two parameters, on a grid of these that makes every expectation a
// sum that can be written down.
#include "engine/study/league/choice.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::size_t side = 16;            // values of each parameter
constexpr std::size_t draws = side * side;  // all pairs

/// From -1 to 1, in the middle of equal parts.
double level(std::size_t k) { return (2.0 * static_cast<double>(k) + 1) / side - 1; }
double first_of(std::size_t draw) { return level(draw / side); }
double second_of(std::size_t draw) { return level(draw % side); }

/// Two seeds a draw that differ by as much above as below.
template <class Number>
std::vector<double> over_runs(Number number) {
    std::vector<double> all;
    for (std::size_t draw = 0; draw < draws; ++draw)
        for (const double noise : {-0.25, 0.25}) all.push_back(number(draw) + noise);
    return all;
}

/// Package 1 costs 10 for 10 + first; package 2 costs 10 for 9.9 + second / 1000, and 3 does nothing.
League league_of_three() {
    League league;
    league.lines.resize(3);
    for (std::size_t k = 0; k < 3; ++k) league.lines[k].scenario = k + 1;
    const auto ten = over_runs([](std::size_t) { return 10.0; });
    league.deals = {{1, ten, over_runs([](std::size_t draw) { return 10 + first_of(draw); }), draws},
                    {2, ten, over_runs([](std::size_t draw) { return 9.9 + second_of(draw) / 1000; }), draws},
                    {3, std::vector<double>(2 * draws, 0), std::vector<double>(2 * draws, 0), draws}};
    return league;
}

std::vector<Known> both() {
    Known first{"first", {}}, second{"second", {}};
    for (std::size_t draw = 0; draw < draws; ++draw) {
        first.values.push_back(first_of(draw));
        second.values.push_back(second_of(draw));
    }
    return {second, first};
}

/// What the first package's effect has beyond the second's where it has less: its regret, effect by effect.
double regret_of_first() {
    double sum = 0;
    for (std::size_t draw = 0; draw < draws; ++draw)
        sum += std::max(0.0, 9.9 + second_of(draw) / 1000 - 10 - first_of(draw));
    return sum / draws;
}

}  // namespace

TEST_CASE("the chance of a rank is the share of draws in which a package has it") {
    const Choice choice = choice_of(league_of_three(), both());
    // The first is behind where its parameter is below -0.1: at 7 of its 16 levels (-0.9375 … -0.1875).
    CHECK_THAT(choice.ranks[0][0], WithinAbs(9.0 / 16, 1e-12));
    CHECK_THAT(choice.ranks[0][1], WithinAbs(7.0 / 16, 1e-12));
    CHECK_THAT(choice.ranks[1][0], WithinAbs(7.0 / 16, 1e-12));
    CHECK_THAT(choice.ranks[2][2], WithinAbs(1, 1e-12));
}

TEST_CASE("regret is what the best of each draw is ahead of a package, one taken to be worth what the best buy asks") {
    const Choice choice = choice_of(league_of_three(), both());
    CHECK(!choice.by_effect);
    CHECK_THAT(choice.worth_of_one, WithinAbs(1, 1e-12));  // 10 for 10
    CHECK_THAT(choice.regret[0], WithinAbs(regret_of_first(), 1e-9));
    CHECK_THAT(choice.regret[1], WithinAbs(regret_of_first() + 0.1, 1e-9));
    CHECK(std::isnan(choice.regret[2]));
    CHECK_THAT(choice.perfect, WithinAbs(regret_of_first(), 1e-9));
}

TEST_CASE("knowing the parameter that decides is worth all there is to know, knowing the other nothing") {
    const Choice choice = choice_of(league_of_three(), both());
    REQUIRE(choice.parameters.size() == 2);
    const WorthOfKnowing &first = choice.parameters[0], &second = choice.parameters[1];
    CHECK(first.parameter == "first");
    // Net benefits are straight lines of it, so the regression is exact: the other package as if its own were 0.
    double exact = 0;
    for (std::size_t k = 0; k < side; ++k) exact += std::max(0.0, -0.1 - level(k)) / side;
    CHECK_THAT(first.value, WithinAbs(exact, 1e-9));
    CHECK(first.beyond_chance);
    CHECK(first.best_if_low == 1);
    CHECK(first.best_if_high == 0);
    CHECK(first.changes_the_choice());
    CHECK_THAT(second.value, WithinAbs(0, 1e-9));
    CHECK(!second.beyond_chance);
    CHECK(!second.changes_the_choice());
    CHECK(!choice.few_draws);
}

TEST_CASE("a parameter that no draw moves tells nothing") {
    const Choice choice = choice_of(league_of_three(), {{"still", std::vector<double>(draws, 3)}});
    CHECK(choice.parameters[0].value == 0);
    CHECK(!choice.parameters[0].beyond_chance);
}

TEST_CASE(
    "where the best buy saves money, one is worth what the cheapest of the others asks, and what is dear is regretted") {
    League league = league_of_three();
    league.deals[1].cost.assign(2 * draws, -1);
    const Choice choice = choice_of(league, {});
    CHECK((choice.best_is_free && !choice.by_effect));
    CHECK_THAT(choice.worth_of_one, WithinAbs(1, 1e-12));  // of the first, 10 for 10
    CHECK_THAT(choice.ranks[1][0], WithinAbs(1, 1e-12));
    CHECK_THAT(choice.regret[1], WithinAbs(0, 1e-9));     // it is worth 9.9 + 1 at every draw
    CHECK_THAT(choice.regret[0], WithinAbs(10.9, 1e-9));  // and the first nothing in the mean
}

TEST_CASE("where nothing that does more costs anything, the effect alone counts") {
    League league = league_of_three();
    league.deals[0].cost.assign(2 * draws, -1);
    league.deals[1].cost.assign(2 * draws, -1);
    const Choice choice = choice_of(league, {});
    CHECK((choice.best_is_free && choice.by_effect));
    CHECK_THAT(choice.regret[0], WithinAbs(regret_of_first(), 1e-9));
}

TEST_CASE("few draws are said to be few, and two lines and two draws are needed") {
    League league{.benefit = {}, .lines = std::vector<LeagueLine>(2)};
    league.deals = {{1, {1, 1}, {2, 1}, 2}, {2, {1, 1}, {1, 2}, 2}};
    CHECK(choice_of(league, {}).few_draws);
    for (Deal& deal : league.deals) deal.draws = 1;
    CHECK_THROWS_AS(choice_of(league, {}), ContractError);
}
