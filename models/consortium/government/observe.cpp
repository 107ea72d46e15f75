// P14: indicators of consortia (O12): members, fund, platforms, projects and what of their money leaks.
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/indicators/cooperation.hpp"

namespace consortium {

void observe_consortia(const Economy& me, Read<Consortium> consortia, Read<ConsortiumFlows> flows, Indicators out) {
    double members = 0;
    double fund = 0;
    std::array<double, platforms> stock{};
    std::array<double, platforms> weighted{};
    double proposed = 0;
    double picked = 0;
    double funded = 0;
    double costs = 0;
    double leaked = 0;
    for (u32 c = 0; c < consortia.size(); ++c) {
        const Consortium& here = consortia[{c}];
        const ConsortiumFlows& flow = flows[{c}];
        members += here.members;
        out(indicator::members_by_region, c) = here.members;
        fund += here.fund;
        for (u32 k = 0; k < platforms; ++k) {
            stock[k] += here.stock[k];
            out(indicator::platform_stock_by_region, c, k) = here.stock[k];
            weighted[k] += here.members * here.intensity[k];
        }
        proposed += flow.proposed;
        picked += flow.picked;
        funded += flow.funded;
        costs += flow.costs;
        leaked += flow.leaked;
    }
    out(indicator::members) = members;
    out(indicator::consortium_fund) = fund / me.wage;
    for (u32 k = 0; k < platforms; ++k) {
        out(indicator::platform_stock, k) = stock[k];
        out(indicator::platform_intensity, k) = ratio(weighted[k], members);
    }
    out(indicator::projects_proposed) = proposed;
    out(indicator::projects_funded) = funded;
    out(indicator::project_success) = ratio(funded, picked);
    out(indicator::project_costs) = costs / me.wage;
    out(indicator::project_leaked) = leaked / me.wage;
    out(indicator::project_leakage) = ratio(leaked, costs);
}

}  // namespace consortium
