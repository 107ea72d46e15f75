#include "engine/study/results/comparison.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;
using Role = Indicator::Role;

namespace {

Outcomes outcomes(std::string name, Role role, std::vector<std::vector<double>> by_scenario) {
    return {{.name = std::move(name), .unit = "1", .about = {}, .kind = Indicator::Kind::flow, .role = role, .over = {}},
            std::move(by_scenario)};
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

TEST_CASE("of a run that was stopped the last steps are the last that it played") {
    const Indicator share{.name = "share", .unit = "1", .about = {}, .kind = Indicator::Kind::ratio, .role = Role::plain};
    const double none = std::nan("");
    const std::vector<double> numbers{1, 2, 3, 4, 5, 6, 3, 5, none, none, none, none};
    const Extent all{.seeds = 2, .steps = 6};
    CHECK(std::isnan(outcomes_of(share, numbers, all, 0).by_scenario[0][1]));
    Extent cut = all;
    cut.played = {6, 2};
    CHECK(outcomes_of(share, numbers, cut, 0).by_scenario[0] == std::vector<double>{4.5, 4});
}
