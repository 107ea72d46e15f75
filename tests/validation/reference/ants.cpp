// Ants that recruit each other against the law of how many are at one source: Beta-binomial (Kirman 1993).
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"
#include "tests/unit/random/screens.hpp"

#include <cmath>
#include <vector>

namespace ants {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 ants_of_a_colony = 50;
constexpr double colonies = 1500;

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

/// Chances of 0 to n ants.
std::vector<double> beta_binomial(u32 n, double a) {
    std::vector<double> chances;
    for (u32 k = 0; k <= n; ++k) {
        const double ways = -std::log(n + 1.0) - log_beta(n - k + 1.0, k + 1.0);
        chances.push_back(std::exp(ways + log_beta(k + a, n - k + a) - log_beta(a, a)));
    }
    return chances;
}

/// Of a country that has forgotten its beginning: it begins evenly, so what is uneven about the number of ants stays 0, and
/// all else dies out at 4ε a step or faster: 8 of its times.
double law_z(double own_accord, double recruited) {
    Played country(ants::model, {{"population.colonies", colonies},
                                 {"colony.ants", ants_of_a_colony},
                                 {"ant.own_accord", own_accord},
                                 {"ant.recruited", recruited}});
    country.until(static_cast<u32>(2 / own_accord));
    const double a = own_accord * (ants_of_a_colony - 1) / recruited;
    const std::vector<double> chances = beta_binomial(ants_of_a_colony, a);
    std::vector<double> counts(10), expected(10);
    for (u32 k = 0; k <= ants_of_a_colony; ++k) expected[10 * k / (ants_of_a_colony + 1)] += colonies * chances[k];
    for (u32 tenth = 0; tenth < 10; ++tenth) counts[tenth] = country("colonies_by_tenth", tenth);
    return chi_square_z(counts, expected);
}

}  // namespace

TEST_CASE("ants are at a source with the Beta-binomial law: herds, evenly, and mixed", "[reference][validation][ants]") {
    CHECK_THAT(law_z(0.005, 0.49), WithinAbs(0, z_bound));          // a = ½: herds
    CHECK_THAT(law_z(0.008, 0.008 * 49), WithinAbs(0, z_bound));    // a = 1: every number is as likely
    CHECK_THAT(law_z(0.02, 0.02 * 49 / 4), WithinAbs(0, z_bound));  // a = 4: one hump
}

TEST_CASE("two ants agree as often as the law says, worked out by hand", "[reference][validation][ants]") {
    // n = 2, a = ε/(1 − δ) = ½: B(½, 5/2) / B(½, ½) = 3/8 for none and for both, and 2/8 for one of two.
    Played country(ants::model,
                   {{"population.colonies", 20000}, {"colony.ants", 2}, {"ant.own_accord", 0.2}, {"ant.recruited", 0.4}});
    country.until(40);
    const std::vector<double> counts{country("colonies_by_tenth", 0), country("colonies_by_tenth", 3),
                                     country("colonies_by_tenth", 6)};
    CHECK_THAT(chi_square_z(counts, {7500, 5000, 7500}), WithinAbs(0, z_bound));
}
