// What stays fixed through a run and is derived from parameters and data: fields and their distances, who supplies whom,
// markets, regions and their cohorts, and functions of whole quarters tabulated.
#pragma once

#include "models/consortium/records.hpp"

#include <vector>

namespace consortium {

inline constexpr u32 mobile_fields = 7;  ///< nonzeros of a row of A at most; on the ring the field and distances 1 to 3

/// A row of Φ at t = 0: fields and shares that sum to 1; what is not used has a share of 0.
struct FieldMix {
    std::array<u8, fields_per_industry> field{};
    std::array<double, fields_per_industry> share{};
};

/// A row of A: the field itself first; what is not used has a share of 0.
struct Mobility {
    std::array<u8, mobile_fields> field{};
    std::array<double, mobile_fields> share{};
};

struct Derived {
    Layout layout;
    u32 markets = 0;
    std::vector<u32> market_of;                ///< industry × region → market
    std::vector<u8> strategic;                 ///< by industry
    std::vector<u8> tradable;                  ///< by industry
    std::vector<double> employment;            ///< share of firms by industry (4.5.1)
    std::vector<double> flows;                 ///< supplied + used, industry × industry (4.5.3)
    std::vector<double> region_weight;         ///< share of the workforce
    std::vector<std::vector<double>> gravity;  ///< M by [region][other], 0 for itself; only ratios count
    std::vector<double> demand_drift;          ///< ν_i by industry, from data; else empty
    std::vector<FieldMix> field_mix;           ///< Φ by industry (4.5.8)
    std::vector<u8> strategic_field;           ///< by field, from Φ and industry shares at t = 0
    std::vector<u8> main_industry;             ///< by field
    std::vector<u8> new_field;                 ///< by field: no job asks for it at t = 0
    std::vector<float> distance;               ///< Dist[f][f']
    std::vector<Mobility> mobility;            ///< A by field
    i32 first_cohort = 0;                      ///< year of the first row of …
    std::vector<std::vector<double>> cohorts;  ///< … young people by [year][region], 1 in the year of the start
    double retirement = 0;                     ///< (E68) probability per quarter
    std::vector<float> experience;             ///< 1 − e^(−X/T_X) by quarters of experience
    std::array<std::array<std::array<float, competences>, 2>, 2> competence_weight{};  ///< b by [strategic][≥ 300 staff]

    u32 market(u32 industry, u32 region) const { return market_of[industry * layout.regions + region]; }
    float field_distance(u32 a, u32 b) const { return distance[a * layout.fields + b]; }
    /// Young people of a region relative to the year of the start; before and after the data as at its ends.
    double cohort(u32 region, i32 year) const;
    float experience_effect(u32 quarters) const {
        return experience[quarters < experience.size() ? quarters : experience.size() - 1];
    }
};

Derived make_derived(const Inputs& inputs);

}  // namespace consortium
