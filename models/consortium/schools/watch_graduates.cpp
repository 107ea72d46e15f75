// What becomes of graduates (O2, O5, O15): watched in the quarter they finish in, and after two, eight and twelve quarters.
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/distribution.hpp"
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/schools/teaching.hpp"

namespace consortium {

namespace {

bool has_graduated(const Person& me) { return me.graduated > 0; }
template <u32 quarters>
bool graduated_before(const Person& me, Given<Clock> clock) {
    return me.since_graduation(clock->step) == quarters;
}
// Quarters until the P14 in which they have passed: of Q4, and of Q2.
constexpr u32 two_quarters = 2;
constexpr u32 four_quarters = 4;
constexpr u32 eight_quarters = 8;
constexpr u32 three_years = 12;

bool was_ordered(const Person& me) { return me.has(order_firm); }
/// Has he still the job that order placement gave him? A spell begins with every job.
template <u32 quarters>
bool stays(const Person& me) {
    return at_work(me) && me.spell >= quarters;
}

bool has_worked(const Person& me) { return me.start_wage > 0; }
/// Has he left the firm that hired him first? Experience begins with the first job, a spell with every one.
bool left_first_firm(const Person& me) { return !at_work(me) || me.spell < me.experience; }

// Where their programme is, wherever and in what they work now.
u32 region_of_programme(const Person& me, Read<Programme> programmes) { return programmes[*me.programme].region; }
u32 field_of_programme(const Person& me, Read<Programme> programmes) { return programmes[*me.programme].field; }

double pay(const Person& me, Read<Economy> economy) { return static_cast<double>(me.wage) / mean_wage(economy); }
double first_pay(const Person& me, Read<Economy> economy) { return static_cast<double>(me.start_wage) / mean_wage(economy); }

/// Who graduated in this quarter.
struct Finished {
    using Of = Economy;
    Count persons;
};
void add_finished(const Person&, Into<Finished> finished) { finished[the_economy].persons += 1; }

/// Pay against the effective depth d̃ of the programme (SF21), where that is.
struct FirstJobs {
    using Of = Cell;
    Count employed;
    Fine depth;
    Fine depth_square;
    Fine log_wage;
    Fine depth_log_wage;
};
void add_first_job(const Person& me, Read<Programme> programmes, In<Partnership> edges, Read<Economy> economy,
                   Into<FirstJobs> jobs, Given<Derived> derived, Given<given::Training> training) {
    double depth = 0;
    for (const auto& [firm, edge, id] : edges[*me.programme]) depth += edge.agreed.depth;
    const double effective = effective_depth(depth, *training);
    const double log_wage = math::log(pay(me, economy));
    const Programme& p = programmes[*me.programme];
    Adding<FirstJobs> here = jobs[derived->layout.cell(p.region, p.field)];
    here.employed += 1;
    here.depth += effective;
    here.depth_square += effective * effective;
    here.log_wage += log_wage;
    here.depth_log_wage += effective * log_wage;
}

/// Pay in W̄, by region of home.
struct GraduatePay {
    using Of = Region;
    Histogram wages;
    Fine wage;
    Fine wage_log;
};
void add_pay(const Person& me, Read<Economy> economy, Into<GraduatePay> regions) {
    const double wage = pay(me, economy);
    const double logarithm = math::log(wage);
    Adding<GraduatePay> here = regions[{me.region}];
    here.wages[wage_bins.of(logarithm)] += 1;
    here.wage += wage;
    here.wage_log += wage * logarithm;
}

struct AfterThreeYears {
    using Of = Economy;
    Fine start_wage;
    Fine wage;
};
void add_later_pay(const Person& me, Into<AfterThreeYears> later) {
    later[the_economy].start_wage += me.start_wage;
    later[the_economy].wage += me.wage;
}

void watch_finished(Watch<Person> graduates) {
    graduates.sums<add_finished>();
    graduates.count(indicator::graduates)
        .by<region_of_programme>(indicator::graduates_by_region)
        .by<field_of_programme>(indicator::graduates_by_field);
    graduates.mean<&Person::skill, Fine>(indicator::graduate_skill)
        .by<field_of_programme>(indicator::graduate_skill_by_field);
    graduates.mean<&Person::vintage, Fine>(indicator::graduate_vintage)
        .by<field_of_programme>(indicator::graduate_vintage_by_field);
    graduates.mean<raw_competence>(indicator::graduate_competence_by_kind).in_units_of<competence_unit>();
}

void watch_first_jobs(Watch<Person> graduates) {
    graduates.mean<first_pay, Fine>(indicator::start_wage).by<field_of_programme>(indicator::start_wage_by_field);
    graduates.mean<pay, Fine>().by<&Person::region>(indicator::graduate_wage_by_region);
    graduates.sums<add_first_job>();
    graduates.sums<add_pay>();
}

}  // namespace

void watch_graduates(Watch<Person> persons) {
    const auto graduates = persons.where<has_graduated>();
    watch_finished(graduates.during(Quarter::q2).where<graduated_before<0>>());
    const auto spring = graduates.in(Quarter::q2);
    spring.where<graduated_before<eight_quarters>>().where<was_ordered>().share<stays<eight_quarters>>(
        indicator::retention_after_8_quarters);
    spring.where<graduated_before<three_years>>().where<at_work>().sums<add_later_pay>();
    spring.where<graduated_before<four_quarters>>().where<has_worked>().share<left_first_firm>(
        indicator::graduate_turnover_in_a_year);
    const auto winter = graduates.in(Quarter::q4).where<graduated_before<two_quarters>>();
    winter.where<has_worked>().share<left_first_firm>(indicator::graduate_turnover);
    winter.where<was_ordered>().share<stays<two_quarters>>(indicator::retention);
    watch_first_jobs(winter.where<at_work>());
    graduates.during(Quarter::q4)
        .where<graduated_before<two_quarters>>()
        .where<at_work>()
        .count()
        .by<field_of_programme, industry_of_job>(indicator::graduates_by_field_industry);
}

// Placement is looked at in P1 (E52b), where programmes are then.
void watch_graduates(Watch<Cell> cells) {
    cells.ratio<&AfterTwoQuarters::employed, &AfterTwoQuarters::all>(indicator::placement)
        .by<region_of_cell>(indicator::placement_by_region)
        .by<field_of_cell>(indicator::placement_by_field);
    cells.ratio<&AfterTwoQuarters::matched, &AfterTwoQuarters::all>(indicator::matched_placement)
        .by<region_of_cell>(indicator::matched_placement_by_region)
        .by<field_of_cell>(indicator::matched_placement_by_field);
    cells.ratio<&AfterEightQuarters::employed, &AfterEightQuarters::all>(indicator::placement_after_8_quarters)
        .by<field_of_cell>(indicator::placement_after_8_quarters_by_field);
    cells.total<&MatchedGraduates::matched>(indicator::matched_graduates)
        .by<field_of_cell>(indicator::matched_graduates_by_field);
}

// ---------------------------------------------------------------------------------------------------- spread of pay

namespace {

double pay_gini_here(const Region&, Self<Region> self, Seen<GraduatePay> pay) {
    return gini(weights_of(pay[self].wages), wage_bins);
}
double pay_gini(const Economy&, Seen<GraduatePay> pay) {
    Weights all{};
    for (u32 r = 0; r < pay.size(); ++r) add(all, pay[{r}].wages);
    return gini(all, wage_bins);
}
std::vector<Shares> pay_by_region(Seen<GraduatePay> pay) {
    std::vector<Shares> groups;
    for (u32 r = 0; r < pay.size(); ++r) {
        double members = 0;
        for (const Count& bin : pay[{r}].wages) members += bin;
        groups.push_back({members, static_cast<double>(pay[{r}].wage), static_cast<double>(pay[{r}].wage_log)});
    }
    return groups;
}
double pay_gini_across(const Economy&, Seen<GraduatePay> pay) { return gini_across(pay_by_region(pay)); }
double pay_theil(const Economy&, Seen<GraduatePay> pay) { return theil_of(pay_by_region(pay)).all; }
double pay_theil_across(const Economy&, Seen<GraduatePay> pay) { return theil_of(pay_by_region(pay)).across; }
double pay_theil_within(const Economy&, Seen<GraduatePay> pay) { return theil_of(pay_by_region(pay)).within; }

/// Least squares of ln w on d̃ with an effect of every region × field cell.
double depth_premium(const Economy&, Seen<FirstJobs> cells) {
    constexpr double too_alike = 1e-9;  // depths, for a slope
    double together = 0;
    double squares = 0;
    for (u32 k = 0; k < cells.size(); ++k) {
        const FirstJobs& c = cells[{k}];
        if (c.employed <= 0) continue;
        together += c.depth_log_wage - c.depth * c.log_wage / c.employed;
        squares += c.depth_square - c.depth * c.depth / c.employed;
    }
    return squares > too_alike ? together / squares : missing;
}
double pay_growth(const Economy&, Self<Economy> self, Seen<AfterThreeYears> later) {
    return ratio(later[self].wage, later[self].start_wage) - 1;
}
double start_up_rate(const Economy&, Self<Economy> self, Read<FirmFlows> flows, Seen<Finished> finished) {
    return ratio(flows[self].start_ups, finished[self].persons);
}

}  // namespace

void watch_graduates(Watch<Region> regions) {
    regions.in(Quarter::q4).each<pay_gini_here>(indicator::graduate_wage_gini_by_region);
}

void watch_graduates(Watch<Economy> economy) {
    economy.during(Quarter::q2).each<start_up_rate>(indicator::start_up_rate);
    economy.in(Quarter::q2).each<pay_growth>(indicator::graduate_wage_growth);
    const auto winter = economy.in(Quarter::q4);
    winter.each<depth_premium>(indicator::depth_wage_premium);
    winter.each<pay_gini>(indicator::graduate_wage_gini);
    winter.each<pay_gini_across>(indicator::graduate_wage_gini_across_regions);
    winter.each<pay_theil>(indicator::graduate_wage_theil);
    winter.each<pay_theil_across>(indicator::graduate_wage_theil_across_regions);
    winter.each<pay_theil_within>(indicator::graduate_wage_theil_within_regions);
}

}  // namespace consortium
