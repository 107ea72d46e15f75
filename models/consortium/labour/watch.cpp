// What is watched of persons at work and of the labour market: skills, competences and pay (O2, O3), mismatch (O4),
// unemployment, vacancies and tightness at the start of matching (E66, O10).
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/staff.hpp"
#include "models/consortium/parameters/labour/wages.hpp"

#include <cmath>

namespace consortium {

namespace {

double unit_of_all_competences() { return competences * competence_unit(); }

void add_to_staff(const Person& me, Read<Terms> firms, Into<Staff> cells, Given<Derived> derived) {
    Adding<Staff> here = cells[derived->layout.cell(me.region, me.job_field)];
    const Terms& firm = firms[*me.employer];
    here.persons += 1;
    here.with_living += firm.alive ? 1 : 0;
    here.mismatched += derived->field_distance(me.field, me.job_field) > 0 ? 1 : 0;
    here.skill += me.skill;
    here.vintage_gap += std::max(0.F, firm.technology - me.vintage);
    here.wages += me.wage;
    for (u32 k = 0; k < competences; ++k) here.competence[k] += me.competence[k].raw;
}

constexpr u32 distance_classes = 5;  // Dist 0, ¼, ½, ¾, 1

/// Pay by distance between own field and job.
struct DistancePay {
    using Of = Economy;
    Sums<Count, distance_classes> persons;
    Sums<Fine, distance_classes> log_pay;  ///< ln(w/ω) less what experience brings (E4)
};
u32 distance_class(float distance) {
    return std::min(distance_classes - 1, static_cast<u32>((distance_classes - 1) * distance + .5F));
}
void add_distance_pay(const Person& me, Read<Cell> cells, Into<DistancePay> pay, Given<Derived> derived,
                      Given<given::Wages> wages) {
    const double field_wage = cells[derived->layout.cell(me.region, me.job_field)].wage;
    const u32 apart = distance_class(derived->field_distance(me.field, me.job_field));
    pay[the_economy].persons[apart] += 1;
    pay[the_economy].log_pay[apart] += math::log(me.wage / static_cast<float>(field_wage)) -
                                       static_cast<float>(wages->experience) * derived->experience_effect(me.experience);
}
/// SF18: what working outside the own field costs.
std::array<double, distance_classes> pay_lost(const Economy&, Self<Economy> self, Seen<DistancePay> pay) {
    const DistancePay& p = pay[self];
    std::array<double, distance_classes> lost;
    for (u32 k = 0; k < distance_classes; ++k)
        lost[k] = ratio(p.log_pay[0], p.persons[0]) - ratio(p.log_pay[k], p.persons[k]);
    return lost;
}

/// By own field and industry, in Q4.
void watch_skills(Watch<Person> staff) {
    staff.count().by<&Person::field, industry_of_job>(indicator::employed_by_field_industry);
    staff.mean<&Person::skill, Fine>()
        .by<&Person::field, industry_of_job>(indicator::skill_by_field_industry)
        .by<industry_of_job>(indicator::skill_by_industry);
    staff.mean<&Person::vintage, Fine>(indicator::vintage)
        .by<&Person::field, industry_of_job>(indicator::vintage_by_field_industry)
        .by<&Person::field>(indicator::vintage_by_field)
        .by<industry_of_job>(indicator::vintage_by_industry);
    staff.mean<raw_competence>()
        .within<&Person::field, industry_of_job>(indicator::employed_by_field_industry)
        .by<&Person::field>(indicator::competence_by_field)
        .in_units_of<competence_unit>()
        .by<industry_of_job>(indicator::competence_by_industry)
        .in_units_of<competence_unit>()
        .by<&Person::field, industry_of_job>(indicator::competence_by_field_industry)
        .together()
        .in_units_of<unit_of_all_competences>();
    staff.sums<add_distance_pay>();
}

}  // namespace

void watch_labour(Watch<Person> persons) {
    persons.count(indicator::persons);
    const auto staff = persons.where<at_work>();
    staff.sums<add_to_staff>();
    watch_skills(staff.in(Quarter::q4));
}

// ---------------------------------------------------------------------------------------------------- cells

namespace {

constexpr auto persons_here = seen<&Staff::persons>;

double posts(const Cell& me, Self<Cell> self, Seen<Staff> staff) { return me.vacancies + staff[self].persons; }
double active(const Cell& me, Self<Cell> self, Seen<Staff> staff) { return me.unemployed + staff[self].persons; }
double field_wages(const Cell& me, Self<Cell> self, Seen<Staff> staff) { return staff[self].persons * me.wage; }

void watch_staff(Watch<Cell> cells) {
    cells.total<persons_here>().by<field_of_cell>(indicator::employment_by_field);
    cells.ratio<seen<&Staff::skill>, persons_here>(indicator::skill)
        .by<region_of_cell>(indicator::skill_by_region)
        .by<field_of_cell>(indicator::skill_by_field);
    cells.ratio<seen<&Staff::vintage_gap>, persons_here>(indicator::vintage_gap);
    cells.ratio<seen<&Staff::mismatched>, persons_here>(indicator::mismatch)
        .by<region_of_cell>(indicator::mismatch_by_region);
    cells.ratio<seen<&Staff::competence>, persons_here>(indicator::competence_by_kind)
        .in_units_of<competence_unit>()
        .by<region_of_cell>(indicator::competence_by_region)
        .in_units_of<competence_unit>();
    cells.ratio<seen<&Staff::wages>, persons_here>(indicator::wage)
        .by<region_of_cell>(indicator::wage_by_region)
        .in_units_of<mean_wage>();
    cells.ratio<field_wages, persons_here>().by<field_of_cell>(indicator::field_wage_by_field).in_units_of<mean_wage>();
}

}  // namespace

void watch_labour(Watch<Cell> cells) {
    watch_staff(cells);
    cells.total<&Cell::vacancies>(indicator::vacancies).by<field_of_cell>(indicator::vacancies_by_field);
    cells.total<&Cell::unemployed>(indicator::unemployed).by<field_of_cell>(indicator::unemployed_by_field);
    cells.ratio<&Cell::vacancies, &Cell::unemployed>(indicator::tightness)
        .by<region_of_cell>(indicator::tightness_by_region)
        .by<field_of_cell>(indicator::tightness_by_field);
    cells.ratio<&Cell::vacancies, posts>(indicator::vacancy_rate).by<region_of_cell>(indicator::vacancy_rate_by_region);
    cells.ratio<&Cell::unemployed, active>(indicator::unemployment).by<region_of_cell>(indicator::unemployment_by_region);
}

// ---------------------------------------------------------------------------------------------------- regions, economy

namespace {

double unemployed_in(Id<Region> region, Read<Cell> cells, const Layout& layout) {
    double all = 0;
    for (u32 f = 0; f < layout.fields; ++f) all += cells[layout.cell(region.slot, f)].unemployed;
    return all;
}
double vacancies_in(Id<Region> region, Read<Cell> cells, const Layout& layout) {
    double all = 0;
    for (u32 f = 0; f < layout.fields; ++f) all += cells[layout.cell(region.slot, f)].vacancies;
    return all;
}
/// O4 Şahin, Song, Topa and Violante (2014), η = ½, over the cells of a region.
double hires_lost(const Region&, Self<Region> self, Read<Cell> cells, Given<Derived> derived) {
    const double vacancies = vacancies_in(self, cells, derived->layout);
    const double unemployed = unemployed_in(self, cells, derived->layout);
    if (vacancies <= 0 || unemployed <= 0) return missing;
    double matched = 0;
    for (u32 f = 0; f < derived->layout.fields; ++f) {
        const Cell& cell = cells[derived->layout.cell(self.id().slot, f)];
        matched += std::sqrt(cell.vacancies / vacancies * cell.unemployed / unemployed);
    }
    return 1 - matched;
}
bool can_match(const Region&, Self<Region> self, Read<Cell> cells, Given<Derived> derived) {
    return vacancies_in(self, cells, derived->layout) > 0 && unemployed_in(self, cells, derived->layout) > 0;
}
double unemployed_here(const Region&, Self<Region> self, Read<Cell> cells, Given<Derived> derived) {
    return unemployed_in(self, cells, derived->layout);
}
double unemployed_and_lost(const Region& me, Self<Region> self, Read<Cell> cells, Given<Derived> derived) {
    return unemployed_in(self, cells, derived->layout) * hires_lost(me, self, cells, derived);
}

}  // namespace

void watch_labour(Watch<Region> regions) {
    regions.each<hires_lost>(indicator::hiring_mismatch_by_region);
    regions.where<can_match>().ratio<unemployed_and_lost, unemployed_here>(indicator::hiring_mismatch);
}

void watch_labour(Watch<Economy> economy) { economy.in(Quarter::q4).each<pay_lost>(indicator::wage_gap_by_field_distance); }

}  // namespace consortium
