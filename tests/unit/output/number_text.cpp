#include "engine/output/number_text.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;
using output::shortest;

TEST_CASE("a number is as short as it can be and reads back as the same", "[output][number_text]") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(2) == "2");
    CHECK(shortest(-0.0) == "-0");
    CHECK(shortest(1e300) == "1e+300");
    for (const double x : {1. / 3, 0.1 + 0.2, 2.3e-308, std::numeric_limits<double>::max(), -123456789.123456789})
        CHECK(std::stod(shortest(x)) == x);
}
