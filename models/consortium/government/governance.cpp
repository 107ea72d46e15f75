#include "models/consortium/government/governance.hpp"

#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

namespace {
constexpr double members_per_office = 40;       // (E91) members that keep one unit of an office busy
constexpr double price_of_office = .01;         // (E92) wq a quarter, per member and unit
constexpr double status_quo_of_offices = .009;  // (E92) wq a quarter, per member
}  // namespace

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

double office_cost(const Offices& offices, double members) { return price_of_office * offices.together() * members; }

double office_cost_of_fund(double members) { return status_quo_of_offices * members; }

double membership_worth(u32 edges, double governance, std::span<const double> intensity, bool supported,
                        const given::Governance& g, const given::Partnership& partnership) {
    double platforms_in_all = 0;
    for (double q : intensity) platforms_in_all += q;
    return partnership.governance_relief * governance * partnership.coordination_cost * heads(edges) +
           (.1 + (edges > 0 ? .4 : 0.0)) * platforms_in_all + (supported ? .2 : 0.0) - g.dues - g.administration;
}

double proposals_expected(double discussion, double members) { return discussion * members / members_per_office; }

u32 decision_delay(double decision) { return static_cast<u32>(4 * (1 - std::min(1.0, decision)) + .5); }

u32 picks(double decision, double members) { return static_cast<u32>(std::ceil(decision * members / members_per_office)); }

Funding fund_project(double cost, const Sources& s) {
    Funding f;
    f.fiscal = std::min(.5 * cost, s.budget);
    f.school = std::min(.2 * cost, .05 * std::max(0.0, s.school_fund));
    f.social = std::min(.1 * cost, .002 * s.association_members / (1 - s.deduction));  // price of giving, elasticity −1
    const double rest = cost - f.fiscal - f.school - f.social;
    f.consortium = std::min({rest, .5 * cost, std::max(0.0, s.fund)});
    f.gap = rest - f.consortium;
    return f;
}

double pledge(double appraised, double staff, double cash) {
    if (staff <= 0) return 0;
    const double wanted = std::max(0.0, .15 * appraised * math::pow(staff, .3) - .3);
    return std::min(wanted, .05 * std::max(0.0, cash));
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
