#include "models/consortium/government/governance.hpp"

#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/projects.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

Offices offices_of(const Target& place, const policy::Consortia& levers) {
    return {levers.consortium_discussion_office(place), levers.consortium_assessment_office(place),
            levers.consortium_decision_office(place)};
}

std::array<double, platforms> platform_budgets(const Target& place, const policy::Consortia& levers) {
    return {levers.platform_budget_training_base(place),  levers.platform_budget_talent_exchange(place),
            levers.platform_budget_research_base(place),  levers.platform_budget_science_education(place),
            levers.platform_budget_service_centre(place), levers.platform_budget_technology_complex(place)};
}

double governance_effectiveness(const Offices& a) {
    const double product = -math::expm1(-a.discussion) * -math::expm1(-a.assessment) * -math::expm1(-a.decision);
    return product > 0 ? std::min(1.0, math::pow(product, 1.0 / 3) / -math::expm1(-1.0)) : 0.0;
}

double audit_probability(double floor, bool inside, double assessment, const given::Audit& g) {
    return clip(std::max(floor, g.routine) + (inside ? g.assessment_gain * -math::expm1(-assessment) : 0.0), 0, 1);
}

double evaluation_noise(double assessment, double precision, const given::Governance& g) {
    return g.evaluation_noise * math::exp(-assessment) / (1 + precision);
}

double office_cost(const Offices& offices, double members, const given::Governance& g) {
    return g.office_price * offices.together() * members;
}

double office_cost_of_fund(double members, const given::Governance& g) { return g.office_price_of_fund * members; }

double promised_intensity(std::span<const double> stock, std::span<const double> money, double members, double leaked,
                          const given::Platforms& g, const given::Projects& projects) {
    const double arrives = (1 - leaked) * .5 * (projects.least_feasibility + 1);  // at their mean feasibility
    double added = 0;
    for (std::size_t k = 0; k < stock.size(); ++k)
        added += platform_intensity(stock[k] + arrives * money[k], members, g) - platform_intensity(stock[k], members, g);
    return added;
}

double membership_worth(u32 edges, double governance, std::span<const double> intensity, double promised,
                        const given::Governance& g, const given::Partnership& partnership) {
    double platforms_in_all = promised;
    for (double q : intensity) platforms_in_all += q;
    const double use = g.platform_use + (edges > 0 ? g.platform_use_of_partners : 0.0);
    return partnership.governance_relief * governance * partnership.coordination_cost * heads(edges) +
           use * platforms_in_all - g.dues - g.administration;
}

double proposals_expected(double discussion, double members, const given::Governance& g) {
    return discussion * members / g.members_per_office;
}

u32 decision_delay(double decision, const given::Governance& g) {
    return static_cast<u32>(g.longest_delay * (1 - std::min(1.0, decision)) + .5);
}

u32 picks(double decision, double members, const given::Governance& g) {
    return static_cast<u32>(std::ceil(decision * members / g.members_per_office));
}

double answer_to_price(double deduction, const given::Projects& g) { return math::pow(1 - deduction, -g.giving_elasticity); }

Funding fund_project(double cost, const Sources& s, const given::Projects& g) {
    Funding f;
    f.fiscal = std::min(g.fiscal_share * cost, s.budget);
    const double school = std::min(g.school_share * cost, g.school_fund_share * std::max(0.0, s.school_fund));
    f.school = std::min(school, cost - f.fiscal);
    const double given = answer_to_price(s.deduction, g) * std::min(g.giving_share * cost, s.donors);
    f.social = std::min(cost - f.fiscal - f.school, given);
    const double rest = std::max(0.0, cost - f.fiscal - f.school - f.social);
    f.consortium = std::min({rest, g.consortium_share * cost, std::max(0.0, s.fund)});
    f.gap = rest - f.consortium;
    return f;
}

double pledge(double appraised, double staff, double cash, const given::Projects& g) {
    if (staff <= 0) return 0;
    const double by_size = math::pow(staff, g.pledge_size_exponent);
    const double wanted = std::max(0.0, g.pledge_slope * appraised * by_size - g.pledge_threshold);
    return std::min(wanted, g.pledge_cash_share * std::max(0.0, cash));
}

double called_share(double gap, double pledged, double match_rate) {
    if (gap <= 0) return 0;
    const double offered = pledged * (1 + match_rate);
    return offered >= gap ? gap / offered : 0.0;
}

double leakage(double supervision, const given::Platforms& g) { return g.leakage * math::exp(-g.supervision * supervision); }

double effective_investment(double cost, double benefit, double leaked) {
    return (1 - leaked) * cost * 2 * math::logistic(benefit);
}

double next_stock(double stock, double invested, const given::Platforms& g) {
    return (1 - g.depreciation) * stock + invested;
}

double platform_intensity(double stock, double members, const given::Platforms& g) {
    return stock > 0 ? stock / (stock + g.half_saturation * at_least_one(members) / 100) : 0.0;
}

}  // namespace consortium
