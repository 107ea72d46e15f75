// The equations of a consortium as functions of numbers: offices, membership, projects and their money, platforms (E90–E95).
// Amounts are in wq unless a docstring says money.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/records.hpp"

#include <array>
#include <span>

namespace consortium {

/// Intensities of the discussion, assessment and decision offices (L25).
struct Offices {
    double discussion = 0;  ///< a_D
    double assessment = 0;  ///< a_A
    double decision = 0;    ///< a_X

    double together() const { return discussion + assessment + decision; }
};
Offices offices_of(const Target& place, const policy::Consortia& levers);

/// L22 by platform, wq a quarter and member.
std::array<double, platforms> platform_budgets(const Target& place, const policy::Consortia& levers);

/// (E92) G_c: all three offices are needed; 1 at intensities of 1, and never more.
double governance_effectiveness(const Offices& offices);
/// (E92) Probability a year that an edge is audited; `assessment` = a_A, which acts inside a consortium alone.
double audit_probability(double floor, bool inside, double assessment, const given::Audit& g);
/// (E92) σ_eval; `precision` = L15.
double evaluation_noise(double assessment, double precision, const given::Governance& g);
/// (E92) Cost of the offices a quarter, and what of it the fund bears at most: what they cost at status quo.
double office_cost(const Offices& offices, double members, const given::Governance& g);
double office_cost_of_fund(double members, const given::Governance& g);

/// (E90) What public money of a year, wq by platform, would add to Σq: projects that can be done and what does not leak.
double promised_intensity(std::span<const double> stock, std::span<const double> money, double members, double leaked,
                          const given::Platforms& g, const given::Projects& projects);
/// (E90) What membership is worth a year before the firm's taste; `edges` = k_j, `promised` is added to Σq.
double membership_worth(u32 edges, double governance, std::span<const double> intensity, double promised,
                        const given::Governance& g, const given::Partnership& partnership);

/// (E91) Proposals a quarter, on average; quarters until one may be picked; how many are picked.
double proposals_expected(double discussion, double members, const given::Governance& g);
u32 decision_delay(double decision, const given::Governance& g);
u32 picks(double decision, double members, const given::Governance& g);
/// (E91) Rank of a proposal: appraised benefit, weighed by feasibility, per cost.
inline double rank_of(double appraised, double feasibility, double cost) { return appraised * feasibility / cost; }

/// (E93) What a project may draw on.
struct Sources {
    double budget = 0;       ///< of L22 for this class of platform; 0 for other classes
    double school_fund = 0;  ///< of the proposer
    double donors = 0;       ///< what donors have set aside where they bear all of the price
    double fund = 0;         ///< of the consortium
    double deduction = 0;    ///< L24d τ_c: tax forgone per unit given
};
/// (E93) The sources in their order; `gap` is left to crowdfunding.
struct Funding {
    double fiscal = 0;
    double school = 0;
    double social = 0;
    double consortium = 0;
    double gap = 0;
};
Funding fund_project(double cost, const Sources& sources, const given::Projects& g);
/// (E93) What donors give for 1 that they would give at the full price.
double answer_to_price(double deduction, const given::Projects& g);
/// (E93) What a sampled member pledges.
double pledge(double appraised, double staff, double cash, const given::Projects& g);
/// (E93) Share of all pledges and of their match that is called in: the gap and no more; nothing if they do not fill it.
double called_share(double gap, double pledged, double match_rate);

/// (E94) Leakage ℓ under supervision L24s, and the investment that remains: the true benefit b decides what it is good for.
double leakage(double supervision, const given::Platforms& g);
double effective_investment(double cost, double benefit, double leaked);
/// (E95) Q_k after a quarter, and q_k of it.
double next_stock(double stock, double invested, const given::Platforms& g);
double platform_intensity(double stock, double members, const given::Platforms& g);

}  // namespace consortium
