#include "engine/study/results/comparison.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::study;
using Verdict = LeagueLine::Verdict;
using Role = Indicator::Role;

namespace {

Outcomes outcomes(std::string name, Role role, std::vector<std::vector<double>> by_scenario) {
    return {{.name = std::move(name), .unit = "1", .about = {}, .kind = Indicator::Kind::flow, .role = role, .over = {}},
            std::move(by_scenario)};
}

std::vector<LeagueLine> lines(std::vector<double> cost, std::vector<double> effect) {
    const std::vector<double> nothing(cost.size(), 0);
    return league({outcomes("cost", Role::cost, {nothing, std::move(cost)}),
                   outcomes("benefit", Role::benefit, {nothing, std::move(effect)})});
}

Verdict verdict(std::vector<double> cost, std::vector<double> effect) {
    return lines(std::move(cost), std::move(effect)).front().verdict;
}

}  // namespace

TEST_CASE("a scenario differs from itself by exactly nothing") {
    const Outcomes same = outcomes("x", Role::plain, {{1.5, 2.5, 9}, {1.5, 2.5, 9}});
    const Difference d = difference_of(same, 1);
    CHECK(d.difference.value == 0);
    CHECK(d.difference.low == 0);
    CHECK(d.difference.high == 0);
    CHECK(d.variance_ratio == 0);
}

TEST_CASE("a league line says in words what its figures mean") {
    CHECK(verdict({10, 11, 12}, {5, 5.1, 4.9}) == Verdict::ratio);
    CHECK(verdict({0, 0, 0}, {0, 0, 0}) == Verdict::no_difference);
    CHECK(verdict({10, 11, 12}, {-5, 5.1, 0.3}) == Verdict::no_effect);
    CHECK(verdict({10, 11, 12}, {-5, -5.1, -4.9}) == Verdict::harmful);
    CHECK(verdict({0, 0, 0}, {5, 5.1, 4.9}) == Verdict::no_cost);
    CHECK(verdict({-3, 3, 1}, {5, 5.1, 4.9}) == Verdict::no_detectable_cost);
    CHECK(verdict({-10, -11, -12}, {5, 5.1, 4.9}) == Verdict::saves);
    CHECK(verdict({10}, {5}) == Verdict::single_seed);
}

TEST_CASE("the league begins with what costs nothing, then goes by what a unit costs, then to what does nothing") {
    const std::vector<double> none{0, 0, 0};
    const auto table =
        league({outcomes("cost", Role::cost, {none, {30, 31, 32}, {10, 11, 12}, none, {1, 1.1, 1.2}}),
                outcomes("benefit", Role::benefit, {none, {5, 5.1, 4.9}, {5, 5.1, 4.9}, {5, 5.1, 4.9}, {1, -1, 0}})});
    REQUIRE(table.size() == 4);
    CHECK(table[0].scenario == 3);
    CHECK(table[1].scenario == 2);
    CHECK(table[2].scenario == 1);
    CHECK(table[3].scenario == 4);
}

TEST_CASE("with one seed what does harm comes last and has no price, and what saves money comes first") {
    const auto table = league(
        {outcomes("cost", Role::cost, {{0}, {10}, {30}, {-5}}), outcomes("benefit", Role::benefit, {{0}, {-2}, {3}, {1}})});
    REQUIRE(table.size() == 3);
    CHECK(table[0].scenario == 3);
    CHECK(!table[0].cost_per_unit);
    CHECK(table[1].scenario == 2);
    REQUIRE(table[1].cost_per_unit);
    CHECK(table[1].cost_per_unit->value == 10);
    CHECK(table[2].scenario == 1);
    CHECK(!table[2].cost_per_unit);
}

TEST_CASE("a cap that binds more than in the baseline is named") {
    const std::vector<double> none{0, 0, 0};
    const auto table = league(
        {outcomes("cost", Role::cost, {none, {10, 11, 12}}), outcomes("benefit", Role::benefit, {none, {5, 5.1, 4.9}}),
         outcomes("credit_forgone", Role::cap, {none, {3, 3.1, 2.9}}), outcomes("idle_cap", Role::cap, {none, none})});
    REQUIRE(table.front().caps.size() == 1);
    CHECK(table.front().caps.front().name == "credit_forgone");
}

TEST_CASE("without costs or benefits there is no league") {
    const std::vector<double> none{0, 0};
    CHECK(league({outcomes("benefit", Role::benefit, {none, none})}).empty());
    CHECK(league({outcomes("cost", Role::cost, {none, none})}).empty());
}

TEST_CASE("a multiplier is what is added to a product per unit of cost, with the interval of a ratio") {
    const std::vector<double> none{0, 0, 0};
    const auto all = multipliers({outcomes("value_added", Role::product, {{100, 90, 95}, {121, 111, 116}, {101, 91, 96}}),
                                  outcomes("cost", Role::cost, {none, {10, 11, 10.5}, none})});
    REQUIRE(all.size() == 2);
    CHECK_THAT(all[0].per_cost->value, Catch::Matchers::WithinAbs(63.0 / 31.5, 1e-12));
    CHECK(all[0].per_cost->low < 2);
    CHECK(all[0].per_cost->high > 2);
    CHECK(all[1].added.value == 1);
    CHECK(!all[1].per_cost);  // without a cost there is no multiplier
}

TEST_CASE("without costs or products there is no multiplier") {
    const std::vector<double> none{0, 0};
    CHECK(multipliers({outcomes("product", Role::product, {none, none})}).empty());
    CHECK(multipliers({outcomes("cost", Role::cost, {none, none})}).empty());
}
