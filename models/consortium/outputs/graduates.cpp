// What becomes of graduates (O2, O5, O15): counted in the quarter they finish in, and looked at after two, eight and twelve
// quarters.

#include "models/consortium/outputs/graduates.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/schools/teaching.hpp"

namespace consortium {

Id<Cell> origin_of(const Person& me, Read<Programme> programmes, const Derived& derived) {
    const Programme& p = programmes[*me.programme];
    return derived.layout.cell(p.region, p.field);
}

void count_graduate(const Person& me, Adding<GraduateFlow> here) {
    here.graduates += 1;
    here.skill += me.skill;
    here.vintage += me.vintage;
    here.competence.add(me.competence);
}

void count_retained(const Person& me, u32 since, Adding<Retained> graduates) {
    if (!me.has(order_firm)) return;
    graduates.ordered += 1;
    graduates.staying += me.status == Status::employed && me.spell >= since ? 1 : 0;  // a spell begins with every job
}

void count_first_job(const Person& me, access::In<Partnership>::Row partners, double wage_unit, Adding<FirstJobs> here) {
    double depth = 0;
    for (const auto& [firm, edge, id] : partners) depth += edge.agreed.depth;
    const double effective = effective_depth(depth);
    const double log_wage = math::log(static_cast<double>(me.wage) / wage_unit);
    here.employed += 1;
    here.start_wage += static_cast<double>(me.start_wage) / wage_unit;
    here.depth += effective;
    here.depth_square += effective * effective;
    here.log_wage += log_wage;
    here.depth_log_wage += effective * log_wage;
}

void count_graduate_pay(const Person& me, double wage_unit, Adding<GraduatePay> region) {
    const double wage = static_cast<double>(me.wage) / wage_unit;
    const double logarithm = math::log(wage);
    region.wages[wage_bins.of(logarithm)] += 1;
    region.wage += wage;
    region.wage_log += wage * logarithm;
}

void Placements::operator+=(const Graduates& programme) volatile {
    all += programme.all.value();
    employed += programme.employed.value();
    matched += programme.matched.value();
}

void Placements::operator+=(const Placements& other) volatile {
    all += other.all.value();
    employed += other.employed.value();
    matched += other.matched.value();
}

/// P1 of Q1, and of Q3 for the year before.
void count_placed(const Programme& me, Self<Programme> self, Read<Graduates> graduates, Tally<AfterTwoQuarters> cells,
                  Given<Derived> derived) {
    cells[derived->layout.cell(me.region, me.field)].placed += graduates[self];
}
void count_placed_later(const Programme& me, Self<Programme> self, Read<Graduates> graduates,
                        Tally<AfterEightQuarters> cells, Given<Derived> derived) {
    cells[derived->layout.cell(me.region, me.field)].placed += graduates[self];
}

namespace {

double placement(const Placements& p) { return ratio(p.employed, p.all); }
double matched_placement(const Placements& p) { return ratio(p.matched, p.all); }
double retention(const Retained& r) { return ratio(r.staying, r.ordered); }

}  // namespace

void observe_placement(const Economy&, Self<Economy> self, Read<AfterTwoQuarters> soon, Read<AfterEightQuarters> later,
                       Read<RetainedTwoQuarters> retained, Read<RetainedEightQuarters> retained_later, Indicators out,
                       Given<Derived> derived) {
    const Layout& layout = derived->layout;
    Placements all_soon{};
    Placements all_later{};
    std::vector<Placements> in_region(layout.regions);
    for (u32 f = 0; f < layout.fields; ++f) {
        Placements here{};
        Placements then{};
        for (u32 r = 0; r < layout.regions; ++r) {
            const Id<Cell> cell = layout.cell(r, f);
            here += soon[cell].placed;
            then += later[cell].placed;
            in_region[r] += soon[cell].placed;
        }
        all_soon += here;
        all_later += then;
        out(indicator::placement_by_field, f) = placement(here);
        out(indicator::matched_placement_by_field, f) = matched_placement(here);
        out(indicator::placement_after_8_quarters_by_field, f) = placement(then);
    }
    for (u32 r = 0; r < layout.regions; ++r) {
        out(indicator::placement_by_region, r) = placement(in_region[r]);
        out(indicator::matched_placement_by_region, r) = matched_placement(in_region[r]);
    }
    out(indicator::placement) = placement(all_soon);
    out(indicator::matched_placement) = matched_placement(all_soon);
    out(indicator::placement_after_8_quarters) = placement(all_later);
    out(indicator::retention) = retention(retained[self].graduates);
    out(indicator::retention_after_8_quarters) = retention(retained_later[self].graduates);
}

namespace {

/// Sums over cells of what graduates bring.
struct Brought {
    double graduates = 0;
    double skill = 0;
    double vintage = 0;
    std::array<double, competences> competence{};

    void operator+=(const GraduateFlow& more) {
        graduates += more.graduates;
        skill += more.skill;
        vintage += more.vintage;
        for (u32 k = 0; k < competences; ++k) competence[k] += more.competence[k];
    }
};

void observe_flow(Read<GraduateFlow> cells, double start_ups, Indicators out, const Layout& layout) {
    Brought all;
    std::vector<double> by_region(layout.regions, 0);
    for (u32 f = 0; f < layout.fields; ++f) {
        Brought here;
        for (u32 r = 0; r < layout.regions; ++r) {
            const GraduateFlow& cell = cells[layout.cell(r, f)];
            here += cell;
            all += cell;
            by_region[r] += cell.graduates;
        }
        out(indicator::graduates_by_field, f) = here.graduates;
        out(indicator::graduate_skill_by_field, f) = ratio(here.skill, here.graduates);
        out(indicator::graduate_vintage_by_field, f) = ratio(here.vintage, here.graduates);
    }
    for (u32 r = 0; r < layout.regions; ++r) out(indicator::graduates_by_region, r) = by_region[r];
    out(indicator::graduates) = all.graduates;
    out(indicator::graduate_skill) = ratio(all.skill, all.graduates);
    out(indicator::graduate_vintage) = ratio(all.vintage, all.graduates);
    for (u32 k = 0; k < competences; ++k)
        out(indicator::graduate_competence_by_kind, k) = ratio(all.competence[k], all.graduates);
    out(indicator::start_up_rate) = ratio(start_ups, all.graduates);
}

/// Least squares of ln w on d̃ with an effect of every region × field cell.
double depth_premium(Read<FirstJobs> cells, const Layout& layout) {
    constexpr double too_alike = 1e-9;  // depths, for a slope
    double together = 0;
    double squares = 0;
    for (u32 k = 0; k < layout.regions * layout.fields; ++k) {
        const FirstJobs& c = cells[{k}];
        if (c.employed <= 0) continue;
        together += c.depth_log_wage - c.depth * c.log_wage / c.employed;
        squares += c.depth_square - c.depth * c.depth / c.employed;
    }
    return squares > too_alike ? together / squares : missing;
}

void observe_first_jobs(Read<FirstJobs> cells, Read<GraduateUse> industries, Indicators out, const Layout& layout) {
    double wages = 0;
    double employed = 0;
    for (u32 f = 0; f < layout.fields; ++f) {
        double wages_here = 0;
        double employed_here = 0;
        for (u32 r = 0; r < layout.regions; ++r) {
            wages_here += cells[layout.cell(r, f)].start_wage;
            employed_here += cells[layout.cell(r, f)].employed;
        }
        out(indicator::start_wage_by_field, f) = ratio(wages_here, employed_here);
        wages += wages_here;
        employed += employed_here;
        for (u32 i = 0; i < layout.industries; ++i)
            out(indicator::graduates_by_field_industry, f, i) = industries[{i}].graduates[f];
    }
    out(indicator::start_wage) = ratio(wages, employed);
    out(indicator::depth_wage_premium) = depth_premium(cells, layout);
}

void observe_pay(Read<GraduatePay> regions, Indicators out) {
    Weights all{};
    std::vector<Shares> groups;
    std::vector<Holding> means;
    for (u32 r = 0; r < regions.size(); ++r) {
        const Weights here = weights_of(regions[{r}].wages);
        add(all, regions[{r}].wages);
        double members = 0;
        for (double bin : here) members += bin;
        const double pay = regions[{r}].wage;
        const double pay_log = regions[{r}].wage_log;
        groups.push_back({members, pay, pay_log});
        if (members > 0) means.push_back({pay / members, members});
        out(indicator::graduate_wage_by_region, r) = ratio(pay, members);
        out(indicator::graduate_wage_gini_by_region, r) = gini(here, wage_bins);
    }
    const Theil t = theil_of(groups);
    out(indicator::graduate_wage_theil) = t.all;
    out(indicator::graduate_wage_theil_across_regions) = t.across;
    out(indicator::graduate_wage_theil_within_regions) = t.within;
    out(indicator::graduate_wage_gini) = gini(all, wage_bins);
    out(indicator::graduate_wage_gini_across_regions) = gini(means);
}

}  // namespace

void observe_graduates(const Economy&, Self<Economy> self, Read<GraduateFlow> flow, Read<FirstJobs> jobs,
                       Read<AfterThreeYears> in_three_years, Read<GraduateUse> industries, Read<GraduatePay> pay,
                       Read<FirmFlows> firms, Indicators out, Given<Derived> derived) {
    observe_flow(flow, firms[self].start_ups, out, derived->layout);
    observe_first_jobs(jobs, industries, out, derived->layout);
    observe_pay(pay, out);
    double start = 0;
    double now = 0;
    for (u32 r = 0; r < in_three_years.size(); ++r) {
        start += in_three_years[{r}].start_wage;
        now += in_three_years[{r}].wage;
    }
    out(indicator::graduate_wage_growth) = ratio(now, start) - 1;
}

}  // namespace consortium
