// The productivity index, its exact decomposition and its companion (E110–E113), read at P2.
#include "models/consortium/outputs/productivity_index.hpp"

#include "models/consortium/nouns/money.hpp"
#include "models/consortium/outputs/cuts.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/parameters/firms/production.hpp"

namespace consortium {

void add_firm(Adding<IndexSums> all, const IndexTerms& before, const IndexTerms& now, const given::Production& g) {
    const double n1 = before.staff;
    const double n2 = now.staff;
    if (n2 > 0) {
        all.staff += n2;
        all.log_output += n2 * now.log_output;
    }
    if (n1 <= 0 || n2 <= 0) return;
    all.stayers_1 += n1;
    all.stayers_2 += n2;
    all.stayers_log_1 += n1 * before.log_output;
    all.stayers_log_2 += n2 * now.log_output;
    const std::array<double, 4> parts{(1 - g.means_weight) * (now.technology - before.technology),  // (E111)
                                      g.means_weight * (now.means - before.means),
                                      g.objects_effect * (now.objects - before.objects),
                                      (1 - g.means_weight) * (now.log_effectiveness - before.log_effectiveness)};
    for (u32 k = 0; k < parts.size(); ++k) {
        all.change_1[k] += n1 * parts[k];
        all.change_2[k] += n2 * parts[k];
    }
    const double level = .5 * (before.log_output + now.log_output);
    all.level_1 += n1 * level;
    all.level_2 += n2 * level;
}

IndexChange decompose(const IndexSums& s, double staff_before, double log_output_before) {
    IndexChange c;
    c.core = s.staff > 0 ? s.log_output / s.staff : 0.0;
    if (staff_before <= 0 || s.staff <= 0) return c;
    const double before = log_output_before / staff_before;
    c.change = c.core - before;
    if (s.stayers_1 <= 0 || s.stayers_2 <= 0) {  // nobody to compare with: half came with entrants, half left with exits
        c.entry = c.exit = .5 * c.change;
    } else {
        for (u32 k = 0; k < 4; ++k) c.within[k] = .5 * (s.change_1[k] / s.stayers_1 + s.change_2[k] / s.stayers_2);
        c.between = s.level_2 / s.stayers_2 - s.level_1 / s.stayers_1;
        const double stay_1 = s.stayers_log_1 / s.stayers_1;
        const double stay_2 = s.stayers_log_2 / s.stayers_2;
        const double entered = s.staff - s.stayers_2;
        const double left = staff_before - s.stayers_1;
        if (entered > 0) c.entry = entered / s.staff * ((s.log_output - s.stayers_log_2) / entered - stay_2);
        if (left > 0) c.exit = left / staff_before * (stay_1 - (log_output_before - s.stayers_log_1) / left);
    }
    return c;
}

double IndexChange::parts() const { return within[0] + within[1] + within[2] + within[3] + between + entry + exit; }

void IndexSums::operator+=(const IndexSums& other) volatile {
    staff += other.staff;
    log_output += other.log_output;
    stayers_1 += other.stayers_1;
    stayers_2 += other.stayers_2;
    stayers_log_1 += other.stayers_log_1;
    stayers_log_2 += other.stayers_log_2;
    for (u32 k = 0; k < change_1.size(); ++k) {
        change_1[k] += other.change_1[k];
        change_2[k] += other.change_2[k];
    }
    level_1 += other.level_1;
    level_2 += other.level_2;
}

double IndexChange::size() const {
    double size = std::abs(between) + std::abs(entry) + std::abs(exit);
    for (double part : within) size += std::abs(part);
    return size;
}

double IndexBooks::level() const { return staff > 0 ? 100 * math::exp(core - core_0) : missing; }

void book(IndexBooks& books, const IndexSums& sums, bool at_start) {
    const IndexChange c = decompose(sums, books.staff, books.log_output);
    constexpr double rounding = 1e-10;  // of a logarithm, and of what is added up
    const double size = 1 + std::abs(books.core) + std::abs(c.core) + c.size();
    require(std::abs(c.change - c.parts()) < rounding * size,
            "the parts of the productivity index do not add up to its change");
    books.change = c;
    books.core = c.core;
    books.staff = sums.staff;
    books.log_output = sums.log_output;
    if (at_start) books.core_0 = sums.staff > 0 ? c.core : missing;
}

double composite_index(const Composite& now, const Composite& at_start) {
    double log_sum = 0;
    for (u32 k = 0; k < now.parts().size(); ++k) {
        const double relative = now.parts()[k] / at_start.parts()[k];
        if (!(relative > 0) || at_start.parts()[k] <= 0) return missing;
        log_sum += math::log(relative);
    }
    return 100 * math::exp(log_sum / static_cast<double>(now.parts().size()));
}

namespace {

void add_to_composite(Adding<CompositeSums> all, const Firm& me, double effectiveness, double log_price, bool strategic) {
    const double n = heads(me.staff);
    all.staff += n;
    all.effectiveness += n * effectiveness;
    all.objects += n * me.knowledge.objects;
    all.means += n * math::exp(me.knowledge.means);
    all.strategic += strategic ? me.revenue : 0.0;
    all.revenue += me.revenue;
    all.realised += me.revenue * math::exp(-log_price);
}

}  // namespace

/// Adds the firm to the sums of its sector and remembers what it added, for the next quarter; to the composite; and to how
/// output per worker is spread (O15).
void add_to_index(const Firm& me, Self<Firm> self, Mine<IndexTerms> before, Read<Sales> sales, Read<Workforce> workforce,
                  Reduce<SectorIndex> sectors, Reduce<CompositeSums> composite, Tally<OutputOfWorkers> workers,
                  Tally<OutputOfFirms> firms, Reduce<OutputShares> shares, Given<Derived> derived,
                  Given<given::Production> g) {
    const double effectiveness = workforce[self].effectiveness;
    const double log_output = sales[self].log_output;
    const IndexTerms now{heads(me.staff),      me.knowledge.technology,  me.knowledge.means,
                         me.knowledge.objects, math::log(effectiveness), log_output};
    add_firm(sectors[derived->layout.sector(me.region, me.industry)].sums, *before, now, *g);
    *before = now;
    if (me.staff == 0) return;
    add_to_composite(composite[the_economy], me, effectiveness, sales[self].log_price, derived->strategic[me.industry] != 0);
    const double output = now.staff * math::exp(log_output);
    const u32 bin = output_bins.of(log_output);
    workers[{me.region}].workers[bin] += me.staff;
    firms[{me.industry}].firms[bin] += 1;
    shares[{me.region}].shares += {now.staff, output, output * log_output};
}

/// (E112), (E113).
void measure_index(Economy& me, Self<Economy> self, Read<SectorIndex> sectors, Read<CompositeSums> composite,
                   Read<OutputShares> output, Given<Clock> clock) {
    IndexSums all{};
    for (u32 k = 0; k < sectors.size(); ++k) all += sectors[{k}].sums;
    book(me.index, all, clock->since_start <= 0);
    const CompositeSums& sums = composite[self];
    if (sums.staff <= 0 || sums.revenue <= 0) return;  // nobody at work: last value
    double of_all = 0;
    for (u32 r = 0; r < output.size(); ++r) of_all += output[{r}].shares.value;
    me.composite = {.effectiveness = sums.effectiveness / sums.staff,
                    .objects = sums.objects / sums.staff,
                    .means = sums.means / sums.staff,
                    .strategic = sums.strategic / sums.revenue,
                    .output_per_worker = of_all / sums.staff,
                    .output = sums.realised,
                    .value_added = sums.revenue / me.wage};
    if (clock->since_start <= 0) me.composite_0 = me.composite;
}

void measure_region_index(Region& me, Self<Region> self, Read<SectorIndex> sectors, Given<Derived> derived,
                          Given<Clock> clock) {
    IndexSums all{};
    for (u32 i = 0; i < derived->layout.industries; ++i) all += sectors[derived->layout.sector(self.id().slot, i)].sums;
    book(me.index, all, clock->since_start <= 0);
}

void measure_industry_index(Industry& me, Self<Industry> self, Read<SectorIndex> sectors, Given<Derived> derived,
                            Given<Clock> clock) {
    IndexSums all{};
    for (u32 r = 0; r < derived->layout.regions; ++r) all += sectors[derived->layout.sector(r, self.id().slot)].sums;
    book(me.index, all, clock->since_start <= 0);
}

}  // namespace consortium
