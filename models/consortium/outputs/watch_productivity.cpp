// What is watched of productivity: the index, its parts and its companion (O1), and how unequal output per worker is (O15).
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/outputs/watch.hpp"

namespace consortium {

namespace {

constexpr u32 index_parts = 7;

/// In the order of the axis.
std::array<double, index_parts> parts_of(const IndexChange& c) {
    return {c.within[0], c.within[1], c.within[2], c.within[3], c.between, c.entry, c.exit};
}

template <class Group>
double index_of(const Group& me) {
    return me.index.level();
}
template <class Group>
std::array<double, index_parts> index_parts_of(const Group& me) {
    return parts_of(me.index.change);
}
double log_output(const Region& me) { return ratio(me.index.log_output, me.index.staff); }
double output_gini_here(const Region&, Self<Region> self, Read<OutputOfWorkers> workers) {
    return gini(weights_of(workers[self].workers), output_bins);
}

double growth(const Economy& me) { return me.index.change.change; }
double composite(const Economy& me) { return composite_index(me.composite, me.composite_0); }
std::array<double, 4> composite_parts(const Economy& me) {
    std::array<double, 4> parts = me.composite.parts();
    for (u32 k = 0; k < parts.size(); ++k) parts[k] = 100 * ratio(parts[k], me.composite_0.parts()[k]);
    return parts;
}
double strategic_share(const Economy& me) { return me.composite.strategic; }
double effectiveness(const Economy& me) { return me.composite.effectiveness; }
double output_per_worker(const Economy& me) { return me.composite.output_per_worker; }
/// Volume at the prices of the start, so that demand, which is fixed in money, does not hide what productivity adds.
double value_added(const Economy& me) {
    return me.composite_0.value_added * ratio(me.composite.output, me.composite_0.output);
}

std::vector<Shares> output_by_region(Read<OutputShares> shares) {
    std::vector<Shares> groups;
    for (u32 r = 0; r < shares.size(); ++r) groups.push_back(shares[{r}].shares);
    return groups;
}
double output_theil(const Economy&, Read<OutputShares> shares) { return theil_of(output_by_region(shares)).all; }
double output_theil_across(const Economy&, Read<OutputShares> shares) { return theil_of(output_by_region(shares)).across; }
double output_theil_within(const Economy&, Read<OutputShares> shares) { return theil_of(output_by_region(shares)).within; }
double output_gini_across(const Economy&, Read<OutputShares> shares) { return gini_across(output_by_region(shares)); }
double output_gini(const Economy&, Read<OutputOfWorkers> workers) {
    Weights all{};
    for (u32 r = 0; r < workers.size(); ++r) add(all, workers[{r}].workers);
    return gini(all, output_bins);
}
/// SF19: 90th less 10th percentile of ln y inside industries, mean over firms.
double spread_inside(const Economy&, Read<OutputOfFirms> industries) {
    double spread = 0;
    double firms = 0;
    for (u32 i = 0; i < industries.size(); ++i) {
        const Weights here = weights_of(industries[{i}].firms);
        double members = 0;
        for (double bin : here) members += bin;
        if (members <= 0) continue;
        spread += members * (log_quantile(here, output_bins, .9) - log_quantile(here, output_bins, .1));
        firms += members;
    }
    return ratio(spread, firms);
}

}  // namespace

void watch_productivity(Watch<Region> regions) {
    regions.each<index_of<Region>>(indicator::productivity_index_by_region);
    regions.each<index_parts_of<Region>>(indicator::productivity_part_by_region);
    regions.each<log_output>(indicator::productivity_by_region);
    regions.each<output_gini_here>(indicator::output_gini_by_region);
}

void watch_productivity(Watch<Industry> industries) {
    industries.each<index_of<Industry>>(indicator::productivity_index_by_industry);
    industries.each<index_parts_of<Industry>>(indicator::productivity_part_by_industry);
}

void watch_productivity(Watch<Economy> economy) {
    economy.each<index_of<Economy>>(indicator::productivity_index);
    economy.each<growth>(indicator::productivity_growth);
    economy.each<index_parts_of<Economy>>(indicator::productivity_part);
    economy.each<composite>(indicator::composite_index);
    economy.each<composite_parts>(indicator::composite_by_subindex);
    economy.each<strategic_share>(indicator::strategic_share);
    economy.each<effectiveness>(indicator::effectiveness);
    economy.each<output_per_worker>(indicator::output_per_worker);
    economy.each<value_added>(indicator::value_added);
    economy.each<output_theil>(indicator::output_theil);
    economy.each<output_theil_across>(indicator::output_theil_across_regions);
    economy.each<output_theil_within>(indicator::output_theil_within_regions);
    economy.each<output_gini>(indicator::output_gini);
    economy.each<output_gini_across>(indicator::output_gini_across_regions);
    economy.each<spread_inside>(indicator::output_spread_90_10);
}

}  // namespace consortium
