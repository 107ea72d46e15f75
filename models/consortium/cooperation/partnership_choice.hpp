// The equations of choice and acceptance of partnerships as functions of numbers (E29).
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"

#include <cmath>

namespace consortium {

/// d_max,p: number and capability of teachers limit depth.
inline double deepest_possible(double teachers, double dual_qualified) {
    return .25 + .75 * std::min(1.0, teachers * (1 + dual_qualified) / 10);
}
/// ς_j, money.
inline double choice_noise(u32 staff, double wage_unit, const given::Partnership& g) {
    return g.choice_noise * std::sqrt(1 + heads(staff) / 50) * wage_unit;
}
/// m_j: programmes that a firm looks at.
inline u32 candidates(u32 staff, u32 introduced) { return 3 + std::min(12U, staff / 50) + introduced; }
/// What may be spent on an edge in a quarter; the choice is feasible while C1/4 is not above it.
inline double liquidity_limit(double depth, double scale, double cash, double co_funding, const given::Partnership& g,
                              double wage_unit) {
    const double co_funded = co_funding * g.depth_cost * depth * depth * scale * wage_unit / 4;
    return g.liquidity_share * std::max(0.0, cash) + co_funded;
}

/// Where not even the fixed cost of an edge can be spent, no depth is feasible; a hair below, for rounding.
inline bool affords_none(double cash, const given::Partnership& g, double wage_unit) {
    return g.liquidity_share * std::max(0.0, cash) < (1 - 1e-9) * g.fixed_cost * wage_unit / 4;
}

/// Fit of an industry's fields with that of a programme; `distance_of(k)` of the industry's k-th field.
template <class Distance>
double field_fit(const std::array<float, fields_per_industry>& shares, Distance distance_of) {
    double fit = 0;
    for (u32 k = 0; k < fields_per_industry; ++k) fit += static_cast<double>(shares[k] * (1 - distance_of(k)));
    return fit;
}
/// Score of a proposal before the programme's own load is taken off.
inline double proposal_score(double seats, double capacity, double depth, double fit) {
    return .5 * std::min(1.0, seats / capacity) + .3 * depth + .2 * fit;
}
/// K_p: edges that a programme keeps in all.
inline double edges_kept(double teachers, double load) { return 2 + 4 * teachers * (1 - clip(load, 0, 1)); }

}  // namespace consortium
