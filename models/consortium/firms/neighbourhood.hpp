// Who a firm takes for a neighbour in its cluster or supply chain (4.5.3, E76b), at the start as later.
#pragma once

#include "models/consortium/nouns/derived.hpp"

#include <vector>

namespace consortium {

/// ¾ the larger of two firms of the own industry and region, ¼ a firm of an industry drawn by flows, any region.
/// `draw(industry, region)` gives a random firm there or nobody; `staff(id)` its size. Nobody if eight tries fail.
template <class Draw, class Staff>
OptionalId<Firm> choose_neighbour(u8 industry, u8 region, Id<Firm> self, const Derived& derived, double same_industry,
                                  Rng& rng, Draw draw, Staff staff) {
    for (u32 tries = 0; tries < 8; ++tries) {
        OptionalId<Firm> found;
        if (rng.chance(same_industry)) {
            const OptionalId<Firm> a = draw(u32{industry}, u32{region});
            const OptionalId<Firm> b = draw(u32{industry}, u32{region});
            found = a && b && staff(*b) > staff(*a) ? b : a;
        } else {
            const auto first = derived.flows.begin() + industry * derived.layout.industries;
            const u32 other = rng.pick(std::vector<double>(first, first + derived.layout.industries));
            if (other < derived.layout.industries) found = draw(other, rng.below(derived.layout.regions));
        }
        if (found && found != self) return found;
    }
    return {};
}

}  // namespace consortium
