// What agents add up to in others: exact tallies and ordered reductions. The schedule says where they start again.
#pragma once

#include "models/consortium/nouns/institutions.hpp"
#include "models/consortium/nouns/profile.hpp"
#include "models/consortium/nouns/types.hpp"
#include "models/consortium/parameters.hpp"

namespace consortium {

/// What its staff add up to for a firm (E3b).
struct Payroll {
    using Of = Firm;
    Count staff;
    Fine effectiveness;
    Fine wages;
    Count skilled;
    Count innovation;  ///< Σ c_N in steps of 1/65535, and
    Count decision;    ///< Σ c_D
};

/// Staff by cell of the job (E3b).
struct CellStaff {
    using Of = Cell;
    Count staff;
    Fine technology;
};

/// Moves of a sub-step.
struct Moves {
    using Of = Firm;
    Count hired;
    Count graduates;  ///< of the hired
    Count left;
};

/// Those who look for work at the start of a sub-step, by own field; of a quarter's two sub-steps.
struct Seekers {
    using Of = Cell;
    Count unemployed;
};

/// Graduates of a programme, of the last Q2 in Q1 (E52b), and in Q3 those of the year before.
struct Graduates {
    using Of = Programme;
    Count all;
    Count employed;
    Count matched;
};

/// Students of a programme in this P6.
struct Classes {
    using Of = Programme;
    Count students;
    Count finishing;  ///< graduate in the next Q2
    Fine effort;
};

/// What a programme's edges did to it this quarter.
struct Exchange {
    using Of = Programme;
    Count accepted;      ///< exchanges (E44)
    Count inventions;    ///< with partners (E74)
    ProfileSum profile;  ///< profiles of partners after transfer and co-invention (E74, E77)
};

/// What an institute's links did to it this quarter.
struct InstituteExchange {
    using Of = Institute;
    ProfileSum profile;  ///< profiles of partners after transfer (E77)
};

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
/// Placement over open programmes, for the z-score (E46).
struct PlacementSums {
    using Of = Region;
    Real programmes;
    Real sum;
    Real squares;
};
/// What firms of a region × industry pair want and have (E55b).
struct SectorSums {
    using Of = Sector;
    Real wanted;  ///< Σ n*
    Real staff;
};
/// First choices and places of the last Q3 over programmes that had an intake (E56).
struct ChoiceSums {
    using Of = Region;
    Real choices;
    Real places;
};
/// Places a year of open programmes (E56).
struct CapacitySums {
    using Of = Region;
    Real places;
};
/// Programmes that opened or began to close this quarter.
struct ProgrammeFlows {
    using Of = Region;
    Count opened;
    Count closed;
};
/// Last Q2's graduates at work in their own field, by the field of their programme, in Q1.
struct MatchedGraduates {
    using Of = Cell;
    Count matched;
};

/// What the composite is made of, and output, over firms with staff at P2 (E110, E113).
struct CompositeSums {
    using Of = Economy;
    Real staff;
    Real effectiveness;  ///< Σ n ē
    Real objects;        ///< Σ n o
    Real means;          ///< Σ n e^m
    Real strategic;      ///< Σ R of strategic industries
    Real revenue;
    Real realised;  ///< Σ R/p
};

/// Money a school got this quarter for its transfers (E81).
struct SchoolIncome {
    using Of = School;
    Money fees;
    Money services;  ///< price of service projects (E84)
    Count served;
};

/// What a school's programmes earn and cost in a quarter (E44b).
struct SchoolCosts {
    using Of = School;
    Money income;
    Money teachers;
    Money running;
    Money equipment;
    Money prizes;     ///< of competitions (E45)
    Money projects;   ///< its part in projects of the consortium (E93)
    Money start_ups;  ///< new programmes and retrained teachers (E56, E57)
    Money grants;     ///< L20, received
};

/// Scores s + c_N of a programme's students in Q4, for a competition without a sort (E45).
inline constexpr u32 score_bins = 64;  // over [0, 4]
struct Scores {
    using Of = Programme;
    Sums<Count, score_bins> students;
};
inline constexpr u32 most_medals = 2;  ///< that count of a programme's competition
struct Prizes {
    using Of = Programme;
    Count winners;
    Count medals;
};

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
};

/// What the consortium of a region achieved in the year so far, and the public money that its members got (E97).
struct ConsortiumYear {
    using Of = Consortium;
    Money declared_seats;  ///< ΣS·D̂/d over partnerships, in Q4
    Count transfers;
    Count order_hires;
    Money public_money;  ///< wq
};

/// What regions add up to, for the division of a budget (E108).
struct NationSums {
    using Of = Economy;
    Real revenue;
    Real workforce;
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
    Money crowdfunding;       ///< L24m and L24d
    Money offices;            ///< L25
    Money public_research;    ///< L26
    Money surcharge;          ///< revenue
    Money income_tax;         ///< revenue
    Money penalties;          ///< revenue
    Money levy;               ///< revenue (L28)
    Money claims;             ///< of levers under the budget (L4 to L6, L10) as if all were paid out
    Money tax_credit_capped;  ///< entitled (E102), but beyond the surcharge of the year; nobody pays it
};

struct PersonFlows {
    using Of = Economy;
    Count born;
    Count retired;
};

}  // namespace consortium
