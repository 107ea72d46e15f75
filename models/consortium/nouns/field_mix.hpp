// Which fields an industry's jobs ask for, as its technology moves (E2b).
#pragma once

#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/parameters/firms/demand.hpp"

#include <algorithm>

namespace consortium {

/// (E2b) Part of an industry's jobs that a new field makes up once the frontier stands at `frontier`.
inline double new_field_share(double frontier, const given::Demand& g) {
    return g.new_field_most * -math::expm1(-g.new_field_growth * std::max(0.0, frontier - g.new_field_from));
}

/// (E2b) Φ of an industry whose frontier has come to `frontier` by `moved`: strategic fields gain on others, and a new field
/// of its own takes its part of all.
template <class Shares, class Fields>
void advance_mix(Shares& share, const Fields& field, double frontier, double moved, const Derived& derived,
                 const given::Demand& g) {
    constexpr u32 last = fields_per_industry - 1;
    const bool has_new = derived.new_field[field[last]] != 0;
    const double gain = math::exp(g.field_drift * moved);
    double sum = 0;
    for (u32 k = 0; k < fields_per_industry; ++k) {
        if (has_new && k == last) continue;
        if (derived.strategic_field[field[k]] != 0) share[k] *= static_cast<float>(gain);
        sum += static_cast<double>(share[k]);
    }
    const double emerged = has_new ? new_field_share(frontier, g) : 0.0;
    for (float& s : share) s = static_cast<float>(static_cast<double>(s) * (1 - emerged) / sum);
    if (has_new) share[last] = static_cast<float>(emerged);
}

}  // namespace consortium
