// Firms: what each remembers, what others read of it, and what firms add up to.
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

/// What a firm owns, and what its taxes are reckoned from; its accounts (P11) alone write it.
struct Books {
    double cash;
    double credit_carried;                           ///< Carry
    std::array<double, quarters_kept> taxable;       ///< π − surcharge, newest first
    std::array<double, quarters_kept> reported_rnd;  ///< RD(1+rel)
    std::array<double, quarters_kept> surcharges;    ///< owed
    u32 banned_until;                                ///< step before which it may not apply for certification
    bool certified;
};

/// What a firm knows and does about it; its development (P10) and services to it alone write it.
struct Knowledge {
    double technology;       ///< x
    double means;            ///< m, equipment vintage
    double objects;          ///< o
    double rnd;              ///< RD
    double rnd_intensity;    ///< ι_RD
    double reported_excess;  ///< rel of (E71)
    double absorption;       ///< κ
    double exchange_stock;   ///< exch
    Profile profile;         ///< K
    double high_tech_rank;   ///< among firms like it, 0 to 1, drawn at birth: the highest have high-tech status (E101)
};

/// What a firm thinks of cooperation; what experience teaches (P12) and a service centre that calls write it.
struct Attitude {
    double belief;                ///< μ
    double trainee_productivity;  ///< ρ
    double prosocial;             ///< ψ
    double transfer_ratio;        ///< own mean of z_e and its weight, for neighbours' belief (E31)
    double transfer_weight;
    bool aware;
};

struct Firm {
    // Asked of a firm in nearly every phase: together, so that they come in one piece.
    u8 region;
    u8 industry;
    bool park;
    bool association;
    bool member;  ///< of its region's consortium
    bool alive;
    u32 staff;       ///< n
    u32 age;         ///< quarters
    double wage;     ///< w̄
    double wanted;   ///< n*
    double usual;    ///< n̄*: n* of the past, the last quarters most
    double revenue;  ///< R
    Books books;     // its cash beside what is asked most
    Attitude attitude;
    Knowledge knowledge;
    // Read by outputs alone.
    u32 staff_last_year;         ///< n at the end of the last Q1, 0 if it was not there
    bool leading;                ///< among the largest twentieth of its industry and region in the last Q1
    OptionalId<Person> founder;  ///< of a graduate's firm, until he works in it (E106)
};

/// What the staff of a firm are like, and its posts. Wages, headcount and the staff wanted stand in the firm itself, since
/// partners and levers ask for them.
struct Workforce {
    using Of = Firm;
    double effectiveness;    ///< ē
    double skilled_share;    ///< of staff with s > 1.6
    double mean_innovation;  ///< c̄_N
    double mean_decision;    ///< c̄_D
    u32 openings;            ///< counted in P8a, opened in P8f
    u32 hires;               ///< of this quarter, order placements included
    u32 posts_filled;        ///< of this quarter, on the market, not yet paid for
    u32 graduate_hires;      ///< of this quarter, on the market, for L10
};

/// A firm in its market (P2).
struct Sales {
    using Of = Firm;
    double share;       ///< f, of its market
    double log_price;   ///< ln p
    double log_output;  ///< ln y (E5)
    double passed;      ///< y^p: of ln y, what the price has passed on (E6)
    double bump;        ///< what a new product adds to ln f of the next P2 (E75)
};

/// Costs that come up in this quarter, until its books are closed; money.
struct Expenses {
    using Of = Firm;
    double hiring;
    double equipment;
    double pledged;  ///< to projects of the consortium
    double service;  ///< a service project
};

/// What persons and neighbours read of a firm, kept small.
inline constexpr u32 large_from = 300;  ///< staff, as the statistics bureau counts (E3)

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
    bool large;  ///< from large_from staff
    bool aware;
    bool alive;
};

inline Terms terms_of(const Firm& firm, bool strategic) {
    return {.technology = static_cast<float>(firm.knowledge.technology),
            .objects = static_cast<float>(firm.knowledge.objects),
            .wage = static_cast<float>(firm.wage),
            .benefit_ratio = firm.attitude.transfer_weight > 0 ? static_cast<float>(firm.attitude.transfer_ratio) : -1.F,
            .staff = firm.staff,
            .region = firm.region,
            .industry = firm.industry,
            .strategic = strategic,
            .large = firm.staff >= large_from,
            .aware = firm.attitude.aware,
            .alive = true};
}

/// What all partnerships and research links of a firm come to in this quarter (E100), money.
struct JointBooks {
    using Of = Firm;
    double training;     ///< B2
    double claimed;      ///< from governments
    double cooperation;  ///< C1, C2, C3, falsification, exchanges
    double fees;
    double research;  ///< the firm's part of R&D with schools (E74)
    double penalties;
    double investment;  ///< a year, inflated part included
    double genuine;     ///< a year, without it
    double seats;       ///< a year, heads
    double declared;    ///< Σ D̂
    u32 edges;
    bool found_out;
};

/// What the firm and the public owe each other in this quarter besides, money.
struct Dues {
    using Of = Firm;
    double hiring_claim;  ///< L10, as paid out
    double bonus_claim;   ///< L6, the same
    double levy;          ///< L28
    double membership;    ///< dues and own administration
};

// ---------------------------------------------------------------------------------------------------- sums

/// What staff of firms add up to, in ordered doubles.
struct IndustrySums {
    using Of = Industry;
    Real staff;
    Real technology;  ///< Σ n x
};

struct EconomySums {
    using Of = Economy;
    Real staff;
    Real wages;
    Real technology;
};

/// Prices and means of a market (P2a), and its shares before renormalisation.
struct MarketPrices {
    using Of = Market;
    Real log_price;  ///< Σ f ln p
    Real share;      ///< Σ f, 1 but for entries and exits since
    Real staff;
    Real wages;          ///< Σ n w̄
    Real effectiveness;  ///< Σ n ē
};

struct MarketShares {
    using Of = Market;
    Real share;
};

struct IndustryPrices {
    using Of = Industry;
    Real log_price;
};

/// Firms alive, for entry (E106).
struct MarketFirms {
    using Of = Market;
    Count alive;
};

struct RegionFirms {
    using Of = Region;
    Count alive;
};

/// Bonuses (L6) for those whom the registry of jobs found still in the firm that took them from an order class.
struct Retentions {
    using Of = Firm;
    Money bonus;  ///< wq
};

/// Innovations and imitations of a quarter.
struct InnovationCount {
    using Of = Economy;
    Count innovations;
    Count imitations;
    Count co_inventions;  ///< (E74)
    Count products;       ///< accepted steps that bring a new product (E75)
    Count services;       ///< service projects bought (E84)
    Count improved;       ///< of those with success
};

/// All that entered or left the cash of firms in a quarter, by kind: the two sides of their accounts must agree.
struct FirmFlows {
    using Of = Economy;
    Money cash;  ///< of all firms alive, at the end
    Money revenue;
    Money wages;
    Money rnd;          ///< and relabelling
    Money training;     ///< B2, trainees' output less pay and instruction
    Money cooperation;  ///< C1, C2, C3, falsification, exchanges
    Money fees;
    Money hiring;
    Money equipment;
    Money membership;  ///< dues and own administration
    Money pledges;
    Money services;
    Money levy;
    Money certification;
    Money payout;
    Money founding;       ///< cash that entrants bring, after the books are closed
    Money start_up_cash;  ///< cash that graduates' firms bring, before
    Money written_off;    ///< cash of firms that left
    Count exits;
    Count entries;    ///< start-ups included
    Count start_ups;  ///< founded by graduates
    Count order_placements;
    Fine laid_off;      ///< of the separated, as many as were too many (E60)
    Count left_behind;  ///< staff of firms that left
};

// ---------------------------------------------------------------------------------------------------- letters

/// P7 Q2: a graduate makes up his mind to found a firm (E106).
struct Venture {
    Id<Person> to;
};

/// P11: a firm enters a market of the region (E106).
struct Entrance {
    Id<Region> to;
    Id<Market> market;
};

// ---------------------------------------------------------------------------------------------------- indexes

struct FirmsBySector {  ///< industry × region; regions are at most 64
    using Of = Firm;
    static u32 key_of(u32 industry, u32 region) { return industry * 64 + region; }
    static u32 key(const Firm& f) { return key_of(f.industry, f.region); }
};

struct MembersByRegion {
    using Of = Firm;
    static u32 key(const Firm& f) { return f.member ? f.region : no_key; }
};

struct FirmsByRegion {
    using Of = Firm;
    static u32 key(const Firm& f) { return f.region; }
};

}  // namespace consortium
