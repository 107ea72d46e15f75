// P14: the productivity index, its parts and its companion (O1), and how unequal output per worker is (O15).
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/outputs/phases.hpp"

namespace consortium {

namespace {

constexpr u32 within_parts = 4;

/// The seven parts in the order of the axis.
std::array<double, within_parts + 3> parts_of(const IndexChange& c) {
    return {c.within[0], c.within[1], c.within[2], c.within[3], c.between, c.entry, c.exit};
}

void observe_composite(const Economy& me, Indicators out) {
    const Composite& now = me.composite;
    const Composite& at_start = me.composite_0;
    for (u32 k = 0; k < now.parts().size(); ++k)
        out(indicator::composite_by_subindex, k) = 100 * ratio(now.parts()[k], at_start.parts()[k]);
    out(indicator::composite_index) = composite_index(now, at_start);
    out(indicator::strategic_share) = now.strategic;
    out(indicator::effectiveness) = now.effectiveness;
    out(indicator::output_per_worker) = now.output_per_worker;
    // Volume at the prices of the start, so that demand, which is fixed in money, does not hide what productivity adds.
    out(indicator::value_added) = at_start.value_added * ratio(now.output, at_start.output);
}

}  // namespace

void observe_index(const Economy& me, Read<Region> regions, Read<Industry> industries, Indicators out,
                   Given<Derived> derived) {
    out(indicator::productivity_index) = me.index.level();
    out(indicator::productivity_growth) = me.index.change.change;
    const auto parts = parts_of(me.index.change);
    for (u32 k = 0; k < parts.size(); ++k) out(indicator::productivity_part, k) = parts[k];
    for (u32 r = 0; r < derived->layout.regions; ++r) {
        const IndexBooks& here = regions[{r}].index;
        out(indicator::productivity_index_by_region, r) = here.level();
        out(indicator::productivity_by_region, r) = ratio(here.log_output, here.staff);
        for (u32 k = 0; k < parts.size(); ++k) out(indicator::productivity_part_by_region, r, k) = parts_of(here.change)[k];
    }
    for (u32 i = 0; i < derived->layout.industries; ++i) {
        const IndexBooks& here = industries[{i}].index;
        out(indicator::productivity_index_by_industry, i) = here.level();
        for (u32 k = 0; k < parts.size(); ++k)
            out(indicator::productivity_part_by_industry, i, k) = parts_of(here.change)[k];
    }
    observe_composite(me, out);
}

namespace {

/// SF19: 90th less 10th percentile of ln y inside industries, mean over firms.
double spread_inside(Read<OutputOfFirms> industries) {
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

void observe_output(const Economy&, Read<OutputOfWorkers> workers, Read<OutputOfFirms> firms, Read<OutputShares> shares,
                    Indicators out) {
    Weights all{};
    std::vector<Shares> groups;
    std::vector<Holding> means;
    for (u32 r = 0; r < workers.size(); ++r) {
        const Shares& here = shares[{r}].shares;
        add(all, workers[{r}].workers);
        groups.push_back(here);
        if (here.members > 0) means.push_back({here.value / here.members, here.members});
        out(indicator::output_gini_by_region, r) = gini(weights_of(workers[{r}].workers), output_bins);
    }
    const Theil t = theil_of(groups);
    out(indicator::output_theil) = t.all;
    out(indicator::output_theil_across_regions) = t.across;
    out(indicator::output_theil_within_regions) = t.within;
    out(indicator::output_gini) = gini(all, output_bins);
    out(indicator::output_gini_across_regions) = gini(means);
    out(indicator::output_spread_90_10) = spread_inside(firms);
}

}  // namespace consortium
