#include "engine/core/math.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("exp and log have a defined result for every input", "[core][math]") {
    const double infinity = math::detail::infinity;
    CHECK(math::exp(-infinity) == 0.0);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(710.0) == infinity);
    CHECK(math::exp(-745.0) == 0x1p-1074);
    CHECK(std::isnan(math::exp(math::detail::not_a_number)));
    CHECK(math::log(0.0) == -infinity);
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::log(infinity) == infinity);
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(std::isnan(math::log(math::detail::not_a_number)));
}
