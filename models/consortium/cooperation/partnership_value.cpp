#include "models/consortium/cooperation/partnership_value.hpp"

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/labour/labour.hpp"

#include <cmath>

namespace consortium {

double seats_a_year(double depth, double staff, double capacity, double other_seats, const given::Partnership& g) {
    const double own = g.seats_per_depth * depth * staff;
    const double places = g.places_share * depth * std::max(g.fewest_places, capacity);
    const double legal = g.legal_interns * staff - other_seats;
    return std::max(0.0, std::min({own, places, legal}));
}

double transfer_hazard(double depth, double absorption, double distance, double student_effort, double teacher_effort,
                       const given::Transfer& g) {
    return g.hazard * depth * absorption * 4 * distance * (1 - distance) * (g.base_effort + student_effort + teacher_effort);
}

double transfer_worth(double gain, double revenue, const GainWorth& worth) { return gain * revenue * worth.technology; }

double cost_scale(double seats, const given::Partnership& g) { return std::sqrt(1 + seats / g.scale_seats); }

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

double match_output(double depth, double staff, const CooperationRules& rules) {
    return rules.partnership->beginner_output * match_gain(depth, *rules.partnership) / std::max(1.0, staff);
}

double hire_gain(double depth, double staff, const CooperationRules& rules) {
    return (1 - rules.production->means_weight) * match_output(depth, staff, rules);
}

double hire_saved(double staff, double wage, const CooperationRules& rules) {
    return cost_of_hire(std::max(1.0, (1 - rules.partnership->stay) * staff), staff, wage, *rules.labour);
}

double match_benefit(double hires, double depth, double staff, double wage, const CooperationRules& rules) {
    const double revenue = (1 + rules.market->markup) * wage * std::max(1.0, staff);
    return hires * (hire_saved(staff, wage, rules) + revenue * match_output(depth, staff, rules) * rules.gains->match);
}

namespace {
constexpr double half_a_year = .5;  // in years: ρ is told of internships of this length
}  // namespace

double trainee_output(double productivity, const given::Partnership& g) {
    const double years = g.internship_years;
    const double learning = std::min(years, g.trainee_learning_years);
    const double mean = years > 0 ? learning * (1 - .5 * learning / years) : 0;  // of min(t, learning)
    return productivity * (1 - g.trainee_growth + g.trainee_growth * mean / (.5 * half_a_year));
}

std::optional<double> break_even_year(double productivity, const given::Partnership& g) {
    if (productivity <= 0) return std::nullopt;
    const double needed = (g.trainee_pay + g.instructor_time) / productivity - 1 + g.trainee_growth;
    if (needed <= 0) return 0;
    const double year = .5 * half_a_year * needed / g.trainee_growth;
    return year <= g.trainee_learning_years ? std::optional(year) : std::nullopt;
}

double training_benefit(double seats, double wage, double trainee_productivity, const given::Partnership& g) {
    const double yearly_wage = 4 * wage;
    const double gain = trainee_output(trainee_productivity, g) - g.trainee_pay - g.instructor_time;
    return seats * g.internship_years * gain * yearly_wage;
}

OneTransfer one_transfer(double gain, double revenue, const CooperationRules& rules, double wage_unit) {
    const double worth = transfer_worth(gain, revenue, *rules.gains);
    return {gain, worth, expected_fee(worth, wage_unit, *rules.transfer)};
}

OneTransfer one_transfer(const FirmSide& firm, const OtherSide& other, const CooperationRules& rules, double wage_unit) {
    const double gap = std::max(0.0, other.source - firm.technology);
    return one_transfer(transfer_gain(gap, other.student_effort, other.teacher_effort, *rules.transfer), firm.revenue, rules,
                        wage_unit);
}

double joint_part(double absorption, u32 edges, const given::CoInvention& g) {
    return std::min(g.hazard_share, absorption / at_least_one(heads(edges)));
}

double joint_research(double part, double rnd, const given::CoInvention& g) { return g.research * part * rnd; }

double joint_gain(double part, const FirmSide& firm, double research_base, const given::Rnd& g) {
    if (firm.rnd <= 0) return 0;
    return 4 * part * mean_step(g) *
           innovation_hazard(firm.rnd, firm.rnd_intensity, firm.revenue, g.usual_competence, research_base, g);
}

double joint_benefit(double gain, double revenue, const GainWorth& worth, const given::Rnd& g) {
    return gain * revenue * (worth.technology + g.new_product * product_bump(1, 0, g) * worth.share);
}

double remoteness(bool same_region, double objects, const given::Partnership& g) {
    return same_region ? 1 : 1 + g.remoteness * (1 - objects);
}

double running_cost(double depth, double scale, const given::Partnership& g, double wage_unit) {
    return g.fixed_cost * wage_unit + g.depth_cost * depth * depth * scale * wage_unit;
}

double coordination_cost(double trust, double governance, double distance, const given::Partnership& g, double wage_unit) {
    return g.coordination_cost * (1 - trust) * (1 - g.governance_relief * governance) * distance * wage_unit;
}

double breadth_cost(u32 other_edges, double staff, const given::Partnership& g, double wage_unit) {
    return g.breadth_cost * (2 * heads(other_edges) + 1) / (1 + staff / g.breadth_staff) * wage_unit;
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

EdgeValue value_edge(double depth, const OneTransfer& transfer, const FirmSide& firm, const OtherSide& other,
                     const EdgePolicy& policy, const CooperationRules& rules, double wage_unit) {
    const given::Partnership& g = *rules.partnership;
    const double d = depth;
    EdgeValue v;
    v.depth = d;
    v.seats = seats_a_year(d, firm.staff, other.capacity, firm.other_seats, g);               // (E20)
    v.hires = v.seats * retention(d, g) * (1 - other.studying_on);                            // (E21)
    v.match_benefit = match_benefit(v.hires, d, firm.staff, firm.wage, rules);                // (E22)
    v.training_benefit = training_benefit(v.seats, firm.wage, firm.trainee_productivity, g);  // (E23)
    const double hazard = transfer_hazard(d, firm.absorption, other.distance, other.student_effort, other.teacher_effort,
                                          *rules.transfer);  // (E80)
    v.transfer_benefit = transfer.benefit(hazard);           // (E24)
    v.gained = 4 * hazard * transfer.gain;
    if (d >= rules.co_invention->least_depth) {  // (E74)
        const double part = joint_part(firm.absorption, firm.other_edges + 1, *rules.co_invention);
        const double gain = joint_gain(part, firm, other.research, *rules.rnd);
        v.joint_benefit = joint_benefit(gain, firm.revenue, *rules.gains, *rules.rnd);
        v.gained += gain;
        v.joint_cost = 4 * (1 - rules.co_invention->school_part) * joint_research(part, firm.rnd, *rules.co_invention);
    }
    const double prosocial = firm.prosocial * d * wage_unit;  // B4
    v.cost_scale = cost_scale(v.seats, g);
    v.running_cost = running_cost(d, v.cost_scale, g, wage_unit);  // (E25)
    v.coordination_cost =
        coordination_cost(other.trust, other.governance, remoteness(other.same_region, firm.objects, g), g, wage_unit);
    v.breadth_cost = breadth_cost(firm.other_edges, firm.staff, g, wage_unit);
    v.investment = v.running_cost + v.seats * g.internship_years * g.instructor_time * (4 * firm.wage);
    const ExpectedTaxCredit credit = expected_tax_credit(v.investment, firm, policy, *rules.tax);  // (E26)
    v.credit = credit.credit;
    tempt(v, credit.room, firm, other, policy, rules, wage_unit);  // (E27)
    const double claims = seat_claim(v.seats, policy, wage_unit) + base_claim(d, d, v.cost_scale, policy, g, wage_unit);
    const double levied = levy_saved(v.seats, firm, policy.levy, *rules.tax);
    const double kept = d >= g.order_class_depth ? v.hires : 0.0;
    const double bonus = policy.bonus > 0 ? policy.bonus * kept * still_there(*rules.labour, g) * wage_unit : 0.0;
    v.net_benefit = firm.belief * (v.match_benefit + v.transfer_benefit + v.joint_benefit) + v.training_benefit +
                    prosocial  // (E28)
                    - v.running_cost - v.coordination_cost - v.breadth_cost - v.joint_cost + v.credit + claims + bonus +
                    levied + v.declared.worth;
    return v;
}

}  // namespace consortium
