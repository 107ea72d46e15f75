#include "tools/analyse/emulate/principal.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia::analyse;
using Catch::Matchers::WithinAbs;

TEST_CASE("rows that differ along two directions are told by two numbers each", "[analyse][explore]") {
    std::vector<std::vector<double>> rows;
    for (int k = 0; k < 12; ++k) {
        const double a = std::sin(k), b = .3 * std::cos(2.3 * k);
        rows.push_back({5 + 3 * a, 1 + 4 * a, 2 + b, 7});
    }
    const Principal principal = principal_of(rows, mean_of(rows), 1e-9, 6);
    REQUIRE(principal.directions.size() == 2);
    CHECK_THAT(principal.centre[3], WithinAbs(7, 1e-12));
    CHECK_THAT(std::abs(principal.directions[0][0]), WithinAbs(.6, 1e-2));
    CHECK_THAT(std::abs(principal.directions[0][1]), WithinAbs(.8, 1e-2));
    for (const auto& row : rows)
        for (std::size_t cell = 0; cell < row.size(); ++cell)
            CHECK_THAT(principal.value(principal.scores(row), cell), WithinAbs(row[cell], 1e-9));
}

TEST_CASE("of rows that differ in one number that number is left, and of none nothing", "[analyse][explore]") {
    const Principal one = principal_of({{2}, {4}, {9}}, {5}, .01, 6);
    REQUIRE(one.directions.size() == 1);
    CHECK(std::abs(one.directions[0][0]) == 1);
    CHECK(one.scores({5}) == std::vector<double>{0});
    const Principal none = principal_of({{3, 3}, {3, 3}}, {3, 3}, .01, 6);
    REQUIRE(none.directions.size() == 1);
    CHECK(none.scores({3, 3}) == std::vector<double>{0});
}
