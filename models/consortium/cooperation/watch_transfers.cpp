// What is watched of technology transfers (O9): how many, what they cost and deliver, to whom, across what distance.
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/technology.hpp"
#include "models/consortium/outputs/distribution.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/outputs/watch.hpp"

namespace consortium {

namespace {

bool was_transferred(const Partnership& me) { return me.transfer.gain > 0; }
bool brought_transfer(const Research& me) { return me.transfer.gain > 0; }
constexpr auto fee_paid = nested<&Partnership::transfer, &Transferred::fee>;
u32 degree_of_owner(const Partnership&, Self<Partnership> self, Out<Partnership> edges) {
    return degree_class(edges[self.from()].size());
}
bool is_of_small_firm(const Partnership&, Self<Partnership> self, Read<Firm> firms) {
    return size_of_firm(firms[self.from()]) < 2;
}

}  // namespace

void watch_transfers(Watch<Partnership> partnerships) {
    const auto transfers = partnerships.where<was_transferred>();
    transfers.count(indicator::transfers)
        .by<region_of_owner>(indicator::transfers_by_region)
        .by<industry_of_owner>(indicator::transfers_by_industry)
        .by<size_of_owner>(indicator::transfers_by_size)
        .by<degree_of_owner>(indicator::transfers_by_degree);
    transfers.total<fee_paid, Money>(indicator::transfer_fees).in_units_of<mean_wage>();
    transfers.mean<fee_paid, Money>(indicator::transfer_fee_mean).in_units_of<mean_wage>();
    transfers.total<nested<&Partnership::transfer, &Transferred::worth>, Money>(indicator::transfer_worth)
        .in_units_of<mean_wage>();
    transfers.share<is_of_small_firm>(indicator::transfer_small_firm_share);
}

void watch_transfers(Watch<Research> links) {
    links.count(indicator::research_links);
    const auto transfers = links.where<brought_transfer>();
    transfers.count(indicator::research_transfers);
    transfers.total<nested<&Research::transfer, &Transferred::fee>, Money>(indicator::research_fees)
        .in_units_of<mean_wage>();
}

// ---------------------------------------------------------------------------------------------------- firms

namespace {

bool has_links(const Firm&, Self<Firm> self, Out<Partnership> partnerships, Out<Research> links) {
    return !partnerships[self].empty() || !links[self].empty();
}
/// (E81) Δx that a firm received by all transfers of the quarter.
double delivered(const Firm&, Self<Firm> self, Out<Partnership> partnerships, Out<Research> links) {
    double gains = 0;
    double gap = 0;
    const auto add = [&](const auto& edge) {
        gains += edge.transfer.gain;
        gap = std::max(gap, static_cast<double>(edge.transfer.gap));
    };
    for (const Partnership& edge : partnerships[self]) add(edge);
    for (const Research& link : links[self]) add(link);
    return received(gains, gap);
}
u32 transfers_of(const Firm&, Self<Firm> self, Out<Partnership> partnerships, Out<Research> links) {
    u32 transfers = 0;
    for (const Partnership& edge : partnerships[self]) transfers += was_transferred(edge) ? 1 : 0;
    for (const Research& link : links[self]) transfers += brought_transfer(link) ? 1 : 0;
    return transfers;
}
double rnd_in_wq(const Firm& me, Read<Economy> economy) { return me.knowledge.rnd / mean_wage(economy); }

}  // namespace

void watch_transfers(Watch<Firm> firms) {
    firms.where<has_links>()
        .total<delivered, Fine>(indicator::technology_delivered)
        .by<&Firm::region>(indicator::technology_delivered_by_region)
        .by<&Firm::industry>(indicator::technology_delivered_by_industry)
        .by<size_of_firm>(indicator::technology_delivered_by_size);
    firms.where<has_partners>().total<delivered, Fine>().by<degree_of_firm>(indicator::technology_delivered_by_degree);
    firms.ratio<transfers_of, rnd_in_wq>(indicator::transfers_per_rnd);
}

// ---------------------------------------------------------------------------------------------------- fees

/// Transfers of the year so far, by fee.
void note_fee(const Partnership& me, Read<Economy> economy, Tally<FeesOfYear> years) {
    if (!was_transferred(me)) return;
    const double fee = me.transfer.fee / mean_wage(economy);
    const u32 bin = fee_bins.of(fee > 0 ? math::log(fee) : fee_bins.lowest);
    years[the_economy].transfers[bin] += 1;
    years[the_economy].fees[bin] += fee;
}

namespace {

Weights fees_of(const FeesOfYear& year) {
    Weights fees{};
    for (u32 k = 0; k < fees.size(); ++k) fees[k] = year.fees[k];
    return fees;
}
/// SF22: the dearest tenth in fees, and contracts that are more than small change.
double part_of_dearest(const Economy&, Self<Economy> self, Read<FeesOfYear> years) {
    constexpr double dearest = .1;
    return share_of_top(weights_of(years[self].transfers), fees_of(years[self]), dearest);
}
double sizeable_fee(const Economy&, Self<Economy> self, Read<FeesOfYear> years) {
    constexpr double sizeable = 5;  // wq
    const Weights fees = fees_of(years[self]);
    double contracts = 0;
    double worth = 0;
    for (u32 k = fee_bins.of(math::log(sizeable)); k < fees.size(); ++k) {
        contracts += years[self].transfers[k];
        worth += fees[k];
    }
    return ratio(worth, contracts);
}

}  // namespace

void watch_transfers(Watch<Economy> economy) {
    economy.each<part_of_dearest>(indicator::transfer_top_tenth_share);
    economy.each<sizeable_fee>(indicator::transfer_fee_mean_from_5);
    economy.each<&KnowledgeDistance::partnerships>(indicator::partnerships_by_knowledge_distance);
    economy.each<&KnowledgeDistance::transfers>(indicator::transfers_by_knowledge_distance);
}

}  // namespace consortium
