// P14: firms, counted. Who leads, who grew, their partnerships, transfers and output.
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"

#include <bit>

namespace consortium {

namespace {

constexpr double leading_share = .05;  // (4.2.3) of the firms of an industry and region
constexpr u32 growth_from = 16;        // staff, below which growth is too lumpy to compare sizes

u32 degree_class(u32 partnerships) {
    u32 k = degree_classes - 1;
    while (k > 0 && partnerships < degree_begins[k]) --k;
    return k;
}

/// Doublings of 16.
u32 growth_class(u32 staff) {
    return std::min(growth_classes - 1, static_cast<u32>(std::bit_width(staff / growth_from) - 1));
}

/// (E81) Δx that a firm received by all transfers of the quarter.
double delivered_to(std::span<const Partnership> edges, std::span<const Research> links) {
    double gains = 0;
    double gap = 0;
    const auto add = [&](const auto& edge) {
        gains += edge.transfer.gain;
        gap = std::max(gap, static_cast<double>(edge.transfer.gap));
    };
    for (const Partnership& edge : edges) add(edge);
    for (const Research& link : links) add(link);
    return received(gains, gap);
}

FirmCut cut_of(const Firm& me, std::span<const Partnership> edges, double delivered, Read<Programme> programmes) {
    FirmCut cut{};
    cut.firms += 1;
    cut.partners += edges.empty() ? 0 : 1;
    cut.delivered += delivered;
    for (const Partnership& edge : edges) {
        cut.edges += 1;
        cut.near += programmes[edge.to].region == me.region ? 1 : 0;
        cut.depth += edge.agreed.depth;
        cut.declared += edge.agreed.declared;
        cut.findings += edge.claim.found_out ? 1 : 0;
        cut.exchanges += edge.staff.exchanged;
        cut.transfers += edge.transfer.gain > 0 ? 1 : 0;
    }
    return cut;
}

void survey_partnerships(const Firm& me, std::span<const Partnership> edges, const FirmCut& cut, double wage_unit,
                         Adding<FirmCensus> all, Adding<FeesOfYear> year, const given::Partnership& rules) {
    double seats = 0;
    for (const Partnership& edge : edges) {
        all.edges[static_cast<u32>(4 * edge.agreed.depth + .5F) - 1] += 1;
        all.trust += edge.learnt.trust;
        all.age += edge.learnt.age;
        seats += edge.agreed.seats;
        if (edge.transfer.gain <= 0) continue;
        all.fees += edge.transfer.fee;
        all.worth += edge.transfer.worth;
        const double fee = edge.transfer.fee / wage_unit;
        const u32 bin = fee_bins.of(fee > 0 ? math::log(fee) : fee_bins.lowest);
        year.transfers[bin] += 1;
        year.fees[bin] += fee;
    }
    all.seats += seats;
    if (seats > 0) {
        all.trainers += 1;
        all.paid_trainers +=
            training_benefit(seats, me.wage, me.attitude.trainee_productivity, rules) >= 0 ? 1 : 0;  // (E23)
    }
    const u32 degree = static_cast<u32>(edges.size());
    all.degrees[std::min(most_degrees - 1, degree)] += 1;
    all.transfers_by_degree[degree_class(degree)] += cut.transfers.value();
    all.delivered_by_degree[degree_class(degree)] += cut.delivered;
}

void survey_books(const Firm& me, double log_output, Adding<IndustryCensus> mine) {
    mine.firms += 1;
    mine.rnd += me.knowledge.rnd;
    mine.reported_rnd += me.knowledge.rnd * (1 + me.knowledge.reported_excess);
    mine.revenue += me.revenue;
    mine.cash += me.books.cash;
    mine.absorption += me.knowledge.absorption;
    mine.belief += me.attitude.belief;
    if (me.staff == 0) return;
    const double n = heads(me.staff);
    mine.staff += n;
    mine.wages += n * me.wage;
    mine.log_output += n * log_output;
    mine.log_output_mean += log_output;
    mine.log_output_square += log_output * log_output;
    mine.with_staff += 1;
    mine.objects += n * me.knowledge.objects;
    mine.means += n * me.knowledge.means;
    mine.technology += n * me.knowledge.technology;
}

}  // namespace

void FirmCut::operator+=(const FirmCut& other) volatile {
    firms += other.firms.value();
    partners += other.partners.value();
    edges += other.edges.value();
    near += other.near.value();
    depth += other.depth;
    declared += other.declared;
    findings += other.findings.value();
    exchanges += other.exchanges.value();
    transfers += other.transfers.value();
    delivered += other.delivered;
}

void find_leading_size(Sector& me, Self<Sector> self, Read<SectorSizes> sizes) {
    me.leading_from = top_bin(weights_of(sizes[self].firms), leading_share);
}

void flag_leading(Firm& me, Read<Sector> sectors, Given<Derived> derived) {
    const Sector& here = sectors[derived->layout.sector(me.region, me.industry)];
    me.leading = me.staff > 0 && size_bins.of(math::log(heads(me.staff))) >= here.leading_from;
}

namespace {

void add_growth(Adding<FirmGrowth> all, u32 before, u32 now) {
    const double size = math::log(heads(before));
    const double growth = math::log(heads(now)) - size;
    all.growth.add(growth);
    if (before < growth_from) return;
    const u32 k = growth_class(before);
    all.firms[k] += 1;
    all.log_size[k] += size;
    all.sum[k] += growth;
    all.squares[k] += growth * growth;
}

}  // namespace

/// Q1: sizes for the leading flag, and growth since a year ago.
void measure_sizes(Firm& me, Tally<SectorSizes> sectors, Reduce<FirmGrowth> economy, Given<Derived> derived) {
    const u32 before = me.staff_last_year;
    me.staff_last_year = me.staff;
    if (me.staff == 0) return;
    sectors[derived->layout.sector(me.region, me.industry)].firms[size_bins.of(math::log(heads(me.staff)))] += 1;
    if (before > 0) add_growth(economy[the_economy], before, me.staff);
}

void count_firms(const Firm& me, Self<Firm> self, Read<Sales> sales, Out<Partnership> partnerships, Out<Research> research,
                 Out<Neighbour> neighbours, Out<Vacancy> vacancies, Read<Programme> programmes, Read<Economy> economy,
                 Tally<FirmCensus> census_of, Tally<SectorCut> sectors, Tally<FeesOfYear> years,
                 Reduce<IndustryCensus> industries, Given<Derived> derived, Given<CooperationRules> rules) {
    Adding<FirmCensus> all = census_of[the_economy];
    const auto edges = partnerships[self];
    const auto links = research[self];
    const FirmCut cut = cut_of(me, edges, edges.empty() && links.empty() ? 0 : delivered_to(edges, links), programmes);
    all.by_size[size_class(me.staff)] += cut;
    all.by_leading[me.leading ? 0 : 1] += cut;
    sectors[derived->layout.sector(me.region, me.industry)].cut += cut;
    if (!edges.empty())
        survey_partnerships(me, edges, cut, economy[the_economy].wage, all, years[the_economy], *rules->partnership);
    for (const Research& link : links) {
        all.research_links += 1;
        if (link.transfer.gain <= 0) continue;
        all.research_transfers += 1;
        all.research_fees += link.transfer.fee;
    }
    all.staff += me.staff;
    all.aware += me.attitude.aware ? 1 : 0;
    all.certified += me.books.certified ? 1 : 0;
    all.neighbours += static_cast<i64>(neighbours[self].size());
    all.vacancies += static_cast<i64>(vacancies[self].size());
    add_profile(all.profile, me.knowledge.profile);
    if (me.staff > 0) {
        const double size = math::log(heads(me.staff));
        all.sizes[size_bins.of(size)] += 1;
        all.size_log[size_bins.of(size)] += size;
    }
    survey_books(me, sales[self].log_output, industries[{me.industry}]);
}

void firm_counts(Schedule& step) {
    Schedule first = step.in(Quarter::q1);
    first.reset<SectorSizes>();
    first.each<measure_sizes>("measure_sizes");
    first.each<find_leading_size>("find_leading_size");
    first.each<flag_leading>("flag_leading");
    step.each<count_firms>("count_firms");
}

}  // namespace consortium
