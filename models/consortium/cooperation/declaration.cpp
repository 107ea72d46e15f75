// What a firm declares beyond what it does (E27, E27b): depth, for co-funding, credit, evaluation and a certificate; and
// trainees who do not exist, for the seat subsidy. It weighs all that a finding would cost it.
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/government/certificate.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/tax.hpp"

namespace consortium {

double worth_of(double formalism, double ghosts, const Temptation& t) {
    const double squared = formalism * formalism;
    double worth = t.scale * (t.gain * formalism + t.credit * std::min(formalism, t.kink) - .5 * t.upkeep * squared) +
                   (t.per_ghost - .5 * t.ghost_slope * ghosts) * ghosts;
    if (formalism > t.tolerance || ghosts > 0) worth -= t.audit * (t.lump + t.ghost_fine * ghosts);
    if (formalism > t.tolerance) worth -= t.audit * t.penalty * t.scale * squared;
    return worth;
}

double best_ghosts(const Temptation& t) {
    if (t.most_ghosts <= 0) return 0;
    return clip((t.per_ghost - t.audit * t.ghost_fine) / t.ghost_slope, 0, t.most_ghosts);
}

namespace {

/// Where marginal gain, which falls at the kink, meets marginal cost `curvature`·γ.
double best_between(double low, double high, double curvature, const Temptation& t) {
    const auto meets = [&](double gain) { return curvature > 0 ? gain / curvature : (gain > 0 ? high : low); };
    return clip(clip(t.kink, meets(t.gain), meets(t.gain + t.credit)), low, high);
}

}  // namespace

/// Worth is concave in γ up to the tolerance, and again beyond it, where a finding costs; and in g.
Declaration best_declaration(double least, const Temptation& t) {
    Declaration best{least, 0, worth_of(least, 0, t)};
    const auto consider = [&](double formalism) {
        for (const double ghosts : {0.0, best_ghosts(t)}) {
            const double worth = worth_of(formalism, ghosts, t);
            if (worth > best.worth) best = {formalism, ghosts, worth};
        }
    };
    if (least <= t.tolerance) consider(best_between(least, std::min(t.tolerance, t.most), t.upkeep, t));
    if (t.most > t.tolerance)
        consider(best_between(std::max(least, t.tolerance), t.most, t.upkeep + 2 * t.audit * t.penalty, t));
    return best;
}

double falsification_cost(double formalism, double ghosts, double seats, double scale, const given::Formalism& g,
                          double wage_unit) {
    const double depth = .5 * g.falsification_cost * formalism * formalism * scale;
    const double papers = ghosts > 0 ? (g.ghost_papers + .5 * g.ghost_cost * ghosts / seats) * ghosts : 0.0;
    return (depth + papers) * wage_unit;
}

double certification_gain(double credit_rate, double investment, double liability, const IncomeTaxRates& rates,
                          double tax_base) {
    return std::min(credit_rate * investment, liability) + rates.spared() * std::max(0.0, tax_base);
}

bool may_be_certified(u32 edges, double declared_sum, double seats, double staff, const given::Tax& g) {
    return edges > 0 && declared_sum / heads(edges) >= g.certified_depth - 1e-9 && seats >= g.certified_seats * staff;
}

double lost_trust_cost(const FirmSide& firm, const OtherSide& other, const CooperationRules& rules, double wage_unit) {
    const double a_year = coordination_cost(
        0, other.governance, remoteness(other.same_region, firm.objects, *rules.partnership), *rules.partnership, wage_unit);
    const double lost = std::min(other.trust, rules.belief->trust_of_finding);
    return a_year * lost / (4 * rules.belief->trust_drift + 1 / rules.annuity->three_years);
}

double lost_certificate_cost(double certificate, double penalty) { return certificate * penalty / 4; }

double missing_depth(double depth, const FirmSide& firm, const given::Tax& g) {
    return g.certified_depth * (heads(firm.other_edges) + 1) - firm.other_declared - depth;
}

namespace {

bool enough_seats(const EdgeValue& v, const FirmSide& firm, const given::Tax& g) {
    return v.seats + firm.other_seats >= g.certified_seats * firm.staff;
}

/// A certificate that the firm holds, or would get for what it does.
bool at_stake(const EdgeValue& v, const FirmSide& firm, const given::Tax& g, double wage_unit) {
    if (firm.certificate.held) return true;
    return !firm.certificate.banned && missing_depth(v.depth, firm, g) <= 0 && enough_seats(v, firm, g) &&
           v.certificate > yearly_price(g, wage_unit);
}

/// What false depth brings: co-funding, a better evaluation, and credit while there is room.
void tempt_by_depth(Temptation& t, const EdgeValue& v, double room, const EdgePolicy& policy, const CooperationRules& rules,
                    double wage_unit) {
    const double depth_cost = rules.partnership->depth_cost * v.depth;
    t.scale = v.cost_scale * wage_unit;
    t.most = 1 - v.depth;
    t.gain = policy.co_funding * depth_cost + policy.evaluation;
    t.upkeep = rules.formalism->falsification_cost;
    t.credit = policy.eligible ? policy.credit_rate * depth_cost : 0.0;
    if (t.credit > 0) t.kink = std::max(0.0, room - policy.credit_rate * v.investment) / (t.credit * t.scale);
}

/// What trainees who do not exist bring; the law bounds those whom a firm may claim.
void tempt_by_ghosts(Temptation& t, const EdgeValue& v, const FirmSide& firm, const EdgePolicy& policy,
                     const CooperationRules& rules, double wage_unit) {
    if (v.seats <= 0) return;
    const double allowed = rules.partnership->legal_interns * firm.staff - firm.other_seats - firm.other_ghosts;
    t.per_ghost = (policy.seat_subsidy - rules.formalism->ghost_papers) * wage_unit;
    t.ghost_slope = rules.formalism->ghost_cost * wage_unit / v.seats;
    t.most_ghosts = std::max(0.0, allowed - v.seats);
    t.ghost_fine = ghost_penalty(policy.penalty, *rules.audit) * policy.seat_subsidy * wage_unit;
}

}  // namespace

void tempt(EdgeValue& v, double room, const FirmSide& firm, const OtherSide& other, const EdgePolicy& policy,
           const CooperationRules& rules, double wage_unit) {
    Temptation& t = v.temptation;
    tempt_by_depth(t, v, room, policy, rules, wage_unit);
    tempt_by_ghosts(t, v, firm, policy, rules, wage_unit);
    t.audit = policy.audit;
    t.tolerance = rules.audit->tolerance;
    t.penalty = policy.penalty;
    v.certificate = certification_gain(policy.for_all ? 0.0 : policy.credit_rate, v.investment + firm.other_investment,
                                       4 * firm.surcharge, firm.certificate.rates, firm.certificate.tax_base);
    t.lump = lost_trust_cost(firm, other, rules, wage_unit);
    if (at_stake(v, firm, *rules.tax, wage_unit)) t.lump += lost_certificate_cost(v.certificate, policy.penalty);
    v.declared = best_declaration(0, t);
}

Declaration declared_for_certificate(const EdgeValue& v, const FirmSide& firm, const EdgePolicy& policy,
                                     const CooperationRules& rules, double wage_unit) {
    const given::Tax& tax = *rules.tax;
    const double missing = missing_depth(v.depth, firm, tax);
    if (v.declared.formalism >= missing || missing > v.temptation.most) return v.declared;
    if (firm.certificate.banned || !enough_seats(v, firm, tax)) return v.declared;
    Temptation with = v.temptation;
    if (!firm.certificate.held) with.lump += lost_certificate_cost(v.certificate, policy.penalty);
    const double application = firm.certificate.held ? 0 : yearly_price(tax, wage_unit);
    const Declaration raised = best_declaration(missing, with);
    return raised.worth + v.certificate - application > v.declared.worth ? raised : v.declared;
}

}  // namespace consortium
