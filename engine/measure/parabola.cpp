#include "engine/measure/parabola.hpp"

#include "engine/measure/value.hpp"

#include <cmath>
#include <vector>

namespace consortia::measure {

namespace {

using Column = std::vector<double>;
/// Weighted 1, x, x² and y of every point.
using Columns = std::array<Column, 4>;
using Triangle = std::array<std::array<double, 4>, 3>;

constexpr double dependent = 1e-12;  ///< of a column's length: what rounding leaves of one that the others make up

Columns columns_of(std::span<const double> x, std::span<const double> y, std::span<const double> weight) {
    Columns columns;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (!(weight[k] > 0) || y[k] != y[k] || x[k] != x[k]) continue;
        const double root = std::sqrt(weight[k]);
        columns[0].push_back(root);
        columns[1].push_back(root * x[k]);
        columns[2].push_back(root * x[k] * x[k]);
        columns[3].push_back(root * y[k]);
    }
    return columns;
}

double dot(const Column& a, const Column& b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

double length(const Column& a) { return std::sqrt(dot(a, a)); }

/// What is left of `a` without its part along `b`, which has length 1. Returns that part.
double take_off(Column& a, const Column& b) {
    const double part = dot(a, b);
    for (std::size_t k = 0; k < a.size(); ++k) a[k] -= part * b[k];
    return part;
}

/// Modified Gram and Schmidt. False if the points do not determine a parabola.
bool reduce(Columns& q, Triangle& r) {
    const std::array<double, 3> before{length(q[0]), length(q[1]), length(q[2])};
    for (std::size_t k = 0; k < 3; ++k) {
        r[k][k] = length(q[k]);
        if (!(r[k][k] > dependent * before[k])) return false;
        for (double& each : q[k]) each /= r[k][k];
        for (std::size_t j = k + 1; j < 4; ++j) r[k][j] = take_off(q[j], q[k]);
    }
    return true;
}

Parabola solved(const Triangle& r) {
    Parabola fit{};
    for (std::size_t k = 3; k-- > 0;) {
        double rest = r[k][3];
        for (std::size_t j = k + 1; j < 3; ++j) rest -= r[k][j] * fit.coefficients[j];
        fit.coefficients[k] = rest / r[k][k];
    }
    return fit;
}

}  // namespace

Parabola fitted_parabola(std::span<const double> x, std::span<const double> y, std::span<const double> weight) {
    Columns columns = columns_of(x, y, weight);
    Triangle triangle{};
    if (!reduce(columns, triangle)) return {{undefined, undefined, undefined}};
    return solved(triangle);
}

}  // namespace consortia::measure
