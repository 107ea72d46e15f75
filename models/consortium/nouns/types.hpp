// Who there is in the consortium model and what each remembers: agents, the small components others read of them, and edges
// (institutions.hpp has consortia and institutes; sums.hpp and letters.hpp what passes between them). Symbols in the
// comments are those of ODD.md. Money is nominal in units of W̄_0 (mean quarterly wages at the start); technology and vintage
// are natural logs.
#pragma once

#include "models/consortium/outputs/productivity_index.hpp"

#include <consortia/model.hpp>

#include <array>

namespace consortium {

using namespace consortia;

inline constexpr u32 profile_dimensions = 8;   ///< G
inline constexpr u32 quarters_kept = 4;        ///< flows of the last year, for taxes and signals
inline constexpr u32 years_kept = 2;           ///< Q1s over which growth of demand is measured (E55b)
inline constexpr u32 wage_history = 16;        ///< quarters of ω kept, so L_w ≤ 15
inline constexpr u32 fields_per_industry = 6;  ///< nonzero Φ of a row
inline constexpr u32 most_fields = 63;         ///< population.fields is at most this
inline constexpr u32 size_classes = 3;         ///< below 20, 20 to 99, from 100 staff
inline constexpr u32 platforms = 6;            ///< P1 to P6

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

// ---------------------------------------------------------------------------------------------------- groups

/// The economy as a whole; there is one.
struct Economy {
    double log_trend;           ///< ln Ē
    double cycle;               ///< z
    double expenditure;         ///< E_tot, per quarter
    double wage;                ///< W̄_t, the money unit of parameters given in wq
    double real_expenditure_0;  ///< (E_tot/W̄) at t = 0
    double mean_technology;     ///< employment-weighted x̄
    IndexBooks index;           ///< (E110–E113)
    Composite composite;        ///< of this P2
    Composite composite_0;      ///< at t_0
    Closure closure;            ///< of the network of partnerships, of the last Q4
    double firms_cash;          ///< Σ cash of all firms at the end of the last quarter
    double consortia_fund;      ///< Σ fund of all consortia, likewise
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
    std::array<float, most_fields> scarcity;       ///< ln θ of the last 4 q (E55), of this Q1
    std::array<float, most_fields> forecast;       ///< fc (E55b), of this Q1; relative to the employment-weighted mean
    std::array<float, most_fields> expected_wage;  ///< ln(ω^e/ω̄^e) as this Q3's entrants know it (E50)
};

struct Industry {
    double frontier;                                     ///< X̄_i
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
    double wage;                                       ///< ω_{r,f}
    double mean_technology;                            ///< x̄_{r,f}, of those who work in the field
    double vacancies;                                  ///< V at the start of matching, mean of the two sub-steps (E66)
    double unemployed;                                 ///< U by own field, likewise
    std::array<float, wage_history> log_wage;          ///< ln ω of the last quarters, newest first
    std::array<float, quarters_kept> past_vacancies;   ///< V of the last 4 q, newest first
    std::array<float, quarters_kept> past_unemployed;  ///< U likewise
};

// ---------------------------------------------------------------------------------------------------- persons

enum class Status : u8 { student, unemployed, employed, out };

/// Bits of Person::flags.
enum Flag : u8 {
    vet = 1,         ///< has a vocational education
    graduate = 2,    ///< VET graduate until the first hire or 4 q (E64)
    order_firm = 4,  ///< hired by order placement
    entrant = 8,     ///< of this Q3's cohort, not yet placed
    fresh = 16,      ///< graduated this quarter: searches from the next one (E54)
    retrained = 32,  ///< in this spell of unemployment
    course = 64,     ///< retrains and does not search this quarter
};
inline constexpr u32 every_flag = 2 * Flag::course - 1;

/// A student, worker or unemployed person: 48 bytes, because there are many.
struct Person {
    float skill;                                  ///< s
    float vintage;                                ///< v
    float ability;                                ///< a
    float wage;                                   ///< w, the last one
    float start_wage;                             ///< first wage after graduation
    std::array<Share16, competences> competence;  ///< c
    OptionalId<struct Firm> employer;
    OptionalId<struct Programme> programme;  ///< kept after graduation
    u16 experience;                          ///< X, quarters worked
    u16 spell;                               ///< quarters in the current status; of a student, times trained
    u16 graduated;                           ///< one more than the step of graduation, 0 never
    u8 region;
    u8 field;      ///< f
    u8 job_field;  ///< f'
    Status status;
    u8 flags;
    bool alive;

    u32 since_graduation(u32 step) const { return step + 1 - graduated; }
    bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag) { flags = static_cast<u8>(flags | flag); }
    void clear(Flag flag) { flags = static_cast<u8>(flags & ~flag); }
};
static_assert(sizeof(Person) == 48);

// ---------------------------------------------------------------------------------------------------- firms

struct Firm {
    // Asked of a firm in nearly every phase: together, so that they come in one piece.
    u8 region;
    u8 industry;
    bool park;
    bool association;
    bool member;  ///< of its region's consortium
    bool aware;
    bool certified;
    bool alive;
    u32 staff;               ///< n
    u32 age;                 ///< quarters
    double technology;       ///< x
    double means;            ///< m, equipment vintage
    double objects;          ///< o
    double effectiveness;    ///< ē
    double wage;             ///< w̄
    double share;            ///< f, of its market
    double wanted;           ///< n*
    double log_price;        ///< ln p
    double log_output;       ///< ln y (E5)
    double revenue;          ///< R
    double rnd;              ///< RD
    double rnd_intensity;    ///< ι_RD
    double reported_excess;  ///< rel of (E71)
    double absorption;       ///< κ
    double skilled_share;    ///< of staff with s > 1.6
    double mean_innovation;  ///< c̄_N
    double mean_decision;    ///< c̄_D
    double cash;
    double credit_carried;        ///< Carry
    double belief;                ///< μ
    double trainee_productivity;  ///< ρ
    double prosocial;             ///< ψ
    double exchange_stock;        ///< exch
    double hiring_cost;           ///< of this quarter, money
    double equipment_cost;        ///< of this quarter, money
    double pledged;               ///< to projects of the consortium, of this quarter, money
    double service_cost;          ///< paid for a service project this quarter, money
    double bump;                  ///< what a new product adds to ln f of the next P2 (E75)
    double transfer_ratio;        ///< own mean of z_e and its weight, for neighbours' belief (E31)
    double transfer_weight;
    // Of the last P2, for the decomposition (E111, E112).
    double index_technology;
    double index_means;
    double index_objects;
    double index_log_effectiveness;
    double index_log_output;
    double index_staff;
    // Read by outputs alone.
    u32 staff_last_year;                        ///< n at the end of the last Q1, 0 if it was not there
    bool leading;                               ///< among the largest twentieth of its industry and region in the last Q1
    std::array<double, quarters_kept> taxable;  ///< π − surcharge, newest first
    std::array<double, quarters_kept> reported_rnd;  ///< RD(1+rel)
    std::array<double, quarters_kept> revenues;      ///< R
    Profile profile;                                 ///< K
    OptionalId<Person> founder;                      ///< of a graduate's firm, until he works in it (E106)
    u32 openings;                                    ///< counted in P8a, opened in P8f
    u32 hires;                                       ///< of this quarter, order placements included
    u32 posts_filled;                                ///< of this quarter, on the market
    u32 graduate_hires;                              ///< of this quarter, on the market, for L10
    u32 banned_until;                                ///< step before which it may not apply for certification
};

/// What persons and neighbours read of a firm, kept small.
struct alignas(32) Terms {
    using Of = Firm;
    float technology;
    float objects;
    float wage;           ///< w̄, money
    float benefit_ratio;  ///< own mean of z_e (E31), negative if none
    u32 staff;
    u8 region;
    u8 industry;
    bool strategic;
    bool large;  ///< 300 staff or more (E3)
    bool aware;
    bool alive;
};

inline Terms terms_of(const Firm& firm, bool strategic) {
    return {.technology = static_cast<float>(firm.technology),
            .objects = static_cast<float>(firm.objects),
            .wage = static_cast<float>(firm.wage),
            .benefit_ratio = firm.transfer_weight > 0 ? static_cast<float>(firm.transfer_ratio) : -1.F,
            .staff = firm.staff,
            .region = firm.region,
            .industry = firm.industry,
            .strategic = strategic,
            .large = firm.staff >= 300,
            .aware = firm.aware,
            .alive = true};
}

/// What every employed person reads of its firm twice a quarter: alone, so that it stays near the processor.
struct Separation {
    using Of = Firm;
    float probability;  ///< that one of the staff is separated in this sub-step (E60)
};

// ---------------------------------------------------------------------------------------------------- schools

enum class SchoolType : u8 { secondary, higher, bachelor, university };
/// N_p, quarters.
constexpr u8 course_length(SchoolType type) { return type == SchoolType::bachelor ? 16 : 12; }

struct School {
    double fund;     ///< money
    u32 programmes;  ///< open ones
    u32 served;      ///< one more than the step of the last service project, 0 never
    u8 region;
    SchoolType type;
    bool aware;
};

enum class ProgrammeState : u8 { pipeline, open, closing };

struct Programme {
    double capacity;         ///< cap, places a year
    double teachers;         ///< T
    double quality;          ///< q̄
    double dual_qualified;   ///< D
    double part_timers;      ///< I
    double social_trainers;  ///< Z
    double equipment;        ///< eq
    double vintage;          ///< v_p
    double reputation;       ///< Rep
    double draw_weight;      ///< e^Rep of the last Q1, for candidates (E29)
    double placement;        ///< lagged placement rate
    double load;
    double student_effort;  ///< ē_S of last quarter
    double teacher_effort;  ///< ē_T
    double students;        ///< heads, of the last P6
    double stipend;         ///< L21 for its students (E50), wq a year
    // What P6 works out once for all its students.
    double learning_rate;    ///< Q·[time shares and gains]·crowding/N of (E40), before ability and effort
    double effort;           ///< e* of (E82) before (.5 + c_N)
    double project_time;     ///< ω_P
    double simulation_time;  ///< ω_V
    double workplace_time;   ///< ω_W
    double winning_chance;   ///< inside the bin of the threshold (E45)
    std::array<float, competences> competence_gain;  ///< (E42b): ½ + 2b̃, else 1
    Profile profile;                                 ///< K
    Id<School> school;
    u32 enrolled;           ///< of the last Q3
    u32 first_choices;      ///< of the last Q3: applicants who ranked it first
    u32 quarters_in_state;  ///< in its state
    u32 graduating;         ///< of the last Q2
    u32 edges;              ///< partnerships, of the last P4/P5
    u32 medals;             ///< of the last competition, at most 2, until P5 has used them
    u32 winning_bin;        ///< threshold of this Q4's competition (E45)
    u8 region;
    u8 field;
    u8 length;      ///< N_p, quarters
    u8 approval;    ///< quarters in the pipeline, as asked for at entry (L18)
    u8 weak_years;  ///< in a row with placement below L19
    SchoolType type;
    ProgrammeState state;

    /// Has an autumn passed since it opened? Looked at in Q1.
    bool had_intake() const { return state == ProgrammeState::open && quarters_in_state >= 2; }
};

// ---------------------------------------------------------------------------------------------------- edges

/// E1: a firm's partnership with a programme; the firm owns it.
struct Partnership {
    using From = Firm;
    using To = Programme;
    Id<Programme> to;
    float depth;             ///< d: ¼, ½, ¾, 1
    float declared;          ///< D̂
    float trust;             ///< τ
    float seats;             ///< S, a year
    float predicted;         ///< EMA of (B1+B3)/4 as predicted
    float realised;          ///< EMA of what hires and transfers were worth
    double fee;              ///< of this quarter's transfer, money
    double claimed;          ///< from governments this quarter, money
    double penalty;          ///< of this quarter's audit, money
    float expected_benefit;  ///< (B1+B3)/4 of the last decision
    float hire_value;        ///< B1/(S·P_ret) of the last decision
    float realised_now;      ///< this quarter's realised benefit
    float gap;               ///< technology gap of this quarter's transfer, 0 if none
    float gain;              ///< Δx of this quarter's transfer
    float worth;             ///< of this quarter's transfer, money: profit it brings
    float invention;         ///< Δx of this quarter's co-inventions (E74)
    u16 age;                 ///< quarters
    u16 exchanges;           ///< accepted in all
    u8 taste_epoch;          ///< quarter mod 256 of the last draw of its tastes (E29)
    u8 exchanged;            ///< accepted this quarter
    u8 order_hires;          ///< of this quarter
    bool found_out;          ///< by this quarter's audit
    bool alive;
};

/// E4: a firm's neighbour in cluster or supply chain; nobody where none was found.
struct Neighbour {
    using From = Firm;
    using To = Firm;
    static constexpr bool outlives_target = true;  ///< in the same quarter the firm looks for another (E76b)
    OptionalId<Firm> to;
};

/// An open post of a firm in a cell of its region.
struct Vacancy {
    using From = Firm;
    using To = Cell;
    Id<Cell> to;
    u16 age;  ///< sub-steps
    bool alive;
};

// ---------------------------------------------------------------------------------------------------- where things are

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
