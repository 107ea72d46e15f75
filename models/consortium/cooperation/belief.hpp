// The equations of trust, belief and awareness as functions of numbers (E30–E32).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/gain.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// (E30) τ after a quarter, after a transfer, after a false declaration was found.
inline float drifted_trust(float trust, const given::Belief& g) {
    return trust + static_cast<float>(g.trust_drift) * (1 - trust);
}
inline float trust_after_transfer(float trust, const given::Belief& g) {
    return std::min(1.F, trust + static_cast<float>(g.trust_of_transfer));
}
inline float trust_after_finding(float trust, const given::Belief& g) {
    return std::max(0.F, trust - static_cast<float>(g.trust_of_finding));
}
/// (E30) τ after a quarter in which this happened.
inline float next_trust(float trust, bool transferred, bool found_out, const given::Belief& g) {
    if (transferred) trust = trust_after_transfer(trust, g);
    if (found_out) trust = trust_after_finding(trust, g);
    return drifted_trust(trust, g);
}

/// (E31) What a firm knows of how cooperation pays: the mean ratio z̄ and its weight c.
struct Experience {
    double sum = 0;
    double weight = 0;

    void add(double ratio, double its_weight) {
        sum += its_weight * ratio;
        weight += its_weight;
    }
    double mean_ratio() const { return weight > 0 ? sum / weight : 0.0; }
};
/// (E31) Does an edge count? It must be old enough and have promised something.
inline bool tells(u32 age, double predicted, double wage_unit, const given::Belief& g) {
    return age >= g.youngest && predicted > g.least_predicted * wage_unit;
}
/// (E31) A quarter with this gain in ln y: the price follows, the share too, and what is older than a firm looks ahead
/// fades.
inline void book(GainBooks& books, double gain, const given::Market& market, const given::Annuity& g) {
    const double kept = 1 - 1 / g.gain_quarters;
    const double lead = books.lead + gain;
    books.lead = (1 - market.price_adjustment) * lead;
    books.passed = kept * books.passed + market.price_adjustment * lead;
    books.share = kept * books.share + market.selection * books.passed;
}
/// z_e
double benefit_ratio(double realised, double predicted, const given::Belief& g);
/// (E31) μ after a quarter; `weight` is the total weight c behind the mean ratio z̄.
double next_belief(double belief, double mean_ratio, double weight, const given::Belief& g);
/// (E32) hazard per quarter; `service_centre` = q_5 of the region.
double awareness_hazard(double aware_share, bool association, u32 staff, double service_centre, const given::Awareness& g);

}  // namespace consortium
