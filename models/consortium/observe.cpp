// P14, second half: indicators. A ratio over nothing is missing, never 0. declare_indicators() names them all.
#include "models/consortium/observe.hpp"
#include "models/consortium/declare_indicators.hpp"
#include "models/consortium/money.hpp"
#include "models/consortium/phases.hpp"

#include <limits>

namespace consortium {

namespace {

/// O4 Şahin, Song, Topa and Violante (2014), η = ½, over the cells of a region.
double hiring_mismatch(u32 region, Read<Cell> cells, const Tables& tables) {
    double v = 0;
    double u = 0;
    for (u32 f = 0; f < tables.layout.fields; ++f) {
        v += cells[tables.layout.cell(region, f)].vacancies;
        u += cells[tables.layout.cell(region, f)].unemployed;
    }
    if (v <= 0 || u <= 0) return std::numeric_limits<double>::quiet_NaN();
    double matched = 0;
    for (u32 f = 0; f < tables.layout.fields; ++f) {
        const Cell& cell = cells[tables.layout.cell(region, f)];
        matched += std::sqrt(cell.vacancies / v * cell.unemployed / u);
    }
    return 1 - matched;
}

/// Hill estimator over the largest tenth of firms, from the histogram of ln n (bins of a sixteenth of a doubling).
double tail_exponent(const FirmCensus& census) {
    double all = 0;
    for (const Count& bin : census.sizes) all += bin;
    const double wanted = all / 10;
    double taken = 0;
    double sum = 0;
    for (u32 b = size_bins; b-- > 0 && taken < wanted;) {
        taken += census.sizes[b];
        sum += census.sizes[b] * b;
        if (taken >= wanted) return ratio(1, (sum / taken - b + .5) / 16 * 0.6931471805599453);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// (E66) Stocks at the start of matching, mean of the two sub-steps.
struct Stocks {
    double vacancies = 0;
    double unemployed = 0;
};

Stocks stocks_of(u32 region, Read<Cell> cells, const Tables& tables) {
    Stocks stocks;
    for (u32 f = 0; f < tables.layout.fields; ++f) {
        const Cell& cell = cells[tables.layout.cell(region, f)];
        stocks.vacancies += cell.vacancies;
        stocks.unemployed += cell.unemployed;
    }
    return stocks;
}

}  // namespace

void observe_persons(const Economy& me, Read<PersonCensus> persons, Read<CellCensus> cell_census, Read<Cell> cells,
                     Indicators out, Given<Tables> tables) {
    Stocks all;
    double employed = 0;
    double students = 0;
    double skill = 0;
    double gap = 0;
    double mismatched = 0;
    double wages = 0;
    double graduates_start = 0;
    double graduates_wage = 0;
    std::array<double, competences> c{};
    for (u32 r = 0; r < tables->layout.regions; ++r) {
        const PersonCensus& here = persons[{r}];
        employed += here.employed;
        const Stocks stocks = stocks_of(r, cells, *tables);
        all.vacancies += stocks.vacancies;
        all.unemployed += stocks.unemployed;
        students += here.students;
        skill += here.skill;
        gap += here.vintage_gap;
        mismatched += here.mismatched;
        wages += here.wages;
        graduates_start += here.graduate_start;
        graduates_wage += here.graduate_wage;
        for (u32 k = 0; k < competences; ++k) c[k] += here.competence[k];
        out("unemployment_by_region", r) = ratio(stocks.unemployed, stocks.unemployed + here.employed);
        out("skill_by_region", r) = ratio(here.skill, here.employed);
        out("hiring_mismatch_by_region", r) = hiring_mismatch(r, cells, *tables);
    }
    out("persons") = me.persons;
    out("students") = students;
    out("unemployment") = ratio(all.unemployed, all.unemployed + employed);
    out("skill") = ratio(skill, employed);
    out("vintage_gap") = ratio(gap, employed);
    out("mismatch") = ratio(mismatched, employed);
    out("wage") = ratio(wages, employed);
    out("graduate_wage_growth") = ratio(graduates_wage, graduates_start) - 1;
    for (u32 k = 0; k < competences; ++k) out("competence_by_kind", k) = ratio(c[k], employed);
    for (u32 f = 0; f < tables->layout.fields; ++f) {
        double here = 0;
        double workers = 0;
        for (u32 r = 0; r < tables->layout.regions; ++r) {
            const Id<Cell> cell = tables->layout.cell(r, f);
            here += cell_census[cell].skill;
            workers += cell_census[cell].employed;
        }
        out("skill_by_field", f) = ratio(here, workers);
        out("employment_by_field", f) = workers;
    }
    out("vacancy_rate") = ratio(all.vacancies, all.vacancies + employed);
    out("tightness") = ratio(all.vacancies, all.unemployed);
}

void observe_firms(const Economy& me, Self<Economy> self, Read<FirmCensus> firms, Read<IndustryCensus> industries,
                   Read<Industry> groups, Read<FirmFlows> flows, Read<InnovationCount> counts, Indicators out,
                   Given<Tables> tables) {
    const FirmCensus& c = firms[self];
    double all = 0;
    double partners = 0;
    for (u32 k = 0; k < size_classes; ++k) {
        all += c.firms[k];
        partners += c.partners[k];
        out("participation_by_size", k) = ratio(c.partners[k], c.firms[k]);
        out("firms_by_size", k) = c.firms[k];
    }
    double edges = 0;
    for (const Count& e : c.edges) edges += e;
    for (u32 k = 0; k < c.edges.size(); ++k) out("depth_share", k) = ratio(c.edges[k], edges);
    out("firms") = all;
    out("participation") = ratio(partners, all);
    out("participation_from_20_staff") = ratio(c.partners[1] + c.partners[2], c.firms[1] + c.firms[2]);
    out("partnerships") = edges;
    out("real_depth") = ratio(c.depth, edges);
    out("formalism") = ratio(c.formalism, c.declared);
    out("trust") = ratio(c.trust, edges);
    out("partnership_age") = ratio(c.age, edges);
    out("aware_firms") = ratio(c.aware, all);
    out("certified_firms") = ratio(c.certified, all);
    out("audit_findings") = c.findings;
    out("transfers") = c.transfers;
    out("transfer_fees") = c.fees / me.wage;
    out("transfer_fee_mean") = ratio(c.fees / me.wage, c.transfers);
    out("research_links") = c.research_links;
    out("research_transfers") = c.research_transfers;
    out("research_fees") = c.research_fees / me.wage;
    out("size_exponent") = tail_exponent(c);

    IndustryCensus sum{};
    double gap = 0;
    for (u32 i = 0; i < tables->layout.industries; ++i) {
        const IndustryCensus& here = industries[{i}];
        out("participation_by_industry", i) = ratio(here.partners, here.firms);
        out("transfers_by_industry", i) = here.transfers;
        out("employment_by_industry", i) = here.staff;
        out("productivity_by_industry", i) = ratio(here.log_output, here.staff);
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
    out("output_dispersion") = std::sqrt(std::max(0.0, ratio(sum.log_output_square, sum.with_staff)));
    out("frontier_gap") = ratio(gap, sum.staff);
    out("labour_objects") = ratio(sum.objects, sum.staff);
    out("means_gap") = ratio(sum.technology - sum.means, sum.staff);
    out("rnd_intensity") = ratio(sum.rnd, sum.revenue);
    out("rnd_reported") = ratio(sum.reported_rnd, sum.rnd);
    out("absorption") = ratio(sum.absorption, all);
    out("belief") = ratio(sum.belief, all);
    out("cash_to_revenue") = ratio(sum.cash, sum.revenue);
    out("innovations") = counts[self].innovations;
    out("imitations") = counts[self].imitations;
    out("co_inventions") = counts[self].co_inventions;
    out("new_products") = counts[self].products;
    out("service_projects") = counts[self].services;
    out("firm_entries") = flows[self].entries;
    out("firm_exits") = flows[self].exits;
    out("start_ups") = flows[self].start_ups;

    const IndexChange& change = me.index_change;
    out("productivity_index") = 100 * math::exp(me.index_core - me.index_core_0);  // (E113)
    out("productivity_growth") = change.change;
    for (u32 k = 0; k < 4; ++k) out("productivity_part", k) = change.within[k];
    out("productivity_part", 4) = change.between;
    out("productivity_part", 5) = change.entry;
    out("productivity_part", 6) = change.exit;
}

void observe_schools(const Economy& me, Read<Programme> programmes, Read<School> schools, Read<MatchedGraduates> graduates,
                     Read<Cell> cells, Indicators out, Given<Tables> tables) {
    double students = 0;
    double teachers = 0;
    double lag = 0;
    double placed = 0;
    double all = 0;
    for (u32 k = 0; k < programmes.size(); ++k) {
        const Programme& p = programmes[{k}];
        students += p.students;
        if (p.state != ProgrammeState::pipeline) teachers += p.teachers;
        lag += p.students * (cells[tables->layout.cell(p.region, p.field)].mean_technology - p.vintage);
        placed += p.students * p.placement;
        all += p.students;
    }
    double matched_all = 0;
    for (u32 f = 0; f < tables->layout.fields; ++f) {
        double matched = 0;
        for (u32 r = 0; r < tables->layout.regions; ++r) matched += graduates[tables->layout.cell(r, f)].matched;
        out("matched_graduates_by_field", f) = matched;
        matched_all += matched;
    }
    double fund = 0;
    for (u32 s = 0; s < schools.size(); ++s) fund += schools[{s}].fund;
    out("matched_graduates") = matched_all;
    out("placement") = ratio(placed, all);
    out("curriculum_lag") = ratio(lag, students);
    out("student_teacher_ratio") = ratio(students, teachers);
    out("school_fund") = ratio(fund / me.wage, students);
}

void observe_governments(const Economy& me, Read<Treasury> treasuries, Read<Region> regions, Indicators out) {
    std::array<double, booked_levers.size()> cost{};
    double revenue = 0;
    double capped = 0;
    for (u32 r = 0; r < treasuries.size(); ++r) {
        const Treasury& t = treasuries[{r}];
        for (u32 k = 0; k < cost.size(); ++k) cost[k] += t.*booked_levers[k].cost;
        revenue += t.surcharge + t.income_tax + t.penalties + t.levy;
        capped += t.tax_credit_capped;
    }
    for (u32 r = 0; r < regions.size(); ++r) out("payout_ratio_by_region", r) = regions[{r}].payout;
    double total = 0;
    for (u32 k = 0; k < cost.size(); ++k) {
        out("fiscal_cost_by_lever", k) = cost[k] / me.wage;
        total += cost[k] / me.wage;
    }
    out("fiscal_cost") = total;
    out("fiscal_revenue") = revenue / me.wage;
    out("tax_credit_capped") = capped / me.wage;
}

}  // namespace consortium
