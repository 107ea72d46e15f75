// P14: technology transfers (O9): how many, what they cost and deliver, to whom, across what distance.
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/technology.hpp"
#include "models/consortium/outputs/observe.hpp"

namespace consortium {

namespace {

/// SF22: the dearest tenth in fees, and contracts that are more than small change.
void observe_fees(const FeesOfYear& year, Indicators out) {
    constexpr double dearest = .1;
    constexpr double sizeable = 5;  // wq
    Weights fees{};
    for (u32 k = 0; k < fees.size(); ++k) fees[k] = year.fees[k];
    double contracts = 0;
    double worth = 0;
    for (u32 k = fee_bins.of(math::log(sizeable)); k < fees.size(); ++k) {
        contracts += year.transfers[k];
        worth += fees[k];
    }
    out(indicator::transfer_top_tenth_share) = share_of_top(weights_of(year.transfers), fees, dearest);
    out(indicator::transfer_fee_mean_from_5) = ratio(worth, contracts);
}

/// SF11: per firm of so many partnerships.
void observe_breadth(const FirmCensus& c, Indicators out) {
    for (u32 d = 0; d < degree_classes; ++d) {
        double firms = 0;
        for (u32 k = degree_begins[d]; k < degree_begins[d + 1]; ++k) firms += c.degrees[k];
        out(indicator::firms_by_degree, d) = firms;
        out(indicator::transfers_by_degree, d) = c.transfers_by_degree[d];
        out(indicator::technology_delivered_by_degree, d) = c.delivered_by_degree[d];
    }
}

void observe_where(Read<SectorCut> sectors, Indicators out, const Layout& layout) {
    std::vector<FirmCut> in_industry(layout.industries);
    for (u32 r = 0; r < layout.regions; ++r) {
        FirmCut here{};
        for (u32 i = 0; i < layout.industries; ++i) {
            here += sectors[layout.sector(r, i)].cut;
            in_industry[i] += sectors[layout.sector(r, i)].cut;
        }
        out(indicator::transfers_by_region, r) = here.transfers;
        out(indicator::technology_delivered_by_region, r) = here.delivered;
    }
    for (u32 i = 0; i < layout.industries; ++i) {
        out(indicator::transfers_by_industry, i) = in_industry[i].transfers;
        out(indicator::technology_delivered_by_industry, i) = in_industry[i].delivered;
    }
}

}  // namespace

void observe_transfers(const Economy& me, Self<Economy> self, Read<FirmCensus> firms, Read<SectorCut> sectors,
                       Read<IndustryCensus> industries, Read<FeesOfYear> fees, Read<KnowledgeDistance> distances,
                       Indicators out, Given<Derived> derived) {
    const FirmCensus& c = firms[self];
    double transfers = 0;
    double delivered = 0;
    for (u32 k = 0; k < size_classes; ++k) {
        transfers += c.by_size[k].transfers;
        delivered += c.by_size[k].delivered;
        out(indicator::transfers_by_size, k) = c.by_size[k].transfers;
        out(indicator::technology_delivered_by_size, k) = c.by_size[k].delivered;
    }
    double rnd = 0;
    for (u32 i = 0; i < industries.size(); ++i) rnd += industries[{i}].rnd / me.wage;
    out(indicator::transfers) = transfers;
    out(indicator::transfer_fees) = c.fees / me.wage;
    out(indicator::transfer_fee_mean) = ratio(c.fees / me.wage, transfers);
    out(indicator::transfer_worth) = c.worth / me.wage;
    out(indicator::transfer_small_firm_share) = ratio(c.by_size[0].transfers + c.by_size[1].transfers, transfers);
    out(indicator::technology_delivered) = delivered;
    out(indicator::transfers_per_rnd) = ratio(transfers + c.research_transfers, rnd);
    out(indicator::research_links) = c.research_links;
    out(indicator::research_transfers) = c.research_transfers;
    out(indicator::research_fees) = c.research_fees / me.wage;
    for (u32 k = 0; k < knowledge_classes; ++k) {
        out(indicator::partnerships_by_knowledge_distance, k) = distances[self].partnerships[k];
        out(indicator::transfers_by_knowledge_distance, k) = distances[self].transfers[k];
    }
    observe_fees(fees[self], out);
    observe_breadth(c, out);
    observe_where(sectors, out, derived->layout);
}

}  // namespace consortium
