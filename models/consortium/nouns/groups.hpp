// Groups that everybody belongs to and reads: the economy, regions, industries, markets, sectors and cells; and small types
// that all records share. Symbols in the comments are those of the READMEs. Money is nominal in units of W̄_0 (mean quarterly
// wages at the start); technology and vintage are natural logs.
#pragma once

#include "models/consortium/outputs/productivity_index.hpp"

#include <consortia/model.hpp>

#include <array>

namespace consortium {

using namespace consortia;

// Described in the records.hpp of their subjects.
struct Person;
struct Vacancy;
struct Firm;
struct School;
struct Programme;
struct Consortium;
struct Institute;
struct Partnership;

using namespace consortia;

inline constexpr u32 profile_dimensions = 8;  ///< G

inline constexpr u32 quarters_kept = 4;  ///< flows of the last year, for taxes and signals

inline constexpr u32 market_history = 12;  ///< quarters of V and U kept: of a year, published up to two years late (E55)

inline constexpr u32 years_kept = 2;  ///< Q1s over which growth of demand is measured (E55b)

inline constexpr u32 wage_history = 16;  ///< quarters of ω kept, so L_w ≤ 15

inline constexpr u32 fields_at_start = 6;  ///< nonzero Φ of a row

inline constexpr u32 fields_per_industry = fields_at_start + 1;  ///< … and a new field, which comes with technology

inline constexpr u32 most_fields = 63;  ///< population.fields is at most this

inline constexpr u32 size_classes = 3;  ///< below 20, 20 to 99, from 100 staff

inline constexpr u32 platforms = 6;  ///< P1 to P6

/// Knowledge profile K, unit norm.
using Profile = std::array<float, profile_dimensions>;

/// A share in [0, 1] kept in 16 bits: for the competences of many persons.
struct Share16 {
    u16 raw = 0;

    static Share16 of(float x) {
        const float clipped = x < 0 ? 0.F : (x > 1 ? 1.F : x);
        return {static_cast<u16>(clipped * most + 0.5F)};
    }
    operator float() const { return static_cast<float>(raw) * (1 / most); }  // exactly 0 and 1 at the ends

    static constexpr float most = 65535.F;
};

/// Learning (L), innovation (N), coordination (C) and decision (D) capability, in this order everywhere.
enum Competence : u8 { learning, innovation, coordination, decision };

inline constexpr u32 competences = 4;

/// The economy as a whole; there is one.
struct Economy {
    double log_trend;           ///< ln Ē
    double cycle;               ///< z
    double expenditure;         ///< E_tot, per quarter
    double wage;                ///< W̄_t, the money unit of parameters given in wq
    double incomes;             ///< wages, payout to owners and stipends of the last quarter, money
    double propensity;          ///< to spend them (E2)
    double real_expenditure_0;  ///< (E_tot/W̄) at t = 0
    double mean_technology;     ///< employment-weighted x̄
    IndexBooks index;           ///< (E110–E113)
    Composite composite;        ///< of this P2
    Composite composite_0;      ///< at t_0
    Closure closure;            ///< of the network of partnerships, of the last Q4
    double firms_cash;          ///< Σ cash of all firms at the end of the last quarter
    double consortia_fund;      ///< Σ fund of all consortia, at the same time
    double persons;             ///< alive at the end of the last quarter, 0 before the first
    double employed;            ///< persons, of the last P1
};

struct Region {
    double workforce_0;   ///< W_{r,0}
    double firms_0;       ///< N_r0
    double weight;        ///< share of the workforce
    double payout;        ///< ϖ, of this year
    double year_claims;   ///< for levers under the budget at ϖ = 1, money, this year so far
    double year_paid;     ///< for these levers
    double year_revenue;  ///< money
    double workforce;     ///< of this quarter
    IndexBooks index;     ///< inside the region
    // By field, relative to the mean over fields:
    std::array<float, most_fields> scarcity;  ///< ln θ as published (E55), of this Q1
    std::array<float, most_fields>
        forecast;  ///< fc as published (E55b), of this Q1; relative to the employment-weighted mean
    std::array<float, most_fields> expected_wage;  ///< ln(ω^e/ω̄^e) as this Q3's entrants know it (E50)
};

struct Industry {
    double frontier;                                     ///< X̄_i
    double frontier_of_year;                             ///< X̄_i of the last Q1
    double frontier_growth;                              ///< a quarter, over the year that ended then
    double share_0;                                      ///< s_i0
    double share;                                        ///< s_i
    double log_price;                                    ///< ln P_i of the last P2
    double log_price_0;                                  ///< ln P_i at t_0
    double mean_technology;                              ///< x̄_i, employment weighted
    std::array<float, fields_per_industry> field_share;  ///< Φ_i[f], sums to 1
    std::array<u8, fields_per_industry> field;           ///< the fields of those shares
    IndexBooks index;                                    ///< inside the industry
    bool strategic;
    bool tradable;
};

/// Where firms of an industry compete: the whole industry if tradable, else the industry in one region.
struct Market {
    double expenditure;                      ///< E_m, per quarter
    double regional_weight;                  ///< of a non-tradable industry, fixed; 1 if tradable
    std::array<double, quarters_kept> past;  ///< E_m of the last 4 q, newest first
    double mean_wage;                        ///< w̄ of its staff, and
    double mean_effectiveness;               ///< ē of its staff: what entrants begin with
    u8 industry;
    u8 region;  ///< of a non-tradable industry
};

/// A region × industry pair, for the forecast (E55b).
struct Sector {
    double staff;                         ///< L_ri, of this Q1
    double growth;                        ///< ĝ_ri: mean log growth of Σn* a quarter over the last 8 q, of this Q1
    std::array<double, years_kept> past;  ///< Σn* of the Q1s before this one, newest first; 0 where not known
    u32 leading_from;                     ///< bin of ln n from which on a firm leads, of the last Q1
};

/// A region × field cell of the labour market.
struct Cell {
    double wage;                                        ///< ω_{r,f}
    double mean_technology;                             ///< x̄_{r,f}, of those who work in the field
    double vacancies;                                   ///< V at the start of matching, mean of the two sub-steps (E66)
    double unemployed;                                  ///< U by own field, at the same time
    std::array<float, wage_history> log_wage;           ///< ln ω of the last quarters, newest first
    std::array<float, market_history> past_vacancies;   ///< V of the last quarters, newest first
    std::array<float, market_history> past_unemployed;  ///< U of the same quarters
};

/// Sizes of the groups, and how their slots are numbered.
struct Layout {
    u32 regions = 1;
    u32 industries = 10;
    u32 fields = 20;

    Id<Cell> cell(u32 region, u32 field) const { return {region * fields + field}; }
    Id<Sector> sector(u32 region, u32 industry) const { return {region * industries + industry}; }
    u32 field_of(Id<Cell> cell) const { return cell.slot % fields; }
    u32 region_of(Id<Cell> cell) const { return cell.slot / fields; }
};

inline constexpr Id<Economy> the_economy{0};

}  // namespace consortium
