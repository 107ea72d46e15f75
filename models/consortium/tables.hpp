// What stays fixed through a run and is derived from parameters and data: fields on a ring, who supplies whom, markets, and
// functions of whole quarters tabulated.
#pragma once

#include "models/consortium/parameters.hpp"
#include "models/consortium/types.hpp"

#include <vector>

namespace consortium {

inline constexpr u32 mobile_fields = 7;  ///< nonzeros of a row of A: the field itself and ring distances 1 to 3

struct Tables {
    Layout layout;
    u32 markets = 0;
    std::vector<u32> market_of;                      ///< industry × region → market
    std::vector<u8> strategic;                       ///< by industry
    std::vector<u8> tradable;                        ///< by industry
    std::vector<double> employment;                  ///< share of firms by industry (4.5.1)
    std::vector<double> flows;                       ///< supplied + used, industry × industry (4.5.3)
    std::vector<double> region_weight;               ///< share of the workforce
    std::vector<u8> field_centre;                    ///< of each industry on the ring (4.5.8)
    std::vector<u8> strategic_field;                 ///< by field, from Φ and industry shares at t = 0
    std::vector<u8> main_industry;                   ///< by field
    std::vector<float> distance;                     ///< Dist[f][f']
    std::array<int, mobile_fields> mobile_offset{};  ///< A: fields f + offset …
    std::array<double, mobile_fields> mobility{};    ///< … with these weights
    double retirement = 0;                           ///< (E68) probability per quarter
    std::vector<float> experience;                   ///< 1 − e^(−X/20) by quarters of experience
    std::array<std::array<std::array<float, competences>, 2>, 2> competence_weight{};  ///< b by [strategic][≥ 300 staff]

    u32 market(u32 industry, u32 region) const { return market_of[industry * layout.regions + region]; }
    float field_distance(u32 a, u32 b) const { return distance[a * layout.fields + b]; }
    u32 neighbour_field(u32 field, int offset) const {
        const int fields = static_cast<int>(layout.fields);
        return static_cast<u32>((static_cast<int>(field) + offset + fields) % fields);
    }
    float experience_effect(u32 quarters) const {
        return experience[quarters < experience.size() ? quarters : experience.size() - 1];
    }
};

/// Φ_i at t = 0: shares .35 .20 .15 .15 .10 .05 at ring offsets 0 +1 −1 +2 −2 +3 of the industry's field (4.5.8).
inline constexpr std::array<double, fields_per_industry> field_shares{.35, .20, .15, .15, .10, .05};
inline constexpr std::array<int, fields_per_industry> field_offsets{0, 1, -1, 2, -2, 3};

Tables make_tables(const Inputs& inputs);

}  // namespace consortium
