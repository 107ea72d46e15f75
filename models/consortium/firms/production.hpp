// The equations of P2 as functions of numbers (E5–E9).
#pragma once

#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// (E5) ln y of a firm with technology x, means m, objects o and mean effectiveness ē.
inline double log_output_per_worker(double x, double m, double o, double effectiveness, const given::Production& g) {
    return x + g.means_weight * (m - x) + g.objects_effect * o + (1 - g.means_weight) * math::log(effectiveness);
}
/// (E6) y^p after a quarter: the part of ln y that prices have passed on.
inline double passed_on(double passed, double log_output, const given::Market& g) {
    return passed + g.price_adjustment * (log_output - passed);
}
/// (E6) ln p.
inline double log_price(double wage, double passed, const given::Market& g) {
    return math::log((1 + g.markup) * wage) - passed;
}
/// (E7) standard deviation of the share shock: smaller for large firms and, while young, for decided staff.
inline double share_deviation(u32 staff, double mean_decision, u32 age, const given::Market& g) {
    const double n = std::max(1.0, static_cast<double>(staff));
    const double steadied = age < static_cast<u32>(g.young) ? 1 - g.steadied_by_decision * mean_decision : 1.0;
    return g.share_noise * math::pow(n, -g.noise_size_exponent) * steadied;
}
/// (E7) Δ ln f, its noise of mean one.
inline double log_share_change(double log_price_advantage, double sd, double normal, const given::Market& g) {
    return g.selection * log_price_advantage + sd * normal - .5 * sd * sd;
}
inline constexpr double least_share = 1e-100;  ///< (E7) so that a market whose leaders have left can still be divided

/// (E8) n*, heads including open vacancies; `lead` = ln y − y^p. The whole economy never wants more of them than this for
/// each person there was.
inline constexpr double most_posts_each = 50;
inline double most_wanted(double share, double expenditure, double expenditure_of_all, double persons) {
    return share * expenditure / expenditure_of_all * most_posts_each * persons;
}
inline double wanted_staff(double share, double expenditure, double wage, double lead, const given::Market& g) {
    return share * expenditure / ((1 + g.markup) * wage) * math::exp(-lead);
}
/// (E9) R: unfilled vacancies cost output.
inline double revenue(double share, double expenditure, u32 staff, double wanted, const given::Market& g) {
    if (staff == 0) return 0;
    const double filled = static_cast<double>(staff) / std::max(1.0, wanted);
    return share * expenditure * (filled >= 1 ? 1.0 : math::pow(filled, g.vacancy_loss));
}

}  // namespace consortium
