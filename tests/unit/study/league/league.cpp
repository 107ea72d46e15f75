#include "engine/study/league/league.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::study;
using Verdict = LeagueLine::Verdict;
using Role = Indicator::Role;

namespace {

Outcomes outcomes(std::string name, Role role, std::vector<std::vector<double>> by_scenario) {
    Outcomes all{
        {.name = std::move(name), .unit = "1", .about = {}, .kind = Indicator::Kind::flow, .role = role, .over = {}},
        std::move(by_scenario)};
    if (role == Role::benefit) all.discounted = all.by_scenario;
    return all;
}

League league(std::vector<std::vector<double>> cost, std::vector<std::vector<double>> effect, Valuation valuation = {}) {
    const std::vector<double> nothing(cost.front().size(), 0);
    cost.insert(cost.begin(), nothing);
    effect.insert(effect.begin(), nothing);
    return leagues({outcomes("cost", Role::cost, cost), outcomes("benefit", Role::benefit, effect)}, valuation).front();
}

Verdict verdict(std::vector<double> cost, std::vector<double> effect) {
    return league({std::move(cost)}, {std::move(effect)}).lines.front().verdict;
}

std::vector<std::size_t> order(const League& league) {
    std::vector<std::size_t> scenarios;
    for (const LeagueLine& line : league.lines) scenarios.push_back(line.scenario);
    return scenarios;
}

const std::vector<double> none{0, 0, 0};

}  // namespace

TEST_CASE("a league line says in words what its figures mean") {
    CHECK(verdict({10, 11, 12}, {5, 5.1, 4.9}) == Verdict::ratio);
    CHECK(verdict({0, 0, 0}, {0, 0, 0}) == Verdict::no_difference);
    CHECK(verdict({10, 11, 12}, {-5, 5.1, 0.3}) == Verdict::no_effect);
    CHECK(verdict({10, 11, 12}, {-5, -5.1, -4.9}) == Verdict::harmful);
    CHECK(verdict({-10, -11, -12}, {-5, -5.1, -4.9}) == Verdict::saves_less);
    CHECK(verdict({0, 0, 0}, {5, 5.1, 4.9}) == Verdict::no_cost);
    CHECK(verdict({-3, 3, 1}, {5, 5.1, 4.9}) == Verdict::no_detectable_cost);
    CHECK(verdict({-10, -11, -12}, {5, 5.1, 4.9}) == Verdict::saves_more);
    CHECK(verdict({10}, {5}) == Verdict::single_seed);
}

TEST_CASE("a price of a hundred times its own least has no rank, and says so") {
    const League wide = league({{0.75, 11, 12, 9}}, {{5, 5.1, 4.9, 5}});
    CHECK(wide.lines.front().verdict == Verdict::vague);
    CHECK(!wide.lines.front().rank);
}

TEST_CASE("there is no price where the net cost is not above zero") {
    for (const std::vector<double>& cost : {std::vector<double>{-10, -11, -12}, {0, 0, 0}, {-3, 3, 1}})
        CHECK(!league({cost}, {{5, 5.1, 4.9}}).lines.front().cost_per_unit);
}

TEST_CASE("the league begins with what costs nothing, then goes by what a unit costs, then to what does nothing") {
    const League table =
        league({{30, 31, 32}, {10, 11, 12}, none, {1, 1.1, 1.2}}, {{5, 5.1, 4.9}, {5, 5.1, 4.9}, {5, 5.1, 4.9}, {1, -1, 0}});
    CHECK(order(table) == std::vector<std::size_t>{3, 2, 1, 4});
    CHECK(table.lines[0].rank == 1U);
    CHECK(table.lines[1].rank == 2U);
    CHECK(table.lines[2].rank == 3U);
    CHECK(!table.lines[3].rank);
}

TEST_CASE("the cost of public funds makes every cost dearer, and nothing else") {
    const League free = league({{10, 11, 12}}, {{5, 5.1, 4.9}});
    const League dear = league({{10, 11, 12}}, {{5, 5.1, 4.9}}, {.cost_of_funds = 0.5});
    CHECK_THAT(dear.lines.front().cost.value, Catch::Matchers::WithinAbs(1.5 * free.lines.front().cost.value, 1e-12));
    CHECK(dear.lines.front().effect.value == free.lines.front().effect.value);
}

TEST_CASE("what a unit costs divides discounted cost by the discounted effect") {
    Outcomes benefit = outcomes("benefit", Role::benefit, {none, {8, 8, 8}});
    benefit.discounted = {none, {4, 4, 4}};
    const League table = leagues({outcomes("cost", Role::cost, {none, {12, 12, 12}}), benefit}).front();
    CHECK(table.lines.front().effect.value == 8);
    REQUIRE(table.lines.front().cost_per_unit);
    CHECK(table.lines.front().cost_per_unit->value == 3);
}

TEST_CASE("with one seed nothing has a rank; what does harm comes last, and what saves money first") {
    const League table = league({{10}, {30}, {-5}}, {{-2}, {3}, {1}});
    CHECK(order(table) == std::vector<std::size_t>{3, 2, 1});
    CHECK(table.lines[1].cost_per_unit->value == 10);
    for (const LeagueLine& line : table.lines) CHECK(!line.rank);
}

TEST_CASE("a cap that binds more than in the first scenario is named, and so is a headline that gets worse") {
    Outcomes worse = outcomes("queue", Role::headline, {none, {3, 3.1, 2.9}});
    worse.indicator.better = Indicator::Better::less;
    Outcomes better = outcomes("pay", Role::headline, {none, {3, 3.1, 2.9}});
    better.indicator.better = Indicator::Better::more;
    const League table = leagues({outcomes("cost", Role::cost, {none, {10, 11, 12}}),
                                  outcomes("benefit", Role::benefit, {none, {5, 5.1, 4.9}}),
                                  outcomes("credit_forgone", Role::cap, {none, {3, 3.1, 2.9}}),
                                  outcomes("idle_cap", Role::cap, {none, none}), worse, better})
                             .front();
    REQUIRE(table.lines.front().caps.size() == 1);
    CHECK(table.lines.front().caps.front().name == "credit_forgone");
    REQUIRE(table.lines.front().worse.size() == 1);
    CHECK(table.lines.front().worse.front().name == "queue");
}

TEST_CASE("without costs or benefits there is no league") {
    CHECK(leagues({outcomes("benefit", Role::benefit, {none, none})}).empty());
    CHECK(leagues({outcomes("cost", Role::cost, {none, none})}).empty());
}

TEST_CASE("a multiplier is what is added to a product per unit of cost, with the interval of a ratio") {
    const auto all = multipliers({outcomes("value_added", Role::product, {{100, 90, 95}, {121, 111, 116}, {101, 91, 96}}),
                                  outcomes("cost", Role::cost, {none, {10, 11, 10.5}, {-10, -11, -10.5}})});
    REQUIRE(all.size() == 2);
    CHECK_THAT(all[0].per_cost->value, Catch::Matchers::WithinAbs(63.0 / 31.5, 1e-12));
    CHECK(all[0].per_cost->low < 2);
    CHECK(all[0].per_cost->high > 2);
    CHECK(all[1].added.value == 1);
    CHECK(!all[1].per_cost);  // of money saved there is none
}

TEST_CASE("without costs or products there is no multiplier") {
    CHECK(multipliers({outcomes("product", Role::product, {none, none})}).empty());
    CHECK(multipliers({outcomes("cost", Role::cost, {none, none})}).empty());
}
