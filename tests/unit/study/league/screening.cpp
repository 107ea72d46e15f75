#include "engine/study/league/screening.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::WithinAbs;

namespace {

Outcomes differing(std::vector<double> by) {
    const std::vector<double> nothing(by.size(), 0);
    return {{.name = "x"}, {nothing, std::move(by)}};
}

}  // namespace

TEST_CASE("the chance of a difference is that of Student's t") {
    // Mean 2, standard deviation 1 over four: t = 4 with 3 degrees of freedom; scipy.stats.ttest_1samp.
    const double half = std::sqrt(3.0) / 2;
    CHECK_THAT(chance_of(Sample({2 - half, 2 + half, 2 - half, 2 + half})), WithinAbs(0.028009, 1e-6));
    CHECK(chance_of(Sample({0.0, 0.0})) == 1);
    CHECK(chance_of(Sample({1.0, 1.0})) == 0);
    CHECK(std::isnan(chance_of(Sample({1.0}))));
}

TEST_CASE("as many as chance makes are not clear, though each alone would be") {
    std::vector<Outcomes> all{differing({1, 1.05, 0.95, 1}), differing({1, 3, 2, 2.2})};
    CHECK(screened({all[1]}).is_clear(0, 1));
    for (int k = 0; k < 40; ++k) all.push_back(differing({1, -1, 2, -2}));
    const Screening among_many = screened(all);
    CHECK(among_many.tested == 42);
    CHECK_THAT(among_many.by_chance, WithinAbs(2.1, 1e-12));
    CHECK(among_many.is_clear(0, 1));
    CHECK(!among_many.is_clear(1, 1));
    CHECK(among_many.count() == 1);
}

TEST_CASE("what differs in no seed is not tested, and nothing is clear without a second seed") {
    CHECK(screened({differing({0, 0, 0})}).tested == 0);
    const Screening alone = screened({differing({5})});
    CHECK(alone.tested == 0);
    CHECK(!alone.is_clear(0, 1));
}

TEST_CASE("worse is the other way from better, of headlines and benefits alone") {
    Outcomes up = differing({1, 1.05, 0.95, 1});
    const Screening clear = screened({up});
    CHECK(!gets_worse(up, clear, 0, 1));
    up.indicator.role = Indicator::Role::headline;
    CHECK(!gets_worse(up, clear, 0, 1));
    up.indicator.better = Indicator::Better::less;
    CHECK(gets_worse(up, clear, 0, 1));
    up.indicator.better = Indicator::Better::more;
    CHECK(!gets_worse(up, clear, 0, 1));
}
