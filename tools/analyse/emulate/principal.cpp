#include "tools/analyse/emulate/principal.hpp"

#include "tools/analyse/emulate/linear.hpp"

#include <cmath>
#include <cstddef>

namespace consortia::analyse {

namespace {

using Rows = std::vector<std::vector<double>>;

double squares_of(const Rows& rows) {
    double sum = 0;
    for (const auto& row : rows) sum += dot(row, row);
    return sum;
}

/// Rᵀ R v of the rows R.
std::vector<double> times(const Rows& rows, const std::vector<double>& v) {
    std::vector<double> product(v.size(), 0);
    for (const auto& row : rows) {
        const double along = dot(row, v);
        for (std::size_t k = 0; k < v.size(); ++k) product[k] += along * row[k];
    }
    return product;
}

bool make_unit(std::vector<double>& v) {
    const double length = std::sqrt(dot(v, v));
    if (!(length > 0)) return false;
    for (double& x : v) x /= length;
    return true;
}

/// The longest of the rows, and from there by powers of Rᵀ R.
std::vector<double> direction_of(const Rows& rows) {
    constexpr int most_turns = 300;
    constexpr double still = 1e-12;
    std::vector<double> v = rows.front();
    for (const auto& row : rows)
        if (dot(row, row) > dot(v, v)) v = row;
    if (!make_unit(v)) return {};
    for (int turn = 0; turn < most_turns; ++turn) {
        std::vector<double> next = times(rows, v);
        if (!make_unit(next)) return {};
        const double turned = 1 - std::abs(dot(next, v));
        v = std::move(next);
        if (turned < still) break;
    }
    return v;
}

void take_away(Rows& rows, const std::vector<double>& direction) {
    for (auto& row : rows) {
        const double along = dot(row, direction);
        for (std::size_t k = 0; k < row.size(); ++k) row[k] -= along * direction[k];
    }
}

}  // namespace

std::vector<double> mean_of(const Rows& rows) {
    std::vector<double> mean(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t k = 0; k < row.size(); ++k) mean[k] += row[k] / static_cast<double>(rows.size());
    return mean;
}

std::vector<double> Principal::scores(const std::vector<double>& row) const {
    std::vector<double> apart(row.size()), scores;
    for (std::size_t k = 0; k < row.size(); ++k) apart[k] = row[k] - centre[k];
    for (const auto& direction : directions) scores.push_back(dot(apart, direction));
    return scores;
}

double Principal::value(const std::vector<double>& scores, std::size_t cell) const {
    double value = centre[cell];
    for (std::size_t k = 0; k < directions.size(); ++k) value += scores[k] * directions[k][cell];
    return value;
}

Principal principal_of(const Rows& rows, const std::vector<double>& centre, double share, std::size_t most) {
    Principal principal{.centre = centre, .directions = {}};
    Rows left = rows;
    for (auto& row : left)
        for (std::size_t k = 0; k < row.size(); ++k) row[k] -= principal.centre[k];
    const double all = squares_of(left);
    do {
        std::vector<double> direction = direction_of(left);
        if (direction.empty()) {  // nothing differs: any will do
            direction.assign(principal.centre.size(), 0);
            direction.front() = 1;
        }
        take_away(left, direction);
        principal.directions.push_back(std::move(direction));
    } while (principal.directions.size() < most && squares_of(left) > share * all);
    return principal;
}

}  // namespace consortia::analyse
