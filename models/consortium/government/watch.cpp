// What is watched of governments and consortia: what levers cost and taxes bring (O13), members, funds, platforms and
// projects, and what of their money leaks (O12).
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/government/public_accounts.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/money.hpp"

namespace consortium {

namespace {

double amounts_of(AccountGroup group, const Treasury& treasury) {
    double sum = 0;
    for (const PublicAccount& account : public_accounts) sum += account.group == group ? amount_in(account, treasury) : 0.0;
    return sum;
}
double revenue_of(const Region&, Self<Region> self, Read<Treasury> treasuries) {
    return amounts_of(AccountGroup::revenue, treasuries[self]);
}
double paid_out_of(const Region&, Self<Region> self, Read<Treasury> treasuries) {
    return amounts_of(AccountGroup::paid_out, treasuries[self]);
}
double reliefs_of(const Region&, Self<Region> self, Read<Treasury> treasuries) {
    return amounts_of(AccountGroup::reliefs, treasuries[self]);
}
double gross_of(const Region& me, Self<Region> self, Read<Treasury> treasuries) {
    return paid_out_of(me, self, treasuries) + reliefs_of(me, self, treasuries);
}
double net_of(const Region& me, Self<Region> self, Read<Treasury> treasuries) {
    return gross_of(me, self, treasuries) - revenue_of(me, self, treasuries);
}

/// What each account adds to the net cost: revenue is negative.
std::array<double, public_accounts.size()> accounts_of_all(const Economy& me, Read<Treasury> treasuries) {
    std::array<double, public_accounts.size()> amounts{};
    for (u32 r = 0; r < treasuries.size(); ++r)
        for (u32 k = 0; k < amounts.size(); ++k) amounts[k] += amount_in(public_accounts[k], treasuries[{r}]);
    for (u32 k = 0; k < amounts.size(); ++k)
        amounts[k] /= public_accounts[k].group == AccountGroup::revenue ? -me.wage : me.wage;
    return amounts;
}

}  // namespace

void watch_government(Watch<Region> regions) {
    regions.total<net_of>(indicator::net_cost)
        .in_units_of<mean_wage>()
        .by<own_region>(indicator::net_cost_by_region)
        .in_units_of<mean_wage>();
    regions.total<paid_out_of>(indicator::paid_out).in_units_of<mean_wage>();
    regions.total<reliefs_of>(indicator::tax_reliefs).in_units_of<mean_wage>();
    regions.total<gross_of>(indicator::fiscal_cost)
        .in_units_of<mean_wage>()
        .by<own_region>(indicator::fiscal_cost_by_region)
        .in_units_of<mean_wage>();
    regions.total<revenue_of>(indicator::fiscal_revenue)
        .in_units_of<mean_wage>()
        .by<own_region>(indicator::fiscal_revenue_by_region)
        .in_units_of<mean_wage>();
    regions.each<&Region::payout>(indicator::payout_ratio_by_region);
    regions.total<&Treasury::tax_credit>(indicator::tax_credit_used).in_units_of<mean_wage>();
    regions.total<&Treasury::tax_credit_capped>(indicator::tax_credit_capped).in_units_of<mean_wage>();
}

void watch_government(Watch<Economy> economy) { economy.each<accounts_of_all>(indicator::public_accounts); }

// ---------------------------------------------------------------------------------------------------- consortia

namespace {

std::array<double, platforms> intensity_of_members(const Consortium& me) {
    std::array<double, platforms> weighted;
    for (u32 k = 0; k < platforms; ++k) weighted[k] = me.members * me.intensity[k];
    return weighted;
}

}  // namespace

void watch_government(Watch<Consortium> consortia) {
    consortia.total<&Consortium::fund>(indicator::consortium_fund).in_units_of<mean_wage>();
    consortia.total<&Consortium::stock>(indicator::platform_stock);
    consortia.each<&Consortium::stock>(indicator::platform_stock_by_region);
    consortia.ratio<intensity_of_members, &Consortium::members>(indicator::platform_intensity);
    consortia.total<&ConsortiumFlows::proposed>(indicator::projects_proposed);
    consortia.total<&ConsortiumFlows::funded>(indicator::projects_funded);
    consortia.ratio<&ConsortiumFlows::funded, &ConsortiumFlows::picked>(indicator::project_success);
    consortia.total<&ConsortiumFlows::failed>(indicator::projects_failed);
    consortia.total<&ConsortiumFlows::costs>(indicator::project_costs).in_units_of<mean_wage>();
    consortia.total<&ConsortiumFlows::leaked>(indicator::project_leaked).in_units_of<mean_wage>();
    consortia.ratio<&ConsortiumFlows::leaked, &ConsortiumFlows::costs>(indicator::project_leakage);
}

}  // namespace consortium
