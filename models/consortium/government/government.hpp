// The equations of governments as functions of numbers: budgets and what they pay out, evaluation of consortia, training
// levy (E97, E108, E109, L28).
#pragma once

#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"

#include <algorithm>

namespace consortium {

/// (E108) B_r: a region's part of the cap, by revenue and, as far as regions are equalised (L27e), by workforce.
inline double regional_budget(double cap, double equalisation, double revenue_share, double workforce_share) {
    return cap * ((1 - equalisation) * revenue_share + equalisation * workforce_share);
}
/// (E108) ϖ of the next year from this year's overrun and claims at ϖ = 1.
double payout_ratio(double budget, double overrun, double claims);

/// (E97) What a consortium achieved in a year: declared depth counts. Money in wq.
double performance(double declared_seats, double transfers, double order_hires, double public_money,
                   const given::Governance& g);
/// (E109) pct_c of a score among others: of the other consortia, or of the same one in the years before.
struct Standing {
    double smaller = 0;
    double equal = 0;
    double others = 0;

    void compare(double own, double other) {
        others += 1;
        smaller += other < own ? 1 : 0;
        equal += other == own ? 1 : 0;
    }
    /// Equals share the middle of their places.
    double percentile() const { return (1 + smaller + equal / 2) / (others + 2); }
};
/// (E109) What L16 makes of the rates of L4 and L5 in a consortium.
inline double rate_factor(double weight, double percentile) { return 1 + weight * (percentile - .5); }
/// (E27) w_16: value of a better evaluation per unit of formalism.
inline double evaluation_gain(double weight) { return .5 * weight; }

/// (L28) Share of the levy that a firm with these seats a year still owes.
inline double levy_owed(double seats, double staff, const given::Tax& g) {
    return 1 - std::min(1.0, seats / (g.levy_seats * std::max(1.0, staff)));
}

}  // namespace consortium
