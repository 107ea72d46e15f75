// The equations of technology extension to small firms as functions of numbers (E84).
#pragma once

#include "models/consortium/nouns/gain_worth.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/government/services.hpp"

#include <algorithm>

namespace consortium {

/// Distance of a firm to what a school can bring.
inline double service_gap(double technology, double frontier, double mean_technology, const given::Services& g) {
    return std::max(0.0, g.frontier_weight * frontier + (1 - g.frontier_weight) * mean_technology - technology);
}
inline double service_gain(double gap, const given::Services& g, const given::Transfer& transfer) {
    return g.part * transfer.catch_up * gap;
}
/// What a project is expected to bring, money.
inline double service_worth(double absorption, double gain, double revenue, const given::Services& g,
                            const GainWorth& worth) {
    return g.success * absorption * gain * revenue * worth.technology;
}

}  // namespace consortium
