// The equations of technology extension to small firms as functions of numbers (E84).
#pragma once

#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"

#include <algorithm>

namespace consortium {

inline constexpr double service_success = .5;  ///< × κ: probability that a project succeeds
inline constexpr double service_part = .5;     ///< × γ_T: part of the gap that it closes

/// Distance of a firm to what a school can bring.
inline double service_gap(double technology, double frontier, double mean_technology) {
    return std::max(0.0, .5 * frontier + .5 * mean_technology - technology);
}
inline double service_gain(double gap, const given::Transfer& g) { return service_part * g.catch_up * gap; }
/// What a project is expected to bring, money.
inline double service_worth(double absorption, double gain, double revenue, const given::Transfer& g,
                            const given::Annuity& annuity) {
    return service_success * absorption * g.profit_share * gain * 4 * revenue * annuity.two_years;
}

}  // namespace consortium
