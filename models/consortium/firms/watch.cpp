// What is watched of firms: books, technology, research, sizes and how they grow (O11, SF4).
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/government/income_tax.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/indicators/money.hpp"
#include "models/consortium/indicators/technology.hpp"
#include "models/consortium/outputs/distribution.hpp"

#include <cmath>

namespace consortium {

namespace {

constexpr auto rnd = nested<&Firm::knowledge, &Knowledge::rnd>;
bool is_member(const Firm& me) { return me.member; }
double wage_bill(const Firm& me) { return me.staff * me.wage; }
double log_output_of_staff(const Firm& me, Self<Firm> self, Read<Sales> sales) { return me.staff * sales[self].log_output; }
double objects_of_staff(const Firm& me) { return me.staff * me.knowledge.objects; }
double means_gap_of_staff(const Firm& me) { return me.staff * (me.knowledge.technology - me.knowledge.means); }
double frontier_gap_of_staff(const Firm& me, Read<Industry> industries) {
    return me.staff * (industries[{me.industry}].frontier - me.knowledge.technology);
}
double reported_rnd(const Firm& me) { return me.knowledge.rnd * (1 + me.knowledge.reported_excess); }

bool is_young(const Firm& me) {
    constexpr u32 five_years = 20;
    return me.age < five_years;
}
bool high_tech(const Firm& me, Given<FirmRules> rules) {
    return has_high_tech_status(me, *rules->derived, *rules->high_tech);
}

/// ln y of firms with staff.
struct LogOutput {
    using Of = Industry;
    Real firms;
    Real sum;
    Real squares;
};
void add_log_output(const Firm& me, Self<Firm> self, Read<Sales> sales, Into<LogOutput> industries) {
    const double log_output = sales[self].log_output;
    Adding<LogOutput> mine = industries[{me.industry}];
    mine.firms += 1;
    mine.sum += log_output;
    mine.squares += log_output * log_output;
}

/// Sizes of firms with staff, and what their logs add up to in each bin.
struct FirmSizes {
    using Of = Economy;
    Histogram firms;
    Sums<Fine, LogBins::count> logs;
};
void add_size(const Firm& me, Into<FirmSizes> sizes) {
    const double size = math::log(heads(me.staff));
    const u32 bin = size_bins.of(size);
    sizes[the_economy].firms[bin] += 1;
    sizes[the_economy].logs[bin] += size;
}

struct Profiles {
    using Of = Economy;
    Count firms;
    ProfileSum profile;
};
void add_to_profiles(const Firm& me, Into<Profiles> all) {
    all[the_economy].firms += 1;
    add_profile(all[the_economy].profile, me.knowledge.profile);
}

void watch_staff(Watch<Firm> firms) {
    firms.total<&Firm::staff>().by<&Firm::industry>(indicator::employment_by_industry);
    firms.ratio<wage_bill, &Firm::staff>().by<&Firm::industry>(indicator::wage_by_industry).in_units_of<mean_wage>();
    firms.ratio<log_output_of_staff, &Firm::staff>().by<&Firm::industry>(indicator::productivity_by_industry);
    firms.ratio<objects_of_staff, &Firm::staff>(indicator::labour_objects);
    firms.ratio<means_gap_of_staff, &Firm::staff>(indicator::means_gap);
    firms.ratio<frontier_gap_of_staff, &Firm::staff>(indicator::frontier_gap);
    firms.sums<add_log_output>();
    firms.sums<add_size>();
}

}  // namespace

void watch_firms(Watch<Firm> firms) {
    firms.where<is_member>().count(indicator::members).by<&Firm::region>(indicator::members_by_region);
    firms.count(indicator::firms)
        .by<&Firm::region>(indicator::firms_by_region)
        .by<size_of_firm>(indicator::firms_by_size)
        .by<leading_or_other>(indicator::firms_by_leading);
    firms.share<nested<&Firm::attitude, &Attitude::aware>>(indicator::aware_firms);
    firms.share<nested<&Firm::books, &Books::certified>>(indicator::certified_firms);
    firms.share<high_tech>(indicator::high_tech_firms);
    firms.share<is_young>(indicator::young_firms);
    firms.total<rnd>(indicator::rnd).in_units_of<mean_wage>();
    firms.total<reported_rnd>(indicator::rnd_claimed).in_units_of<mean_wage>();
    firms.ratio<reported_rnd, rnd>(indicator::rnd_reported);
    firms.ratio<rnd, &Firm::revenue>(indicator::rnd_intensity).by<&Firm::industry>(indicator::rnd_intensity_by_industry);
    firms.ratio<nested<&Firm::books, &Books::cash>, &Firm::revenue>(indicator::cash_to_revenue);
    firms.mean<nested<&Firm::knowledge, &Knowledge::absorption>>(indicator::absorption);
    firms.mean<nested<&Firm::attitude, &Attitude::belief>>(indicator::belief);
    firms.sums<add_to_profiles>();
    watch_staff(firms.where<has_staff>());
}

// ---------------------------------------------------------------------------------------------------- economy

namespace {

/// Sd of ln y of firms around the mean of their industry.
double dispersion(const Economy&, Seen<LogOutput> industries) {
    double squares = 0;
    double firms = 0;
    for (u32 i = 0; i < industries.size(); ++i) {
        const LogOutput& here = industries[{i}];
        const double mean = here.firms > 0 ? here.sum / here.firms : 0.0;
        squares += here.squares - here.firms * mean * mean;
        firms += here.firms;
    }
    return std::sqrt(std::max(0.0, ratio(squares, firms)));
}

double size_exponent(const Economy&, Self<Economy> self, Seen<FirmSizes> sizes) {
    constexpr double largest = .1;
    Weights logs{};
    for (u32 k = 0; k < logs.size(); ++k) logs[k] = sizes[self].logs[k];
    return hill_exponent(weights_of(sizes[self].firms), logs, largest);
}

double growth_kurtosis(const Economy&, Self<Economy> self, Read<FirmGrowth> growth) {
    return excess_kurtosis(growth[self].growth);
}
/// How the spread of yearly growth falls with size: slope of ln sd on ln n.
double growth_slope(const Economy&, Self<Economy> self, Read<FirmGrowth> growth) {
    constexpr double fewest = 10;  // firms of a class, for a deviation
    const FirmGrowth& g = growth[self];
    Line line;
    for (u32 k = 0; k < growth_classes; ++k) {
        if (g.firms[k] < fewest) continue;
        const double sd = deviation(g.firms[k], g.sum[k], g.squares[k]);
        if (sd > 0) line.add(g.log_size[k] / g.firms[k], math::log(sd), g.firms[k]);
    }
    return line.slope();
}

/// Who lost the job since the firm left or had too many.
double displaced(const Economy&, Self<Economy> self, Read<FirmFlows> flows) {
    return flows[self].laid_off + flows[self].left_behind;
}

/// What cooperation takes from firms beyond what it brings them.
double outlay(const Economy& me, Self<Economy> self, Read<FirmFlows> flows) {
    const FirmFlows& f = flows[self];
    return (f.cooperation + f.fees + f.membership + f.pledges + f.services + f.certification) / me.wage;
}

/// 1 − |mean K|²: 0 where all firms know the same, towards 1 where profiles point everywhere.
double knowledge_variety(const Economy&, Self<Economy> self, Seen<Profiles> profiles) {
    const double firms = profiles[self].firms;
    if (firms <= 0) return missing;
    double square = 0;
    for (const Fine& k : profiles[self].profile) square += k / firms * (k / firms);
    return 1 - square;
}

}  // namespace

void watch_firms(Watch<Economy> economy) {
    economy.each<dispersion>(indicator::output_dispersion);
    economy.each<size_exponent>(indicator::size_exponent);
    economy.each<growth_kurtosis>(indicator::growth_kurtosis);
    economy.each<growth_slope>(indicator::growth_deviation_slope);
    economy.each<knowledge_variety>(indicator::knowledge_variety);
    economy.each<&InnovationCount::innovations>(indicator::innovations);
    economy.each<&InnovationCount::imitations>(indicator::imitations);
    economy.each<&InnovationCount::co_inventions>(indicator::co_inventions);
    economy.each<&InnovationCount::products>(indicator::new_products);
    economy.each<&InnovationCount::services>(indicator::service_projects);
    economy.each<outlay>(indicator::firm_outlay);
    economy.each<&FirmFlows::entries>(indicator::firm_entries);
    economy.each<&FirmFlows::exits>(indicator::firm_exits);
    economy.each<displaced>(indicator::displaced_workers);
    economy.each<&FirmFlows::start_ups>(indicator::start_ups);
    economy.each<&FirmFlows::order_placements>(indicator::order_placements);
}

}  // namespace consortium
