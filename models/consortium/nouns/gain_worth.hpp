// What a gain in productivity is worth to its firm: the profit that E6 to E9 will book because of it (E9b).
#pragma once

#include "models/consortium/nouns/gain.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// (E9b) What the next quarter's output (a) and pay (b, of ln w̄) do to price and share.
inline void pass(Gain& gain, double output, double pay, const given::Market& g) {
    gain.lead = (1 - g.price_adjustment) * (gain.lead + output - gain.output);
    gain.output = output;
    gain.share += g.selection * (gain.output - gain.lead - pay);
}
/// (E9b) Profit per unit of revenue: wages saved by a lead, and the margin on what a share adds.
inline double profit_of(double lead, double share, const given::Market& g) {
    return (lead + g.markup * share) / (1 + g.markup);
}

/// (E9b) Profit of the quarters that a firm looks ahead, today, per unit of its revenue of a quarter.
struct GainWorth {
    double technology = 0;  ///< v_x: of a gain in x
    double match = 0;       ///< v_e: of a better match, as part of what all staff do, while it lasts
    double share = 0;       ///< v_f: of a gain in ln f
    double output = 0;      ///< a_2: what a gain in x soon adds to ln y
};
GainWorth make_gain_worth(const consortia::Inputs& inputs);

/// (E9b) Σ over the quarters t ahead of what `booked(t)` says, discounted.
template <class Booked>
double worth_today(const given::Annuity& g, Booked booked) {
    double worth = 0;
    double today = 1;
    for (consortia::u32 t = 1; t <= static_cast<consortia::u32>(g.gain_quarters); ++t) {
        today /= 1 + g.interest;
        worth += today * booked(t);
    }
    return worth;
}

}  // namespace consortium
