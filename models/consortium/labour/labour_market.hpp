// The equations of the labour market as functions of numbers (E60, E64, E65, E69).
#pragma once

#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// (E60) n^p: staff that a firm plans for, who wants `wanted` now and `usual` in the past. Foresight 0 plans for now, below
/// 0 it looks back, above 0 it carries the change on; never for more than this times as many or as few.
inline constexpr double most_extrapolated = 2;
inline double planned_staff(double wanted, double usual, const given::Labour& g) {
    if (usual <= 0 || wanted <= 0 || g.foresight == 0) return wanted;
    const double factor = math::exp(g.foresight * math::log(wanted / usual));
    return wanted * std::min(most_extrapolated, std::max(1 / most_extrapolated, factor));
}
/// Weight of this quarter in what is usual.
inline double next_usual(double usual, double wanted, const given::Labour& g) {
    return usual > 0 ? usual + g.memory * (wanted - usual) : wanted;
}

/// (E60) Δ_j: heads and open posts above what is wanted.
inline double excess_staff(double staff, double vacancies, double wanted) { return staff + vacancies - wanted; }

/// (E60) probability that one of the staff is separated in this sub-step.
inline double separation_probability(double staff, double excess, const given::Labour& g) {
    if (staff <= 0) return 0;
    const double forced = std::min(1.0, g.adjustment * std::max(0.0, excess) / staff);
    return g.separation + (1 - g.separation) * forced;
}

/// (E60) What part of those separated with this probability the firm had too many.
inline double forced_share(double probability, const given::Labour& g) {
    return probability > 0 ? std::max(0.0, probability - g.separation) / probability : 0.0;
}

/// Excess below which a firm neither closes vacancies nor stops opening them.
inline double slack(double planned, const given::Labour& g) { return std::max(g.slack_heads, g.slack_share * planned); }

/// (E60) expected openings of this sub-step, before stochastic rounding.
inline double expected_openings(double staff, double excess, double planned, const given::Labour& g) {
    if (excess > slack(planned, g)) return 0;
    return g.opening * staff + (1 - g.opening) * g.adjustment * std::max(0.0, -excess);
}

/// (E64) hs: a hiring subsidy (money) as effectiveness; `wage` = w̄ of the firm, a quarter.
inline double subsidy_as_output(double subsidy, double wage, const given::Annuity& g) {
    return wage > 0 ? subsidy / (4 * wage * g.three_years) : 0.0;
}

/// (E65) cost of one hire.
inline double cost_of_hire(double hires, double staff, double wage, const given::Labour& g) {
    return g.hiring_cost * wage * std::min(1.0, math::pow(hires / std::max(1.0, staff), g.hiring_cost_elasticity));
}

/// (E69) tightness and Δ ln ω.
inline double tightness(double vacancies, double unemployed, const given::Wages& g) {
    return (vacancies + g.reference_tightness) / (unemployed + 1);
}
inline double log_wage_change(double theta, const given::Wages& g) {
    const double pressure = std::min(g.most_pressure, std::max(-g.most_pressure, math::log(theta / g.reference_tightness)));
    return g.growth + g.tightness_response * pressure;
}
/// (E69) The same for wages that stand at `log_wage` and should follow a `trend` of ln ω: never off it by more than this.
inline constexpr double most_off_trend = 10;
inline double bounded_wage_change(double change, double log_wage, double trend) {
    return std::min(std::max(change, trend - most_off_trend - log_wage), trend + most_off_trend - log_wage);
}

}  // namespace consortium
