// The equations of research links as functions of numbers: what one is worth to a firm, how often it brings a transfer, and
// what an institute can pass on (E1, E29b, E80).
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/given.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"

namespace consortium {

/// (E1) Growth of a frontier with public research at `funding` times its baseline (L26).
inline double frontier_growth(double growth, double funding, const given::Frontier& g) {
    return growth * (funding == 1 ? 1.0 : math::pow(funding, g.research_elasticity));
}
/// (4.2.5) X_b: an institute is some quarters behind the frontier of its main industry.
inline double institute_level(double frontier, double growth, const given::Institutes& g) {
    return frontier - g.lag * growth;
}
/// K_b: links that an institute keeps.
inline u32 links_kept(double funding, const given::Institutes& g) { return static_cast<u32>(g.capacity * funding + 1e-9); }

/// (E80) Hazard of a transfer a quarter on a research link: twice that of a partnership as deep, with efforts that sum to 1.
double research_hazard(double absorption, double distance, const given::Institutes& g, const given::Transfer& transfer);
/// (E29b) Benefit of a year less its cost, before the firm's taste; `other` is the institute and the relation.
double research_worth(const FirmSide& firm, const OtherSide& other, const given::Institutes& g,
                      const CooperationRules& rules, double wage_unit);

}  // namespace consortium
