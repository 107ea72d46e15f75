#include "engine/measure/lead.hpp"

#include "engine/core/math.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::measure;

namespace {

constexpr std::size_t steps = 60;

Value over_fields(double (*of)(double step, double field)) {
    Value value{{true, {3}}, steps, {}};
    for (std::size_t step = 0; step < steps; ++step) {
        for (std::size_t field = 0; field < 3; ++field)
            value.numbers.push_back(of(static_cast<double>(step), static_cast<double>(field)));
    }
    return value;
}

double wage(double step, double field) { return math::exp(0.1 * math::sin(step * step / 50 + 2 * field)); }

}  // namespace

TEST_CASE("what follows by five steps with elasticity 0.3 is found, whatever all cells share") {
    const Value follower = over_fields([](double step, double field) {
        const double shared = math::exp(step / 20);
        return shared * math::exp(0.3 * math::log(wage(step - 5, field)));
    });
    const Lead lead = lead_of(over_fields(wage), follower, 4);
    CHECK(lead.steps == 5);
    CHECK(lead.slope == Approx(0.3));
}

TEST_CASE("cells without the follower at times, and steps without any of it, do not count") {
    const Value follower = over_fields([](double step, double field) {
        if (static_cast<int>(step) % 4 != 1 || (field == 2 && step > 30)) return 0.0;
        return math::exp(0.3 * math::log(wage(step - 5, field)));
    });
    CHECK(lead_of(over_fields(wage), follower, 4).steps == 5);
}

TEST_CASE("of too few steps, or fields, nothing can be told") {
    Value brief = over_fields(wage);
    brief.steps = 20;
    brief.numbers.resize(brief.steps * 3);
    CHECK(std::isnan(lead_of(brief, brief, 4).steps));
    const Value none = over_fields([](double, double) { return 0.0; });
    CHECK(std::isnan(lead_of(over_fields(wage), none, 4).slope));
}
