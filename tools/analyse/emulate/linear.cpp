#include "tools/analyse/emulate/linear.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

/// In four sums side by side, which a processor adds at once, joined in one order.
double products(const double* a, const double* b, std::size_t count) {
    double sums[4] = {};
    std::size_t k = 0;
    for (; k + 4 <= count; k += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[k + lane] * b[k + lane];
    }
    double rest = 0;
    for (; k < count; ++k) rest += a[k] * b[k];
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + rest;
}

}  // namespace

Matrix lower(const Matrix& a) {
    constexpr double least = 1e-12;  // of the diagonal
    Matrix l(a.size());
    for (std::size_t row = 0; row < a.size(); ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            const double rest = a(row, column) - products(l.row(row), l.row(column), column);
            l(row, column) = row == column ? std::sqrt(std::max(rest, least * a(row, row))) : rest / l(column, column);
        }
    }
    return l;
}

std::vector<double> forward(const Matrix& l, std::vector<double> b) {
    for (std::size_t row = 0; row < b.size(); ++row) {
        b[row] = (b[row] - products(l.row(row), b.data(), row)) / l(row, row);
    }
    return b;
}

std::vector<double> backward(const Matrix& l, std::vector<double> b) {
    for (std::size_t row = b.size(); row-- > 0;) {
        for (std::size_t k = row + 1; k < b.size(); ++k) b[row] -= l(k, row) * b[k];
        b[row] /= l(row, row);
    }
    return b;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) { return products(a.data(), b.data(), a.size()); }

}  // namespace consortia::analyse
