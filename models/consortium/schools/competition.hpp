// The equations of the yearly skills competition as functions of numbers (E45).
#pragma once

#include "models/consortium/parameters/schools/competition.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// Share of a programme's students who are sent to competitions; more where the consortium ran a competition project this
/// year.
inline double winning_share(bool project, const given::Competition& g) {
    return project ? g.winners_with_project : g.winners;
}

/// Bin of a score s + c_N over [0, 4].
inline u32 score_bin(double score) {
    const double bin = score * score_bins / 4;
    return bin <= 0 ? 0 : std::min(score_bins - 1, static_cast<u32>(bin));
}

/// Who is sent: all above the bin, those inside it with the probability that is left.
struct Threshold {
    u32 bin = score_bins;
    double inside = 0;
};
Threshold winning_threshold(const Scores& scores, double share);

}  // namespace consortium
