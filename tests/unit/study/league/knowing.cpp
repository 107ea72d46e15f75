#include "engine/study/league/knowing.hpp"

#include "engine/random/quantile.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;
using Catch::WithinAbs;

namespace {

constexpr std::size_t parts = 40;

/// A normal at the middles of `parts` equal shares.
double normal(std::size_t k) { return normal_quantile((static_cast<double>(k) + 0.5) / parts); }

/// Nothing, or `mean` plus so much of one normal and of another that is independent of it; worlds are all pairs of theirs.
Benefits nothing_or(double mean, double of_first, double of_second) {
    Benefits benefits(2);
    for (std::size_t first = 0; first < parts; ++first)
        for (std::size_t second = 0; second < parts; ++second) {
            benefits[0].push_back(0);
            benefits[1].push_back(mean + of_first * normal(first) + of_second * normal(second));
        }
    return benefits;
}

Known first_normal() {
    Known known{"first", {}};
    for (std::size_t world = 0; world < parts * parts; ++world) known.values.push_back(normal(world / parts));
    return known;
}

Known second_normal() {
    Known known{"second", {}};
    for (std::size_t world = 0; world < parts * parts; ++world) known.values.push_back(normal(world % parts));
    return known;
}

/// E max(0, m + s Z) - max(0, m), of a standard normal Z.
double unit_loss(double m, double s) {
    const double x = std::fabs(m) / s, density = std::exp(-x * x / 2) / std::sqrt(2 * M_PI);
    return s * density - std::fabs(m) * std::erfc(x / std::sqrt(2.)) / 2;
}

}  // namespace

TEST_CASE("knowing a normal parameter is worth the unit normal loss", "[study][league]") {
    for (const double mean : {-1.0, 0.0, 0.3, 2.0}) {
        const WorthOfKnowing worth = worth_of_knowing(first_normal(), nothing_or(mean, 1.5, 1));
        CHECK_THAT(worth.value, WithinAbs(unit_loss(mean, 1.5), 0.01));
        CHECK(worth.best_if_low == (mean < 1.9 ? 0 : 1));  // the tenth is 1.92 below the mean
        CHECK(worth.best_if_high == 1);
        CHECK(worth.beyond_chance);
    }
}

TEST_CASE("knowing all is worth the loss of both parameters together", "[study][league]") {
    CHECK_THAT(worth_of_knowing_all(nothing_or(0.3, 1.5, 1)), WithinAbs(unit_loss(0.3, std::sqrt(1.5 * 1.5 + 1)), 0.01));
    CHECK(worth_of_knowing_all({{1, 2}, {0, 1}}) == 0);  // the first is best anyway
}

TEST_CASE("knowing a group is worth the loss of its parameters together", "[study][league]") {
    const Benefits benefits = nothing_or(0.3, 1.5, 1);
    const WorthOfKnowing both = worth_of_knowing("normals.*", {first_normal(), second_normal()}, benefits);
    CHECK(both.parameter == "normals.*");
    CHECK_THAT(both.value, WithinAbs(worth_of_knowing_all(benefits), 1e-9));  // straight lines of each
    CHECK(both.beyond_chance);
    CHECK(both.value > worth_of_knowing(first_normal(), benefits).value);
}

TEST_CASE("what is observed with noise is worth the loss of what it tells", "[study][league]") {
    // The mean of the gain once the first normal is observed with an independent one beside it: half the variance is left.
    Known observed{"observed", {}};
    for (std::size_t world = 0; world < parts * parts; ++world)
        observed.values.push_back(normal(world / parts) + normal(world % parts));
    CHECK_THAT(worth_of_knowing(observed, nothing_or(0.3, 1.5, 0)).value,
               WithinAbs(unit_loss(0.3, 1.5 * std::sqrt(0.5)), 0.01));
}

TEST_CASE("knowing a parameter that has nothing to do with it is worth nothing beyond chance", "[study][league]") {
    Known other = first_normal();
    for (std::size_t world = 0; world < other.values.size(); ++world) other.values[world] = static_cast<double>(world % 2);
    CHECK(!worth_of_knowing(other, nothing_or(0.3, 1.5, 0)).beyond_chance);
}

TEST_CASE("knowing a class is worth choosing by the means of each", "[study][league]") {
    // Of two equal classes the options are worth 1 and 0, 0 and 3: knowing brings (1 + 3)/2 less the 1.5 of the second.
    const Benefits benefits{{2, 0, 0, 0}, {0, 0, 2, 4}};
    CHECK(worth_of_knowing_class({0, 0, 1, 1}, benefits) == 0.5);
    CHECK(worth_of_knowing_class({0, 0, 0, 0}, benefits) == 0);
}
