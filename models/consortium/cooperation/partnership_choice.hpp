// The equations of choice and acceptance of partnerships as functions of numbers (E29).
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partner_search.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"

#include <cmath>

namespace consortium {

/// d_max,p: number and capability of teachers limit depth.
inline double deepest_possible(double teachers, double dual_qualified, const given::Partnership& g) {
    return g.depth_of_few + (1 - g.depth_of_few) * std::min(1.0, teachers * (1 + dual_qualified) / g.full_depth_teachers);
}
/// ς_j, money.
inline double choice_noise(u32 staff, double wage_unit, const given::Partnership& g) {
    return g.choice_noise * std::sqrt(1 + heads(staff) / g.noise_staff) * wage_unit;
}
/// m_j: programmes that a firm looks at.
inline u32 candidates(u32 staff, u32 introduced, const given::PartnerSearch& g) {
    const u32 further = staff / static_cast<u32>(g.candidate_staff);
    return static_cast<u32>(g.candidates) + std::min(static_cast<u32>(g.most_further_candidates), further) + introduced;
}
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
inline double proposal_score(double seats, double capacity, double depth, double fit, const given::Partnership& g) {
    return g.score_seats * std::min(1.0, seats / capacity) + g.score_depth * depth + g.score_fit * fit;
}
/// K_p: edges that a programme keeps in all.
inline double edges_kept(double teachers, double load, const given::Partnership& g) {
    return g.fewest_kept + g.kept_by_teacher * teachers * (1 - clip(load, 0, 1));
}

}  // namespace consortium
