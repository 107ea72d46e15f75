#include "engine/study/results/comparison.hpp"

#include "tests/support/catch.hpp"

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
