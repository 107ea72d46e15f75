// P14: skill supply and competences of the employed by field and industry (O2, O3), and what working outside the own field
// costs (SF18). Counted in Q4 and kept for the year.
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/indicators/education.hpp"

namespace consortium {

namespace {

struct Known {
    double persons = 0;
    double skill = 0;
    double vintage = 0;
    std::array<double, competences> competence{};

    void operator+=(const Known& other) {
        persons += other.persons;
        skill += other.skill;
        vintage += other.vintage;
        for (u32 k = 0; k < competences; ++k) competence[k] += other.competence[k];
    }
};

Known known(const SkillCensus& industry, u32 field) {
    Known here{industry.persons[field], industry.skill[field], industry.vintage[field], {}};
    for (u32 k = 0; k < competences; ++k) here.competence[k] = industry.competence[field][k];
    return here;
}

double mean_competence(const Known& k) {
    double sum = 0;
    for (double c : k.competence) sum += c;
    return ratio(sum, competences * k.persons);
}

}  // namespace

void observe_skills(const Economy&, Self<Economy> self, Read<SkillCensus> industries, Read<DistancePay> pay, Indicators out,
                    Given<Derived> derived) {
    Known all;
    std::vector<Known> by_industry(derived->layout.industries);
    for (u32 f = 0; f < derived->layout.fields; ++f) {
        Known in_field;
        for (u32 i = 0; i < derived->layout.industries; ++i) {
            const Known here = known(industries[{i}], f);
            in_field += here;
            by_industry[i] += here;
            out(indicator::employed_by_field_industry, f, i) = here.persons;
            out(indicator::skill_by_field_industry, f, i) = ratio(here.skill, here.persons);
            out(indicator::vintage_by_field_industry, f, i) = ratio(here.vintage, here.persons);
            out(indicator::competence_by_field_industry, f, i) = mean_competence(here);
        }
        all += in_field;
        out(indicator::vintage_by_field, f) = ratio(in_field.vintage, in_field.persons);
        for (u32 k = 0; k < competences; ++k)
            out(indicator::competence_by_field, f, k) = ratio(in_field.competence[k], in_field.persons);
    }
    for (u32 i = 0; i < derived->layout.industries; ++i) {
        out(indicator::skill_by_industry, i) = ratio(by_industry[i].skill, by_industry[i].persons);
        out(indicator::vintage_by_industry, i) = ratio(by_industry[i].vintage, by_industry[i].persons);
        for (u32 k = 0; k < competences; ++k)
            out(indicator::competence_by_industry, i, k) = ratio(by_industry[i].competence[k], by_industry[i].persons);
    }
    out(indicator::vintage) = ratio(all.vintage, all.persons);
    const DistancePay& p = pay[self];
    const double at_home = ratio(p.log_pay[0], p.persons[0]);
    for (u32 k = 0; k < distance_classes; ++k)
        out(indicator::wage_gap_by_field_distance, k) = at_home - ratio(p.log_pay[k], p.persons[k]);
}

}  // namespace consortium
