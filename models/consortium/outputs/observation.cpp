// What phases count for outputs while they act (P14, and P1 for placement): what is only there at their place in the
// quarter, or goes on from one to the next. All else is watched at the end of the step.
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/phases.hpp"

#include <bit>

namespace consortium {

namespace {

constexpr double leading_share = .05;  // (4.2.3) of the firms of an industry and region
constexpr u32 growth_from = 16;        // staff, below which growth is too lumpy to compare sizes

/// Doublings of 16.
u32 growth_class(u32 staff) {
    return std::min(growth_classes - 1, static_cast<u32>(std::bit_width(staff / growth_from) - 1));
}

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

template <class Placed>
void add_placed(Adding<Placed> here, const Graduates& programme) {
    here.all += programme.all.value();
    here.employed += programme.employed.value();
    here.matched += programme.matched.value();
}

}  // namespace

/// P1 of Q1, and of Q3 for the year before: what a programme teaches may change in P7.
void count_placed(const Programme& me, Self<Programme> self, Read<Graduates> graduates, Tally<AfterTwoQuarters> cells,
                  Given<Derived> derived) {
    add_placed<AfterTwoQuarters>(cells[derived->layout.cell(me.region, me.field)], graduates[self]);
}
void count_placed_later(const Programme& me, Self<Programme> self, Read<Graduates> graduates,
                        Tally<AfterEightQuarters> cells, Given<Derived> derived) {
    add_placed<AfterEightQuarters>(cells[derived->layout.cell(me.region, me.field)], graduates[self]);
}

/// Q1: sizes for the leading flag, and growth since a year ago.
void measure_sizes(Firm& me, Tally<SectorSizes> sectors, Reduce<FirmGrowth> economy, Given<Derived> derived) {
    const u32 before = me.staff_last_year;
    me.staff_last_year = me.staff;
    if (me.staff == 0) return;
    sectors[derived->layout.sector(me.region, me.industry)].firms[size_bins.of(math::log(heads(me.staff)))] += 1;
    if (before > 0) add_growth(economy[the_economy], before, me.staff);
}

void find_leading_size(Sector& me, Self<Sector> self, Read<SectorSizes> sizes) {
    me.leading_from = top_bin(weights_of(sizes[self].firms), leading_share);
}

void flag_leading(Firm& me, Read<Sector> sectors, Given<Derived> derived) {
    const Sector& here = sectors[derived->layout.sector(me.region, me.industry)];
    me.leading = me.staff > 0 && size_bins.of(math::log(heads(me.staff))) >= here.leading_from;
}

/// P14 in the quarter.
void observation(Schedule& step) {
    Schedule first = step.in(Quarter::q1);
    first.reset<SectorSizes>();
    first.each<measure_sizes>("measure_sizes");
    first.each<find_leading_size>("find_leading_size");
    first.each<flag_leading>("flag_leading");
    step.each<note_fee>("note_fee");
    step.in(Quarter::q4).each<look_at_network>("look_at_network");
    step.each<check_books>("check_books");
}

}  // namespace consortium
