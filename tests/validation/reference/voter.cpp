// Voters on tori against what is known of them: with which chance a town agrees on yes, and what becomes of it where all
// vote at once.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>

namespace voter {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double towns = 4000;

Played::Values of_side(double side, double yes) {
    return {{"population.towns", towns}, {"town.side", side}, {"initial.yes", yes}};
}

/// What a share of all towns may differ by from its chance, but once in 150,000 seeds.
double bound(double chance) { return 4.5 * std::sqrt(chance * (1 - chance) / towns); }

}  // namespace

TEST_CASE("voters in turn agree on yes as often as they began with it, at any size", "[reference][validation][voter]") {
    for (double side : {3.0, 4.0, 6.0}) {
        CAPTURE(side);
        Played country(voter::model, of_side(side, 0.25));
        country.until(static_cast<u32>(12 * side * side));
        CHECK(country("agreed") > 0.9995);  // the last towns go on: their chances are those of all
        CHECK_THAT(country("agreed_on_yes"), WithinAbs(0.25, bound(0.25) + 0.0005));
    }
}

TEST_CASE("voters all at once never agree in 3 towns of 8, where sides are even", "[reference][validation][voter]") {
    Played::Values at_once = of_side(4, 0.25);
    at_once["schedule.in_turn"] = 0;
    at_once["schedule.at_once"] = 1;
    Played country(voter::model, at_once);
    const double never = 2 * 0.25 * 0.75;  // the two colours of the chessboard agree by themselves
    CHECK_THAT(1 - country.until(400)("agreed"), WithinAbs(never, bound(never)));
    CHECK_THAT(country("agreed_on_yes"), WithinAbs(0.25 * 0.25, bound(0.25 * 0.25)));
    const double agreed = country("agreed");
    CHECK(country.until(1000)("agreed") == agreed);
    at_once["town.side"] = 5;  // no chessboard
    Played odd(voter::model, at_once);
    CHECK(odd.until(400)("agreed") > 0.9995);
    CHECK_THAT(odd("agreed_on_yes"), WithinAbs(0.25, bound(0.25) + 0.0005));
}

TEST_CASE("voters in turn are the same at any number of workers", "[reference][determinism][voter]") {
    Played one(voter::model, {{"population.towns", 200}}, 0, 1);
    Played three(voter::model, {{"population.towns", 200}}, 0, 3);
    CHECK(one.until(5).world.digest() == three.until(5).world.digest());
}
