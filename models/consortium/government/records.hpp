// Consortia, their platforms and projects, and the public purse: what is paid and taken by lever.
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

/// What a consortium builds, in the order P1 to P6.
enum Platform : u8 { training_base, talent_exchange, research_base, science_education, service_centre, technology_complex };

inline constexpr u32 scores_kept = 4;  ///< years with which a consortium alone in its place is compared (E109)

/// The consortium of a region; its slot is the region's. Schools are members, firms choose (E90).
struct Consortium {
    double fund;                              ///< money
    double governance;                        ///< G_c, of this P3
    double assessment;                        ///< a_A, of this P3
    std::array<double, platforms> stock;      ///< Q_k, wq
    std::array<double, platforms> intensity;  ///< q_k
    std::array<double, platforms> budget;     ///< of L22 not yet spent, by platform, money
    double members;                           ///< firms
    double promised;                          ///< what a year of support would add to Σq (E90), of this Q1
    double pledged;                           ///< by members since the last Q1, wq
    double donors;                            ///< what donors have set aside and not yet given, of this P3, wq
    double score;                             ///< of the last evaluation, as observed (E97)
    double percentile;                        ///< pct_c of it, ½ before the first (E109)
    std::array<double, scores_kept> past;     ///< scores of the years before, newest first
    u32 evaluations;                          ///< how many of them there are
    u32 competitions;                         ///< funded since Q1
    u32 joint_projects;                       ///< joint R&D funded in this quarter
};

/// What a project is for: a platform (its number), a competition or joint R&D.
inline constexpr u8 competition_project = 6;

inline constexpr u8 joint_project = 7;

inline constexpr u32 project_classes = 8;

/// A proposal in the queue of a consortium, by one of its schools. It ends in the quarter in which it is picked.
struct Project {
    using From = Consortium;
    using To = School;
    Id<School> to;
    float benefit;    ///< b, true
    float appraised;  ///< b̂
    float feasibility;
    float cost;  ///< wq
    float luck;  ///< it can be done if this is below its feasibility, which shows when the money is spent
    u16 age;     ///< quarters
    u8 kind;
    bool picked;
    bool funded;  ///< of those picked: the sources paid for it (E93)
    bool alive;
    // Who pays for it (E93).
    double fiscal;      ///< wq
    double school;      ///< wq
    double social;      ///< wq
    double consortium;  ///< wq
    double pledged;     ///< money, called in
    double matched;     ///< money
};

// ---------------------------------------------------------------------------------------------------- sums

/// What a consortium did in a quarter.
struct ConsortiumFlows {
    using Of = Consortium;
    Money dues;
    Money offices;   ///< paid from the fund
    Money projects;  ///< paid from the fund
    Money costs;     ///< of funded projects, all sources
    Money leaked;
    Count proposed;
    Count picked;
    Count funded;
    Count failed;  ///< of those funded: the money is spent, and nothing comes of it
};

/// What the consortium of a region achieved in the year so far, and the public money that its members got (E97).
struct ConsortiumYear {
    using Of = Consortium;
    Money declared_seats;  ///< ΣS·D̂/d over partnerships, in Q4
    Count transfers;
    Count order_hires;
    Money public_money;  ///< wq
};

/// What the owners of firms in the association of a region were paid, since it was last asked for (E93).
struct DonorIncome {
    using Of = Consortium;
    Money payout;
};

/// What regions add up to, for the division of a budget (E108).
struct NationSums {
    using Of = Economy;
    Real revenue;
    Real workforce;
};

/// Costs of the levers in a region, this quarter: every payment names its lever (E107).
struct Treasury {
    using Of = Region;
    Money tax_credit;         ///< L1: credit used
    Money certified_relief;   ///< L2: tax forgone on certified firms
    Money rnd_relief;         ///< L3: tax forgone by the super-deduction
    Money seat_subsidy;       ///< L4
    Money base_co_funding;    ///< L5
    Money outcome_bonus;      ///< L6
    Money mutual_hiring;      ///< L7
    Money hiring_subsidy;     ///< L10
    Money retraining;         ///< L12
    Money audit_cost;         ///< L13
    Money evaluation;         ///< L15
    Money planning;           ///< L17
    Money start_up_grants;    ///< L20
    Money stipends;           ///< L21
    Money platforms;          ///< L22
    Money service_voucher;    ///< L23
    Money matched_pledges;    ///< L24m
    Money donation_relief;    ///< L24d: tax forgone on donations
    Money offices;            ///< L25
    Money public_research;    ///< L26
    Money surcharge;          ///< revenue
    Money income_tax;         ///< revenue
    Money penalties;          ///< revenue
    Money levy;               ///< revenue (L28)
    Money claims;             ///< of levers under the budget (L4 to L6, L10) as if all were paid out
    Money tax_credit_capped;  ///< entitled (E102), but beyond the surcharge of the year; nobody pays it
};

// ---------------------------------------------------------------------------------------------------- letters

/// P3: a firm asks to be, or to stay, a member of its region's consortium; the consortium takes it.
struct MembershipRequest {
    Id<Consortium> to;
    Id<Firm> from;
    u32 key;  ///< order of the queue
    bool sitting;
};

struct MembershipGrant {
    Id<Firm> to;
};

/// P3: what a member gives to a project that is funded.
struct Pledge {
    Id<Firm> to;
    double amount;  ///< money
};

/// P10: the service centre contacts a small firm; it orders a project of a school, which serves it (E84).
struct ServiceOffer {
    Id<Firm> to;
};

struct ServiceOrder {
    Id<School> to;
    Id<Firm> from;
    u8 region;       ///< of the firm
    double gain;     ///< Δx if it succeeds
    double voucher;  ///< L23, money
};

struct Service {
    Id<Firm> to;
    double gain;  ///< Δx if it succeeds
};

}  // namespace consortium
