// What a firm is born with, at the start and at entry (4.5.2, E106).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"

namespace consortium {

/// Draws all that does not depend on place, size and time: objects, R&D intensity, traits, belief, profile, park,
/// association.
Firm draw_firm(u8 industry, const Derived& derived, const FirmRules& rules, Rng& rng);
/// (E106) A firm that enters a market: n* heads wanted and no staff yet, technology near `technology`; age 0.
Firm make_entrant(const Market& market, u8 region, double technology, double wage_unit, const Derived& derived,
                  const FirmRules& rules, Rng& rng);
/// (E106) f: what its costs are of the expenditure of the market, all of it at most.
double share_of_entrant(double wanted, const Market& market, double markup);
/// (E106) Chance that a graduate founds a firm, by c_N, c_D and the part L11b of its fixed cost that guidance takes off.
double founding_probability(double innovation, double decision, double relief, const given::Entry& g);
/// N(0,1)^8 with a pull along the industry's own axis, normalised.
Profile draw_profile(u8 industry, const given::Firms& g, Rng& rng);

}  // namespace consortium
