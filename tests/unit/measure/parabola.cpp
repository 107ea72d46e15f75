#include "engine/measure/parabola.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace consortia::measure;

namespace {

const std::vector<double> x = {0, 1, 2, 3};
const std::vector<double> equal = {1, 1, 1, 1};

}  // namespace

TEST_CASE("a parabola through points on one is that one") {
    const Parabola fit = fitted_parabola(x, std::vector<double>{1, 2, 5, 10}, equal);  // 1 + x²
    CHECK(fit.coefficients[0] == Approx(1));
    CHECK(fit.coefficients[1] == Approx(0).margin(1e-12));
    CHECK(fit.coefficients[2] == Approx(1));
}

TEST_CASE("a point without weight or value counts nothing") {
    CHECK(fitted_parabola(x, std::vector<double>{1, 2, 5, 99}, std::vector<double>{1, 2, 1, 0}).coefficients[2] ==
          Approx(1));
    CHECK(fitted_parabola(x, std::vector<double>{1, 2, 5, NAN}, equal).coefficients[2] == Approx(1));
}

TEST_CASE("weights pull the fit by least squares") {
    // Of y = 0, 0, 0, 1 the contrast (1, -3, 3, -1) cannot be fitted: residuals are weight⁻¹ of it, so with equal weights
    // its coefficient is -1/20, and the curvature 1/4.
    CHECK(fitted_parabola(x, std::vector<double>{0, 0, 0, 1}, equal).coefficients[2] == Approx(0.25));
}

TEST_CASE("less than three different points determine no parabola") {
    CHECK(std::isnan(fitted_parabola({x.data(), 2}, {x.data(), 2}, {equal.data(), 2}).coefficients[2]));
    CHECK(std::isnan(fitted_parabola(std::vector<double>{1, 1, 2, 2}, x, equal).coefficients[2]));
    CHECK(std::isnan(fitted_parabola({}, {}, {}).coefficients[0]));
}
