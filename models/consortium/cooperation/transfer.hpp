// The equations of a transfer that happens as functions of numbers (E81); those of its chance and worth are in
// partnership_value.hpp.
#pragma once

#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"

#include <algorithm>

namespace consortium {

/// (E24, E81) Δx of the firm: what effort adds, it adds to the value.
inline double transfer_gain(double gap, double student_effort, double teacher_effort, const given::Transfer& g) {
    return g.catch_up * (1 + g.effort_gain * (student_effort + teacher_effort)) * gap;
}
/// Δx of a firm with several transfers in a quarter: together at most the largest gap.
inline double received(double gains, double largest_gap) { return std::min(gains, largest_gap); }
/// F_T: the fee drawn, but at most a part of what the transfer is worth; (E24) its mean.
inline double agreed_fee(double drawn, double worth, const given::Transfer& g) {
    return std::min(drawn, g.most_fee * worth);
}
double expected_fee(double worth, double wage_unit, const given::Transfer& g);
/// Φ, by its series (Abramowitz and Stegun 1964, 26.2.11).
double normal_distribution(double z);
inline Transferred transferred(double gap, double gain, double worth, double fee) {
    return {.fee = fee, .worth = worth, .gap = static_cast<float>(gap), .gain = static_cast<float>(gain)};
}
/// Parts of the fee that leave the school, with `inventors` = L9: the team's sh_S and the teacher's sh_T.
struct FeeShares {
    double team = 0;
    double teacher = 0;
};
inline FeeShares fee_shares(double inventors, const given::Transfer& g) {
    const double team = inventors * g.student_share;
    return {team, inventors - team};
}
/// What the school keeps.
inline double school_part(double fee, double inventors) { return (1 - inventors) * fee; }

}  // namespace consortium
