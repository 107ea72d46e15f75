// What is watched of governments and consortia: what levers cost and taxes bring (O13), members, funds, platforms and
// projects, and what of their money leaks (O12).
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/money.hpp"
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

namespace {

double revenue_of(const Region&, Self<Region> self, Read<Treasury> treasuries) {
    const Treasury& t = treasuries[self];
    return t.surcharge + t.income_tax + t.penalties + t.levy;
}
double cost_of(const Region&, Self<Region> self, Read<Treasury> treasuries, Read<Economy> economy) {
    double cost = 0;
    for (const BookedLever& lever : booked_levers) cost += treasuries[self].*lever.cost;
    return cost / mean_wage(economy);
}

std::array<double, booked_levers.size()> cost_by_lever(const Economy& me, Read<Treasury> treasuries) {
    std::array<double, booked_levers.size()> cost{};
    for (u32 r = 0; r < treasuries.size(); ++r)
        for (u32 k = 0; k < cost.size(); ++k) cost[k] += treasuries[{r}].*booked_levers[k].cost;
    for (double& one : cost) one /= me.wage;
    return cost;
}
double cost_of_all(const Economy& me, Read<Treasury> treasuries) {
    double total = 0;
    for (double one : cost_by_lever(me, treasuries)) total += one;
    return total;
}

}  // namespace

void watch_government(Watch<Region> regions) {
    regions.each<cost_of>(indicator::fiscal_cost_by_region);
    regions.total<revenue_of>(indicator::fiscal_revenue)
        .in_units_of<mean_wage>()
        .by<own_region>(indicator::fiscal_revenue_by_region)
        .in_units_of<mean_wage>();
    regions.each<&Region::payout>(indicator::payout_ratio_by_region);
    regions.total<&Treasury::tax_credit>(indicator::tax_credit_used).in_units_of<mean_wage>();
    regions.total<&Treasury::tax_credit_capped>(indicator::tax_credit_capped).in_units_of<mean_wage>();
}

void watch_government(Watch<Economy> economy) {
    economy.each<cost_by_lever>(indicator::fiscal_cost_by_lever);
    economy.each<cost_of_all>(indicator::fiscal_cost);
}

// ---------------------------------------------------------------------------------------------------- consortia

namespace {

std::array<double, platforms> intensity_of_members(const Consortium& me) {
    std::array<double, platforms> weighted;
    for (u32 k = 0; k < platforms; ++k) weighted[k] = me.members * me.intensity[k];
    return weighted;
}

}  // namespace

void watch_government(Watch<Consortium> consortia) {
    consortia.total<&Consortium::members>(indicator::members);
    consortia.each<&Consortium::members>(indicator::members_by_region);
    consortia.total<&Consortium::fund>(indicator::consortium_fund).in_units_of<mean_wage>();
    consortia.total<&Consortium::stock>(indicator::platform_stock);
    consortia.each<&Consortium::stock>(indicator::platform_stock_by_region);
    consortia.ratio<intensity_of_members, &Consortium::members>(indicator::platform_intensity);
    consortia.total<&ConsortiumFlows::proposed>(indicator::projects_proposed);
    consortia.total<&ConsortiumFlows::funded>(indicator::projects_funded);
    consortia.ratio<&ConsortiumFlows::funded, &ConsortiumFlows::picked>(indicator::project_success);
    consortia.total<&ConsortiumFlows::costs>(indicator::project_costs).in_units_of<mean_wage>();
    consortia.total<&ConsortiumFlows::leaked>(indicator::project_leaked).in_units_of<mean_wage>();
    consortia.ratio<&ConsortiumFlows::leaked, &ConsortiumFlows::costs>(indicator::project_leakage);
}

}  // namespace consortium
