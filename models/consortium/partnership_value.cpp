#include "models/consortium/partnership_value.hpp"

#include "models/consortium/money.hpp"

#include <cmath>

namespace consortium {

double seats_a_year(double depth, double staff, double capacity, double other_seats, const given::Partnership& g) {
    const double own = g.seats_per_depth * depth * staff;
    const double places = .5 * depth * std::max(4.0, capacity);
    const double legal = .10 * staff - other_seats;  // interns at most 10 % of staff
    return std::max(0.0, std::min({own, places, legal}));
}

double cognitive_distance(const Profile& a, const Profile& b) {
    double product = 0;
    double length_a = 0;
    double length_b = 0;
    for (u32 k = 0; k < profile_dimensions; ++k) {
        product += static_cast<double>(a[k]) * static_cast<double>(b[k]);
        length_a += static_cast<double>(a[k]) * static_cast<double>(a[k]);
        length_b += static_cast<double>(b[k]) * static_cast<double>(b[k]);
    }
    if (length_a == 0 || length_b == 0) return .5;
    return clip((1 - product / std::sqrt(length_a * length_b)) / 2, 0, 1);
}

double transfer_hazard(double depth, double absorption, double distance, double student_effort, double teacher_effort,
                       const given::Transfer& g) {
    return g.hazard * depth * absorption * 4 * distance * (1 - distance) * (g.base_effort + student_effort + teacher_effort);
}

double transfer_worth(double gain, double revenue, const given::Transfer& g, const given::Annuity& annuity) {
    return g.profit_share * gain * 4 * revenue * annuity.two_years;
}

double cost_scale(double seats) { return std::sqrt(1 + seats / 6); }

double claims(double seats, double depth, double declared, const EdgePolicy& policy, const given::Partnership& g,
              double wage_unit) {
    const double at_real_depth =
        policy.seat_subsidy * seats + policy.co_funding * g.depth_cost * depth * depth * cost_scale(seats);
    return at_real_depth * declared / depth * wage_unit;
}

double chosen_formalism(double gain, double depth, const EdgePolicy& policy, const given::Formalism& g) {
    const double curvature = 2 * policy.audit * policy.penalty + g.falsification_cost;
    if (curvature == 0) return gain > 0 ? 1 - depth : 0;
    return clip(gain / curvature, 0, 1 - depth);
}

namespace {

/// (E24) B3, the fee expected at its mean but at most half of what the transfer is worth.
double expected_transfer(double depth, const FirmSide& firm, const OtherSide& other, const PartnershipRules& rules,
                         double wage_unit) {
    const given::Transfer& g = rules.transfer;
    const double gain = g.catch_up * std::max(0.0, other.source - firm.technology);
    const double worth = transfer_worth(gain, firm.revenue, g, rules.annuity);
    const double mean_fee = g.fee_median * wage_unit * math::exp(.5 * g.fee_deviation * g.fee_deviation);
    const double hazard =
        transfer_hazard(depth, firm.absorption, other.distance, other.student_effort, other.teacher_effort, g);
    return 4 * hazard * (worth - std::min(mean_fee, .5 * worth));
}

/// (E26) the credit, its cap being the firm's.
void add_credit(EdgeValue& v, const FirmSide& firm, const EdgePolicy& policy, const PartnershipRules& rules, double& room) {
    const double liability = rules.tax.surcharge * 4 * firm.revenue;
    room = std::max(0.0, liability - firm.credit_carried - firm.other_credit);
    if (!policy.eligible) return;
    const double entitled = policy.credit_rate * v.investment;
    const double later = policy.carry_forward ? rules.tax.carried_credit_value : 0.0;
    v.credit = std::min(entitled, room) + later * std::min(liability, std::max(0.0, entitled - room));
    v.uncapped = entitled < room;
    v.credit_used = std::min(entitled, room);
}

}  // namespace

EdgeValue value_edge(double depth, const FirmSide& firm, const OtherSide& other, const EdgePolicy& policy,
                     const PartnershipRules& rules, double wage_unit) {
    const given::Partnership& g = rules.partnership;
    const double d = depth;
    const double yearly_wage = 4 * firm.wage;
    EdgeValue v;
    v.depth = d;
    v.seats = seats_a_year(d, firm.staff, other.capacity, firm.other_seats, g);  // (E20)
    v.retention = clip(g.retention_base + g.retention_depth * d, 0, 1);          // (E21)
    const double match_gain = g.match_gain_base + g.match_gain_depth * d;
    v.match_benefit = v.seats * v.retention *  // (E22)
                      (rules.labour.hiring_cost * firm.wage +
                       rules.annuity.three_years * (1 - rules.production.means_weight - rules.wages.pass_through) *
                           match_gain * yearly_wage * (1 + rules.market.markup));
    v.training_benefit = v.seats * g.internship_years *  // (E23)
                         (firm.trainee_productivity - g.trainee_pay - g.instructor_time) * yearly_wage;
    v.transfer_benefit = expected_transfer(d, firm, other, rules, wage_unit);  // (E24)
    const double prosocial = firm.prosocial * d * wage_unit;                   // B4
    v.cost_scale = cost_scale(v.seats);
    const double depth_cost = g.depth_cost * d * d * v.cost_scale * wage_unit;
    v.running_cost = g.fixed_cost * wage_unit + depth_cost;  // (E25)
    const double remoteness = other.same_region ? 1 : 1 + .7 * (1 - firm.objects);
    v.coordination_cost =
        g.coordination_cost * (1 - other.trust) * (1 - g.governance_relief * other.governance) * remoteness * wage_unit;
    v.breadth_cost = g.breadth_cost * (2 * heads(firm.other_edges) + 1) / (1 + firm.staff / 100) * wage_unit;
    v.investment = v.running_cost + v.seats * g.internship_years * g.instructor_time * yearly_wage;
    double room = 0;
    add_credit(v, firm, policy, rules, room);  // (E26)

    const double claimed_gain = policy.seat_subsidy * v.seats / (d * v.cost_scale) + policy.co_funding * g.depth_cost * d;
    const double credited_gain = v.uncapped ? policy.credit_rate * g.depth_cost * d : 0.0;
    v.formalism = chosen_formalism(claimed_gain + credited_gain, d, policy, rules.formalism);  // (E27)
    const double gamma = v.formalism;
    double credit_on_formalism = 0;
    if (v.uncapped) {
        credit_on_formalism = std::min(policy.credit_rate * g.depth_cost * d * v.cost_scale * gamma * wage_unit,
                                       room - policy.credit_rate * v.investment);
    }
    v.credit_used += credit_on_formalism;
    const double penalties =
        (policy.audit * policy.penalty + .5 * rules.formalism.falsification_cost) * gamma * gamma * v.cost_scale * wage_unit;
    const double bonus = d >= .75 ? policy.bonus * v.seats * v.retention * wage_unit : 0.0;
    v.net_benefit = firm.belief * (v.match_benefit + v.transfer_benefit) + v.training_benefit + prosocial  // (E28)
                    - v.running_cost - v.coordination_cost - v.breadth_cost + v.credit +
                    claims(v.seats, d, d + gamma, policy, g, wage_unit) + bonus + credit_on_formalism - penalties;
    return v;
}

double declared_depth(const EdgeValue& value, const FirmSide& firm, const CertificationMotive& motive,
                      const EdgePolicy& policy, const PartnershipRules& rules, double wage_unit) {
    const double usual = value.depth + value.formalism;
    const double needed = .5 * (heads(firm.other_edges) + 1) - firm.other_declared - value.depth;  // γ_c
    if (value.formalism >= needed || needed > 1 - value.depth) return usual;
    if (value.seats + firm.other_seats < .01 * firm.staff || motive.banned) return usual;
    const double trust_in_keeping = std::max(0.0, 1 - 3 * policy.audit * policy.penalty / 12);
    const double gain =
        (rules.tax.income - motive.certified_rate) * std::max(0.0, motive.tax_base) * trust_in_keeping;  // V_c
    const double price = (policy.audit * policy.penalty + .5 * rules.formalism.falsification_cost) * value.cost_scale *
                         (needed * needed - value.formalism * value.formalism) * wage_unit;
    if (gain <= rules.tax.certification_cost * wage_unit / 3 || gain <= price) return usual;
    return value.depth + needed;
}

}  // namespace consortium
