// A parabola through points by weighted least squares.
#pragma once

#include <array>
#include <span>

namespace consortia::measure {

/// c₀ + c₁x + c₂x².
struct Parabola {
    std::array<double, 3> coefficients;
};

/// The parabola with the least sum of weight·(y − fit)². Points with a missing y or no weight are left out; of fewer than
/// three different x it is undefined (NaN).
Parabola fitted_parabola(std::span<const double> x, std::span<const double> y, std::span<const double> weight);

}  // namespace consortia::measure
