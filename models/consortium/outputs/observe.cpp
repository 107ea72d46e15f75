// P14, second half: indicators of persons, firms and governments. The indicators_….cpp name them all.

#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/indicators/money.hpp"
#include "models/consortium/indicators/technology.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/outputs/declare_indicators.hpp"
#include "models/consortium/outputs/phases.hpp"

#include <cmath>

namespace consortium {

namespace {

/// (E66) Stocks at the start of matching, mean of the two sub-steps.
struct Stocks {
    double vacancies = 0;
    double unemployed = 0;

    void operator+=(const Stocks& other) {
        vacancies += other.vacancies;
        unemployed += other.unemployed;
    }
    double tightness() const { return ratio(vacancies, unemployed); }
    double vacancy_rate(double employed) const { return ratio(vacancies, vacancies + employed); }
    double unemployment(double employed) const { return ratio(unemployed, unemployed + employed); }
};

Stocks stocks_of(u32 region, Read<Cell> cells, const Derived& derived) {
    Stocks stocks;
    for (u32 f = 0; f < derived.layout.fields; ++f) {
        const Cell& cell = cells[derived.layout.cell(region, f)];
        stocks += {cell.vacancies, cell.unemployed};
    }
    return stocks;
}

/// O4 Şahin, Song, Topa and Violante (2014), η = ½, over the cells of a region.
double hiring_mismatch(u32 region, Read<Cell> cells, const Derived& derived) {
    const Stocks all = stocks_of(region, cells, derived);
    if (all.vacancies <= 0 || all.unemployed <= 0) return missing;
    double matched = 0;
    for (u32 f = 0; f < derived.layout.fields; ++f) {
        const Cell& cell = cells[derived.layout.cell(region, f)];
        matched += std::sqrt(cell.vacancies / all.vacancies * cell.unemployed / all.unemployed);
    }
    return 1 - matched;
}

/// Sums over regions of what a census counted.
struct People {
    double students = 0;
    double employed = 0;
    double mismatched = 0;
    double skill = 0;
    double vintage_gap = 0;
    double wages = 0;
    std::array<double, competences> competence{};

    void operator+=(const PersonCensus& here) {
        students += here.students;
        employed += here.employed;
        mismatched += here.mismatched;
        skill += here.skill;
        vintage_gap += here.vintage_gap;
        wages += here.wages;
        for (u32 k = 0; k < competences; ++k) competence[k] += here.competence[k];
    }
};

void observe_fields(Read<CellCensus> census, Read<Cell> cells, double wage_unit, Indicators out, const Layout& layout) {
    for (u32 f = 0; f < layout.fields; ++f) {
        double skill = 0;
        double workers = 0;
        double wages = 0;
        Stocks stocks;
        for (u32 r = 0; r < layout.regions; ++r) {
            const Id<Cell> cell = layout.cell(r, f);
            skill += census[cell].skill;
            workers += census[cell].employed;
            wages += census[cell].employed * cells[cell].wage;
            stocks += {cells[cell].vacancies, cells[cell].unemployed};
        }
        out(indicator::skill_by_field, f) = ratio(skill, workers);
        out(indicator::employment_by_field, f) = workers;
        out(indicator::field_wage_by_field, f) = ratio(wages / wage_unit, workers);
        out(indicator::vacancies_by_field, f) = stocks.vacancies;
        out(indicator::unemployed_by_field, f) = stocks.unemployed;
        out(indicator::tightness_by_field, f) = stocks.tightness();
    }
}

}  // namespace

void observe_persons(const Economy& me, Read<PersonCensus> persons, Read<CellCensus> cell_census, Read<Cell> cells,
                     Indicators out, Given<Derived> derived) {
    Stocks stocks;
    People all;
    double mismatch = 0;  // weighted by the unemployed
    double seeking = 0;
    for (u32 r = 0; r < derived->layout.regions; ++r) {
        const PersonCensus& here = persons[{r}];
        const Stocks open = stocks_of(r, cells, *derived);
        const double hires_lost = hiring_mismatch(r, cells, *derived);
        all += here;
        stocks += open;
        if (hires_lost == hires_lost) {
            mismatch += open.unemployed * hires_lost;
            seeking += open.unemployed;
        }
        out(indicator::unemployment_by_region, r) = open.unemployment(here.employed);
        out(indicator::vacancy_rate_by_region, r) = open.vacancy_rate(here.employed);
        out(indicator::tightness_by_region, r) = open.tightness();
        out(indicator::wage_by_region, r) = ratio(here.wages / me.wage, here.employed);
        out(indicator::skill_by_region, r) = ratio(here.skill, here.employed);
        out(indicator::mismatch_by_region, r) = ratio(here.mismatched, here.employed);
        out(indicator::hiring_mismatch_by_region, r) = hires_lost;
        for (u32 k = 0; k < competences; ++k)
            out(indicator::competence_by_region, r, k) = ratio(here.competence[k], here.employed);
    }
    out(indicator::persons) = me.persons;
    out(indicator::students) = all.students;
    out(indicator::unemployment) = stocks.unemployment(all.employed);
    out(indicator::vacancy_rate) = stocks.vacancy_rate(all.employed);
    out(indicator::tightness) = stocks.tightness();
    out(indicator::vacancies) = stocks.vacancies;
    out(indicator::unemployed) = stocks.unemployed;
    out(indicator::skill) = ratio(all.skill, all.employed);
    out(indicator::vintage_gap) = ratio(all.vintage_gap, all.employed);
    out(indicator::mismatch) = ratio(all.mismatched, all.employed);
    out(indicator::hiring_mismatch) = ratio(mismatch, seeking);
    out(indicator::wage) = ratio(all.wages, all.employed);
    for (u32 k = 0; k < competences; ++k) out(indicator::competence_by_kind, k) = ratio(all.competence[k], all.employed);
    observe_fields(cell_census, cells, me.wage, out, derived->layout);
}

namespace {

/// Sd of ln y of firms around the mean of their industry.
double dispersion(double squares, double with_staff) { return std::sqrt(std::max(0.0, ratio(squares, with_staff))); }

/// How the spread of yearly growth falls with size: slope of ln sd on ln n.
double growth_slope(const FirmGrowth& g) {
    constexpr double fewest = 10;  // firms of a class, for a deviation
    Line line;
    for (u32 k = 0; k < growth_classes; ++k) {
        if (g.firms[k] < fewest) continue;
        const double sd = deviation(g.firms[k], g.sum[k], g.squares[k]);
        if (sd > 0) line.add(g.log_size[k] / g.firms[k], math::log(sd), g.firms[k]);
    }
    return line.slope();
}

/// 1 − |mean K|²: 0 where all firms know the same, towards 1 where profiles point everywhere.
double knowledge_variety(const ProfileSum& sum, double firms) {
    if (firms <= 0) return missing;
    double square = 0;
    for (const Fine& k : sum) square += k / firms * (k / firms);
    return 1 - square;
}

void observe_sizes(const FirmCensus& c, const FirmGrowth& growth, Indicators out) {
    Weights logs{};
    for (u32 k = 0; k < logs.size(); ++k) logs[k] = c.size_log[k];
    constexpr double largest = .1;
    out(indicator::size_exponent) = hill_exponent(weights_of(c.sizes), logs, largest);
    out(indicator::growth_kurtosis) = excess_kurtosis(growth.growth);
    out(indicator::growth_deviation_slope) = growth_slope(growth);
}

void observe_flows(const FirmFlows& flows, const InnovationCount& counts, Indicators out) {
    out(indicator::innovations) = counts.innovations;
    out(indicator::imitations) = counts.imitations;
    out(indicator::co_inventions) = counts.co_inventions;
    out(indicator::new_products) = counts.products;
    out(indicator::service_projects) = counts.services;
    out(indicator::firm_entries) = flows.entries;
    out(indicator::firm_exits) = flows.exits;
    out(indicator::start_ups) = flows.start_ups;
    out(indicator::order_placements) = flows.order_placements;
}

}  // namespace

void observe_firms(const Economy& me, Self<Economy> self, Read<FirmCensus> firms, Read<IndustryCensus> industries,
                   Read<Industry> groups, Read<FirmFlows> flows, Read<InnovationCount> counts, Read<FirmGrowth> growth,
                   Indicators out, Given<Derived> derived) {
    const FirmCensus& c = firms[self];
    IndustryCensus sum{};
    double gap = 0;
    for (u32 i = 0; i < derived->layout.industries; ++i) {
        const IndustryCensus& here = industries[{i}];
        out(indicator::employment_by_industry, i) = here.staff;
        out(indicator::wage_by_industry, i) = ratio(here.wages / me.wage, here.staff);
        out(indicator::productivity_by_industry, i) = ratio(here.log_output, here.staff);
        out(indicator::rnd_intensity_by_industry, i) = ratio(here.rnd, here.revenue);
        sum.firms += here.firms;
        sum.staff += here.staff;
        sum.with_staff += here.with_staff;
        sum.rnd += here.rnd;
        sum.reported_rnd += here.reported_rnd;
        sum.revenue += here.revenue;
        sum.cash += here.cash;
        sum.absorption += here.absorption;
        sum.objects += here.objects;
        sum.means += here.means;
        sum.technology += here.technology;
        sum.belief += here.belief;
        const double mean = here.with_staff > 0 ? here.log_output_mean / here.with_staff : 0.0;
        sum.log_output_square += here.log_output_square - here.with_staff * mean * mean;
        gap += here.staff * groups[{i}].frontier - here.technology;
    }
    out(indicator::firms) = sum.firms;
    out(indicator::aware_firms) = ratio(c.aware, sum.firms);
    out(indicator::certified_firms) = ratio(c.certified, sum.firms);
    out(indicator::output_dispersion) = dispersion(sum.log_output_square, sum.with_staff);
    out(indicator::frontier_gap) = ratio(gap, sum.staff);
    out(indicator::labour_objects) = ratio(sum.objects, sum.staff);
    out(indicator::means_gap) = ratio(sum.technology - sum.means, sum.staff);
    out(indicator::rnd) = sum.rnd / me.wage;
    out(indicator::rnd_claimed) = sum.reported_rnd / me.wage;
    out(indicator::rnd_intensity) = ratio(sum.rnd, sum.revenue);
    out(indicator::rnd_reported) = ratio(sum.reported_rnd, sum.rnd);
    out(indicator::absorption) = ratio(sum.absorption, sum.firms);
    out(indicator::belief) = ratio(sum.belief, sum.firms);
    out(indicator::cash_to_revenue) = ratio(sum.cash, sum.revenue);
    out(indicator::knowledge_variety) = knowledge_variety(c.profile, sum.firms);
    observe_sizes(c, growth[self], out);
    observe_flows(flows[self], counts[self], out);
}

void observe_governments(const Economy& me, Read<Treasury> treasuries, Read<Region> regions, Indicators out) {
    std::array<double, booked_levers.size()> cost{};
    double revenue = 0;
    double used = 0;
    double capped = 0;
    for (u32 r = 0; r < treasuries.size(); ++r) {
        const Treasury& t = treasuries[{r}];
        const double revenue_here = t.surcharge + t.income_tax + t.penalties + t.levy;
        double cost_here = 0;
        for (u32 k = 0; k < cost.size(); ++k) {
            cost[k] += t.*booked_levers[k].cost;
            cost_here += t.*booked_levers[k].cost;
        }
        out(indicator::fiscal_cost_by_region, r) = cost_here / me.wage;
        out(indicator::fiscal_revenue_by_region, r) = revenue_here / me.wage;
        out(indicator::payout_ratio_by_region, r) = regions[{r}].payout;
        revenue += revenue_here;
        used += t.tax_credit;
        capped += t.tax_credit_capped;
    }
    double total = 0;
    for (u32 k = 0; k < cost.size(); ++k) {
        out(indicator::fiscal_cost_by_lever, k) = cost[k] / me.wage;
        total += cost[k] / me.wage;
    }
    out(indicator::fiscal_cost) = total;
    out(indicator::fiscal_revenue) = revenue / me.wage;
    out(indicator::tax_credit_used) = used / me.wage;
    out(indicator::tax_credit_capped) = capped / me.wage;
}

/// O16: how many there are; how long it took stands beside the results, which would else differ from machine to machine.
void observe_engine(const Economy& me, Self<Economy> self, Read<FirmCensus> firms, Read<PersonCensus> persons,
                    Read<Programme> programmes, Read<School> schools, Read<Institute> institutes, Read<Consortium> consortia,
                    Indicators out) {
    const FirmCensus& c = firms[self];
    double alive = 0;
    double partnerships = 0;
    for (const FirmCut& cut : c.by_size) {
        alive += cut.firms;
        partnerships += cut.edges;
    }
    double employed = 0;
    for (u32 r = 0; r < persons.size(); ++r) employed += persons[{r}].employed;
    const double others = programmes.size() + schools.size() + institutes.size() + consortia.size();
    out(indicator::agents) = me.persons + alive + others;
    out(indicator::edges) = partnerships + c.research_links + c.neighbours + c.vacancies + employed;
}

}  // namespace consortium
