#include "engine/random/quantile.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/random/screens.hpp"

#include <algorithm>

using namespace consortia;
using Catch::Matchers::WithinAbs;

TEST_CASE("the normal quantile inverts the distribution to the last digits", "[random][quantile]") {
    for (double x = -8.2; x < 8.3; x += 0.01) {
        const double u = normal_below(x);
        if (u <= 0 || u >= 1) continue;
        const double rounding = (1 - u) < 1e-3 ? 0x1p-53 / normal_below(-x) / std::max(1.0, x) : 0;  // of u itself, near 1
        REQUIRE_THAT(normal_quantile(u), WithinAbs(x, 1e-14 * std::max(1.0, std::fabs(x)) + rounding));
    }
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.25) == -normal_quantile(0.75));
}
