#include "models/consortium/cooperation/partnership_value.hpp"

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"

#include <cmath>

namespace consortium {

double seats_a_year(double depth, double staff, double capacity, double other_seats, const given::Partnership& g) {
    const double own = g.seats_per_depth * depth * staff;
    const double places = .5 * depth * std::max(4.0, capacity);
    const double legal = g.legal_interns * staff - other_seats;
    return std::max(0.0, std::min({own, places, legal}));
}

double transfer_hazard(double depth, double absorption, double distance, double student_effort, double teacher_effort,
                       const given::Transfer& g) {
    return g.hazard * depth * absorption * 4 * distance * (1 - distance) * (g.base_effort + student_effort + teacher_effort);
}

double transfer_worth(double gain, double revenue, const given::Transfer& g, const given::Annuity& annuity) {
    return g.profit_share * gain * 4 * revenue * annuity.two_years;
}

double cost_scale(double seats) { return std::sqrt(1 + seats / 6); }

double seat_claim(double seats, const EdgePolicy& policy, double wage_unit) {
    return policy.seat_subsidy * seats * wage_unit;
}

double base_claim(double depth, double declared, double scale, const EdgePolicy& policy, const given::Partnership& g,
                  double wage_unit) {
    return policy.co_funding * g.depth_cost * depth * declared * scale * wage_unit;
}

double retention(double depth, const given::Partnership& g) {
    return clip(g.retention_base + g.retention_depth * depth, 0, 1);
}

double match_gain(double depth, const given::Partnership& g) { return g.match_gain_base + g.match_gain_depth * depth; }

double match_benefit(double seats, double depth, double wage, const CooperationRules& rules) {
    const double yearly_wage = 4 * wage;
    return seats * retention(depth, *rules.partnership) *
           (rules.labour->hiring_cost * wage +
            rules.annuity->three_years * (1 - rules.production->means_weight - rules.wages->pass_through) *
                match_gain(depth, *rules.partnership) * yearly_wage * (1 + rules.market->markup));
}

double training_benefit(double seats, double wage, double trainee_productivity, const given::Partnership& g) {
    const double yearly_wage = 4 * wage;
    return seats * g.internship_years * (trainee_productivity - g.trainee_pay - g.instructor_time) * yearly_wage;
}

ExpectedTransfer expected_transfer(double depth, const FirmSide& firm, const OtherSide& other, const CooperationRules& rules,
                                   double wage_unit) {
    const given::Transfer& g = *rules.transfer;
    ExpectedTransfer t;
    t.gain = g.catch_up * std::max(0.0, other.source - firm.technology);
    t.worth = transfer_worth(t.gain, firm.revenue, g, *rules.annuity);
    const double mean_fee = g.fee_median * wage_unit * math::exp(.5 * g.fee_deviation * g.fee_deviation);
    t.fee = std::min(mean_fee, .5 * t.worth);
    t.hazard = transfer_hazard(depth, firm.absorption, other.distance, other.student_effort, other.teacher_effort, g);
    t.benefit = 4 * t.hazard * (t.worth - t.fee);
    return t;
}

double remoteness(bool same_region, double objects) { return same_region ? 1 : 1 + .7 * (1 - objects); }

double running_cost(double depth, double scale, const given::Partnership& g, double wage_unit) {
    return g.fixed_cost * wage_unit + g.depth_cost * depth * depth * scale * wage_unit;
}

double coordination_cost(double trust, double governance, double distance, const given::Partnership& g, double wage_unit) {
    return g.coordination_cost * (1 - trust) * (1 - g.governance_relief * governance) * distance * wage_unit;
}

double breadth_cost(u32 other_edges, double staff, const given::Partnership& g, double wage_unit) {
    return g.breadth_cost * (2 * heads(other_edges) + 1) / (1 + staff / 100) * wage_unit;
}

ExpectedTaxCredit expected_tax_credit(double investment, const FirmSide& firm, const EdgePolicy& policy,
                                      const given::Tax& tax) {
    ExpectedTaxCredit c;
    c.liability = 4 * firm.surcharge;
    c.room = std::max(0.0, c.liability - firm.credit_carried - firm.other_credit);
    if (!policy.eligible) return c;
    const double entitled = policy.credit_rate * investment;
    const double later = policy.carry_forward ? tax.carried_credit_value : 0.0;
    c.credit = std::min(entitled, c.room) + later * std::min(c.liability, std::max(0.0, entitled - c.room));
    c.uncapped = entitled < c.room;
    return c;
}

double still_there(const given::Labour& labour, const given::Partnership& g) {
    return math::pow(1 - labour.separation, 2 * g.bonus_after) * math::exp(-labour.retirement * g.bonus_after);
}

/// (E28) The levy of a year that these seats clear beyond those of the other edges.
double levy_saved(double seats, const FirmSide& firm, double levy, const given::Tax& tax) {
    if (levy == 0) return 0;
    const double payroll = 4 * firm.wage * firm.staff;
    return levy * payroll *
           (levy_owed(firm.other_seats, firm.staff, tax) - levy_owed(seats + firm.other_seats, firm.staff, tax));
}

EdgeValue value_edge(double depth, const FirmSide& firm, const OtherSide& other, const EdgePolicy& policy,
                     const CooperationRules& rules, double wage_unit) {
    const given::Partnership& g = *rules.partnership;
    const double d = depth;
    EdgeValue v;
    v.depth = d;
    v.seats = seats_a_year(d, firm.staff, other.capacity, firm.other_seats, g);               // (E20)
    v.retention = retention(d, g);                                                            // (E21)
    v.match_benefit = match_benefit(v.seats, d, firm.wage, rules);                            // (E22)
    v.training_benefit = training_benefit(v.seats, firm.wage, firm.trainee_productivity, g);  // (E23)
    v.transfer_benefit = expected_transfer(d, firm, other, rules, wage_unit).benefit;         // (E24)
    const double prosocial = firm.prosocial * d * wage_unit;                                  // B4
    v.cost_scale = cost_scale(v.seats);
    v.running_cost = running_cost(d, v.cost_scale, g, wage_unit);  // (E25)
    v.coordination_cost =
        coordination_cost(other.trust, other.governance, remoteness(other.same_region, firm.objects), g, wage_unit);
    v.breadth_cost = breadth_cost(firm.other_edges, firm.staff, g, wage_unit);
    v.investment = v.running_cost + v.seats * g.internship_years * g.instructor_time * (4 * firm.wage);
    const ExpectedTaxCredit credit = expected_tax_credit(v.investment, firm, policy, *rules.tax);  // (E26)
    v.credit = credit.credit;
    tempt(v, credit.room, firm, other, policy, rules, wage_unit);  // (E27)
    const double claims = seat_claim(v.seats, policy, wage_unit) + base_claim(d, d, v.cost_scale, policy, g, wage_unit);
    const double levied = levy_saved(v.seats, firm, policy.levy, *rules.tax);
    const double kept = d >= given::Partnership::order_class_depth ? v.seats * v.retention : 0.0;
    const double bonus = policy.bonus * kept * still_there(*rules.labour, g) * wage_unit;
    v.net_benefit = firm.belief * (v.match_benefit + v.transfer_benefit) + v.training_benefit + prosocial  // (E28)
                    - v.running_cost - v.coordination_cost - v.breadth_cost + v.credit + claims + bonus + levied +
                    v.declared.worth;
    return v;
}

}  // namespace consortium
