// What an edge to a programme is worth to a firm at a given depth, and how much depth it would declare beyond the real one:
// (E20) to (E28). All terms per year; money in wage units W̄_t unless it comes from wages or revenue.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/government/income_tax.hpp"
#include "models/consortium/nouns/gain_worth.hpp"
#include "models/consortium/nouns/profile.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/records.hpp"

#include <array>
#include <optional>

namespace consortium {

inline constexpr std::array<double, 4> depths{.25, .5, .75, 1.0};

/// The levers an edge meets, at its firm's target; what a budget covers (L4 to L6) as it is paid out.
struct EdgePolicy {
    double credit_rate = 0;  ///< L1, κ_tc
    bool eligible = false;   ///< certified, or eligibility all
    bool for_all = false;    ///< eligibility all
    bool carry_forward = true;
    double seat_subsidy = 0;  ///< L4, wq a seat-year
    double co_funding = 0;    ///< L5, share of the depth cost
    double bonus = 0;         ///< L6, wq per graduate of an order class who stays
    double audit = 0;         ///< p_aud, a year
    double audit_floor = 0;   ///< L13
    double penalty = 0;       ///< L14, wq
    double evaluation = 0;    ///< w_16
    double levy = 0;          ///< L28, share of payroll
};

/// (E27, E104) What a certificate saves of the firm's tax.
struct CertificationMotive {
    double tax_base = 0;   ///< of the last 4 q, money
    IncomeTaxRates rates;  ///< that it would pay without and with the certificate
    bool banned = false;
    bool held = false;  ///< it is certified
};

/// What the firm knows of itself and of its other edges.
struct FirmSide {
    double staff = 0;                 ///< n
    double wage = 0;                  ///< w̄, a quarter
    double revenue = 0;               ///< R, a quarter
    double belief = 0;                ///< μ
    double trainee_productivity = 0;  ///< ρ
    double prosocial = 0;             ///< ψ
    double objects = 0;               ///< o
    double technology = 0;            ///< x
    double rnd = 0;                   ///< RD
    double rnd_intensity = 0;         ///< ι_RD
    double absorption = 0;            ///< κ
    double surcharge = 0;             ///< that it owes a quarter, money
    double credit_carried = 0;        ///< Carry
    u32 other_edges = 0;              ///< k
    double other_seats = 0;           ///< S_oth
    double other_credit = 0;          ///< Used
    double other_declared = 0;        ///< ΣD̂
    double other_ghosts = 0;          ///< Σg
    double other_investment = 0;      ///< ΣInv, money a year
    CertificationMotive certificate;
};

/// What it knows of the programme and of the relation.
struct OtherSide {
    double capacity = 0;        ///< cap_p
    double studying_on = 0;     ///< share of its graduates who do not look for work
    double source = 0;          ///< X_src (E81)
    double student_effort = 0;  ///< ē_S
    double teacher_effort = 0;  ///< ē_T
    double distance = 0;        ///< δ of the profiles
    double trust = 0;           ///< τ
    bool same_region = true;
    double governance = 0;  ///< G_c, 0 outside a consortium
    double research = 0;    ///< q_3 of the firm's own consortium
};

/// (E27) What is declared beyond what is done: depth, and trainees who do not exist.
struct Declaration {
    double formalism = 0;  ///< γ
    double ghosts = 0;     ///< g, seats a year
    double worth = 0;      ///< of both, money a year, less all that an audit may cost
};

/// (E27) What declaring more brings and costs on an edge at one depth.
struct Temptation {
    double scale = 1;        ///< σ·W̄: money
    double gain = 0;         ///< of a unit of γ but for credit, wq per unit of σ
    double credit = 0;       ///< κ F_1 d: credit on it, the same
    double kink = 0;         ///< γ from which that credit is beyond the room
    double upkeep = 0;       ///< ρ_L
    double most = 0;         ///< 1 − d
    double per_ghost = 0;    ///< L4 less papers, money a year
    double ghost_slope = 0;  ///< what each further ghost costs more, the same
    double most_ghosts = 0;
    double audit = 0;       ///< p_aud
    double tolerance = 0;   ///< γ_0
    double penalty = 0;     ///< Pen, wq per unit of σ and γ²
    double ghost_fine = 0;  ///< to repay and to pay for a ghost, money
    double lump = 0;        ///< what any finding costs besides, money
};

/// The edge at one depth.
struct EdgeValue {
    double depth = 0;
    double seats = 0;              ///< S (E20)
    double hires = 0;              ///< expected of its trainees, a year (E21)
    double match_benefit = 0;      ///< B1 (E22)
    double training_benefit = 0;   ///< B2 (E23)
    double transfer_benefit = 0;   ///< B3 (E24)
    double gained = 0;             ///< Δx expected of a year, by transfer and co-invention
    double joint_benefit = 0;      ///< B5 (E74)
    double joint_cost = 0;         ///< C4, the firm's part of joint R&D
    double cost_scale = 1;         ///< σ = (1 + S/6)^½
    double running_cost = 0;       ///< C1
    double coordination_cost = 0;  ///< C2
    double breadth_cost = 0;       ///< C3
    double investment = 0;         ///< Inv, base of the credit
    double credit = 0;             ///< T
    double certificate = 0;        ///< V, worth of a certificate a year
    Temptation temptation;
    Declaration declared;    ///< γ* and g*
    double net_benefit = 0;  ///< NB
};

/// (E24) One transfer as it is expected, at any depth.
struct OneTransfer {
    double gain = 0;   ///< Δx̂
    double worth = 0;  ///< money
    double fee = 0;    ///< F̂_T

    /// B3, at a hazard λ_T a quarter.
    double benefit(double hazard) const { return 4 * hazard * (worth - fee); }
};
OneTransfer one_transfer(double gain, double revenue, const CooperationRules& rules, double wage_unit);
OneTransfer one_transfer(const FirmSide& firm, const OtherSide& other, const CooperationRules& rules, double wage_unit);

EdgeValue value_edge(double depth, const OneTransfer& transfer, const FirmSide& firm, const OtherSide& other,
                     const EdgePolicy& policy, const CooperationRules& rules, double wage_unit);

/// (E21) P_ret and Δe.
double retention(double depth, const given::Partnership& g);
double match_gain(double depth, const given::Partnership& g);
/// (E22) What one better matched of the staff adds to ln e of all, what one hire on the market costs the firm as it usually
/// hires, and B1 of these hires a year; `wage` a quarter.
double match_output(double depth, double staff, const CooperationRules& rules);
double hire_gain(double depth, double staff, const CooperationRules& rules);  ///< of ln y
double hire_saved(double staff, double wage, const CooperationRules& rules);
double match_benefit(double hires, double depth, double staff, double wage, const CooperationRules& rules);
/// (E23) Output of a trainee relative to a worker, mean of the internship; ρ is that of half a year.
double trainee_output(double productivity, const given::Partnership& g);
/// (E23) When a trainee earns what he costs, in years; nothing if never.
std::optional<double> break_even_year(double productivity, const given::Partnership& g);
/// (E23) B2: trainee output less pay and instruction.
double training_benefit(double seats, double wage, double trainee_productivity, const given::Partnership& g);
/// (E74) Part of the firm's innovation hazard on one of its `edges`: the more partners, the less it can absorb of each.
/// Joint R&D of a quarter, money; Δx expected of a year and what it is worth, new products included (E75).
double joint_part(double absorption, u32 edges, const given::CoInvention& g);
double joint_research(double part, double rnd, const given::CoInvention& g);
double joint_gain(double part, const FirmSide& firm, double research_base, const given::Rnd& g);
double joint_benefit(double gain, double revenue, const GainWorth& worth, const given::Rnd& g);
/// (E25) D_rs, C1, C2 and C3; C1 takes the cost scale of the seats.
double remoteness(bool same_region, double objects, const given::Partnership& g);
double running_cost(double depth, double scale, const given::Partnership& g, double wage_unit);
double coordination_cost(double trust, double governance, double distance, const given::Partnership& g, double wage_unit);
double breadth_cost(u32 other_edges, double staff, const given::Partnership& g, double wage_unit);
/// (E26) The credit on an investment of a year, its cap being the firm's.
struct ExpectedTaxCredit {
    double liability = 0;  ///< Liab
    double room = 0;       ///< Room
    double credit = 0;     ///< T
    bool uncapped = false;
};
ExpectedTaxCredit expected_tax_credit(double investment, const FirmSide& firm, const EdgePolicy& policy,
                                      const given::Tax& tax);

/// (E20)
double seats_a_year(double depth, double staff, double capacity, double other_seats, const given::Partnership& g);
/// (E80) hazard of a transfer per quarter.
double transfer_hazard(double depth, double absorption, double distance, double student_effort, double teacher_effort,
                       const given::Transfer& g);
/// (E81) what a gain Δx is worth, and the level a programme can pass on.
double transfer_worth(double gain, double revenue, const GainWorth& worth);
inline double transfer_source(double programme_vintage, double frontier, double mean_technology, const given::Transfer& g) {
    return std::max(programme_vintage, g.source_frontier * frontier + (1 - g.source_frontier) * mean_technology);
}
/// (E25) σ: what depth costs by seats.
double cost_scale(double seats, const given::Partnership& g);
/// (E27) Claims of a year: seats at L4, real or not; the base at declared depth (L5).
double seat_claim(double seats, const EdgePolicy& policy, double wage_unit);
double base_claim(double depth, double declared, double scale, const EdgePolicy& policy, const given::Partnership& g,
                  double wage_unit);

/// (E28) Share of those kept from an order class who are still there when the registry is asked (L6).
double still_there(const given::Labour& labour, const given::Partnership& g);
/// (E28) Levy (L28).
double levy_saved(double seats, const FirmSide& firm, double levy, const given::Tax& tax);
// What is declared beyond what is done: declaration.cpp.

/// (E27) What γ and g are worth a year; the best of them, with γ at least `least` and at most 1 − d.
double worth_of(double formalism, double ghosts, const Temptation& t);
double best_ghosts(const Temptation& t);
Declaration best_declaration(double least, const Temptation& t);
/// (E27) What papers for false depth and for ghosts cost, money a year.
double falsification_cost(double formalism, double ghosts, double seats, double scale, const given::Formalism& g,
                          double wage_unit);
/// (E103) What a ghost costs once found, of what was paid for it: it is repaid and fined.
inline double ghost_penalty(double penalty, const given::Audit& g) { return 1 + g.ghost_fine * penalty / 12; }

/// (E104) What a certificate saves a year: credit up to the surcharge, and income tax.
double certification_gain(double credit_rate, double investment, double liability, const IncomeTaxRates& rates,
                          double tax_base);
/// (E104) May a firm be certified?
bool may_be_certified(u32 edges, double declared_sum, double seats, double staff, const given::Tax& g);
/// (E27) What any finding costs: trust, and with it coordination, until it is back; the certificate while a ban runs.
double lost_trust_cost(const FirmSide& firm, const OtherSide& other, const CooperationRules& rules, double wage_unit);
double lost_certificate_cost(double certificate, double penalty);
/// (E27) γ_c: what the edge would have to declare beyond its depth for a certificate.
double missing_depth(double depth, const FirmSide& firm, const given::Tax& g);
/// (E27) Fills in what declaring more brings on this edge, and chooses γ* and g*.
void tempt(EdgeValue& v, double room, const FirmSide& firm, const OtherSide& other, const EdgePolicy& policy,
           const CooperationRules& rules, double wage_unit);
/// (E27b) What is declared in the end: enough for a certificate, if that pays.
Declaration declared_for_certificate(const EdgeValue& value, const FirmSide& firm, const EdgePolicy& policy,
                                     const CooperationRules& rules, double wage_unit);

}  // namespace consortium
