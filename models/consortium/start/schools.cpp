// (4.5.4) Schools, their programmes with distinct fields and equal capacity, and cohorts already enrolled.
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "models/consortium/start/population_of.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

namespace {

/// Types in the proportions of the parameters, universities last: at least one, and one for every region if the schools
/// suffice. One school teaches vocational programmes in any case.
std::vector<SchoolType> school_types(u32 schools, u32 regions, const given::Initial& g) {
    const std::array<double, 4> share{g.secondary_schools, g.higher_schools, g.bachelor_schools, g.universities};
    const double all = share[0] + share[1] + share[2] + share[3];
    const u32 least = schools >= 2 * regions ? regions : 1;
    const u32 wanted = std::max(least, static_cast<u32>(schools * share[3] / all + .5));
    const u32 universities = std::min(wanted, schools - 1);
    const u32 others = schools - universities;
    std::vector<SchoolType> types;
    for (u32 k = 0; k < others; ++k) {
        const double position = (k + .5) / others * (share[0] + share[1] + share[2]);
        types.push_back(position < share[0] ? SchoolType::secondary
                                            : (position < share[0] + share[1] ? SchoolType::higher : SchoolType::bachelor));
    }
    for (u32 k = 0; k < universities; ++k) types.push_back(SchoolType::university);
    return types;
}

/// Gives out `count` places: one to every region if they suffice, then always to the region that is furthest below its
/// weight.
std::vector<u8> spread(u32 count, const std::vector<double>& weight) {
    const u32 regions = static_cast<u32>(weight.size());
    std::vector<u8> places;
    std::vector<double> has(regions, 0);
    const auto lack = [&](u32 r) { return weight[r] * (static_cast<double>(places.size()) + 1) - has[r]; };
    for (u32 k = 0; k < count; ++k) {
        u32 next = k;
        if (k >= regions || count < regions) {
            next = 0;
            for (u32 r = 1; r < regions; ++r) next = lack(r) > lack(next) ? r : next;
        }
        places.push_back(static_cast<u8>(next));
        has[next] += 1;
    }
    return places;
}

std::vector<KnownSchool> plan_schools(Population& p, const Derived& t, const Registry& known) {
    if (!known.schools.empty()) return known.schools;
    const auto types =
        school_types(static_cast<u32>(p.given<given::Population>().schools), t.layout.regions, p.given<given::Initial>());
    const u32 universities = static_cast<u32>(std::ranges::count(types, SchoolType::university));
    std::vector<u8> region = spread(static_cast<u32>(types.size()) - universities, t.region_weight);
    const std::vector<u8> of_universities = spread(universities, t.region_weight);
    region.insert(region.end(), of_universities.begin(), of_universities.end());
    std::vector<KnownSchool> schools;
    for (std::size_t k = 0; k < types.size(); ++k) schools.push_back({region[k], types[k]});
    return schools;
}

void make_school_records(Population& p, const std::vector<KnownSchool>& schools) {
    p.add<School>(static_cast<u32>(schools.size()), [&](u32 k, Rng&) {
        School school{};
        school.type = schools[k].type;
        school.region = schools[k].region;
        school.aware = true;
        return school;
    });
}

/// A field for a new programme, not among those taught: by the demand of the region's industries or any.
u8 draw_field(const std::vector<u8>& taught, double by_demand, const Derived& t, Rng& rng) {
    while (true) {
        u32 field = rng.below(t.layout.fields);
        if (rng.chance(by_demand)) {
            const FieldMix& mix = t.field_mix[rng.pick(t.employment)];
            field = mix.field[std::min(rng.pick(mix.share), fields_per_industry - 1)];
        }
        if (t.new_field[field] != 0) continue;
        if (std::ranges::find(taught, static_cast<u8>(field)) == taught.end()) return static_cast<u8>(field);
    }
}

double yearly_intake(Population& p) {
    return 4 * p.given<given::Labour>().retirement * p.given<given::Population>().persons *
           p.given<given::Enrolment>().vocational_share;
}

/// Some fields for a school to teach, without places yet.
void draw_programmes(std::vector<KnownProgramme>& plan, Population& p, const Derived& t, u32 school) {
    const auto& g = p.given<given::Initial>();
    Rng rng = p.rng("programmes of a school", school);
    const u32 least = static_cast<u32>(g.fewest_programmes);
    const u32 known_fields = static_cast<u32>(std::ranges::count(t.new_field, 0));
    const u32 count = std::min(known_fields, least + rng.below(static_cast<u32>(g.most_programmes) - least + 1));
    std::vector<u8> taught;
    for (u32 k = 0; k < count; ++k) {
        taught.push_back(draw_field(taught, g.programmes_by_demand, t, rng));
        plan.push_back({.school = school, .field = taught.back(), .places = 0, .students = 0, .teachers = 0});
    }
}

/// (E54) Universities of which data say nothing share the places for further study of their region; nobody is there yet.
void add_universities(std::vector<KnownProgramme>& plan, Population& p, const Derived& t) {
    const auto schools = p.agents<School>();
    const std::size_t others = plan.size();
    const auto taught = [&](u32 s) { return std::ranges::find(plan, s, &KnownProgramme::school) != plan.end(); };
    for (u32 s = 0; s < schools.size(); ++s) {
        if (schools[s].type == SchoolType::university && !taught(s)) draw_programmes(plan, p, t, s);
    }
    std::vector<double> programmes(t.layout.regions, 0);
    for (std::size_t k = others; k < plan.size(); ++k) programmes[schools[plan[k].school].region] += 1;
    const double years = p.given<given::Graduation>().further_years;
    for (std::size_t k = others; k < plan.size(); ++k) {
        const u8 region = schools[plan[k].school].region;
        const double all = p.given<given::Enrolment>().university_places * yearly_intake(p) * t.region_weight[region];
        plan[k].places = all / programmes[region];
        plan[k].teachers =
            at_least_one(years * plan[k].places / staffing_ratio(SchoolType::university, p.given<given::Teachers>()));
    }
}

/// What vocational schools teach, as known or drawn; all drawn programmes are of one size.
std::vector<KnownProgramme> plan_programmes(Population& p, const Derived& t, const Registry& known) {
    if (!known.programmes.empty()) return known.programmes;
    std::vector<KnownProgramme> plan;
    for (u32 s = 0; s < p.agents<School>().size(); ++s) {
        if (p.agents<School>()[s].type != SchoolType::university) draw_programmes(plan, p, t, s);
    }
    const double intake = yearly_intake(p) / static_cast<double>(plan.size());
    for (KnownProgramme& programme : plan) {
        const u32 years = course_length(p.agents<School>()[programme.school].type) / 4U;
        programme.places = p.given<given::Enrolment>().capacity * intake;
        programme.students = static_cast<u32>(std::round(intake)) * years;
        const double ratio = staffing_ratio(p.agents<School>()[programme.school].type, p.given<given::Teachers>());
        programme.teachers = at_least_one(programme.students / ratio);
    }
    return plan;
}

/// Students of a programme in the cohort that began `years_ago`: equal ones, what is left over in the youngest.
u32 cohort_of(const KnownProgramme& programme, u32 years, u32 years_ago) {
    return programme.students / years + (years_ago < programme.students % years ? 1 : 0);
}

void make_programmes(Population& p, const Derived& t, const std::vector<KnownProgramme>& plan) {
    const auto& g = p.given<given::Initial>();
    const double technology = p.agents<Economy>()[0].mean_technology;
    p.add<Programme>(static_cast<u32>(plan.size()), [&](u32 k, Rng& rng) {
        const School& school = p.agents<School>()[plan[k].school];
        Programme programme{.school = {plan[k].school}};
        programme.field = plan[k].field;
        programme.region = school.region;
        programme.type = school.type;
        programme.length = course_length(school.type);
        programme.capacity = plan[k].places;
        programme.students = plan[k].students;
        programme.teachers = plan[k].teachers;
        programme.quality = index_about_one(g.teacher_quality_deviation, g.teacher_quality_reach, rng);
        programme.dual_qualified = g.dual_qualified;
        programme.equipment = rng.uniform(g.equipment_low, g.equipment_high);
        programme.vintage = technology - g.curriculum_lag;
        programme.profile = draw_profile(t.main_industry[programme.field], p.given<given::Firms>(), rng);
        programme.draw_weight = 1;
        programme.placement = g.placement;
        programme.enrolled = programme.first_choices = cohort_of(plan[k], programme.length / 4U, 0);
        programme.quarters_in_state = programme.length;
        programme.state = ProgrammeState::open;
        return programme;
    });
    for (const KnownProgramme& programme : plan) p.agents<School>()[programme.school].programmes += 1;
}

/// Times trained of the youngest cohort: enrolled in the last Q3, first trained in Q4.
u32 quarters_since_enrolment(const Scenario& scenario) {
    const Quarter now = scenario.start ? scenario.start->quarter() : Quarter::q1;
    return (static_cast<u32>(now) + 1) % 4;
}

void make_students(Population& p, const std::vector<KnownProgramme>& plan) {
    const auto& g = p.given<given::Initial>();
    const auto& people = p.given<given::Population>();
    const auto programmes = p.agents<Programme>();
    const u32 youngest = quarters_since_enrolment(p.inputs().scenario());
    std::vector<std::pair<u32, u16>> seats;  // programme and times trained of each student
    for (u32 k = 0; k < programmes.size(); ++k) {
        const u32 years = programmes[k].length / 4U;
        for (u32 year = 0; year < years; ++year)
            seats.insert(seats.end(), cohort_of(plan[k], years, year), {k, static_cast<u16>(4 * year + youngest)});
    }
    const u32 first = static_cast<u32>(p.agents<Person>().size());
    p.add<Person>(static_cast<u32>(seats.size()), [&](u32 slot, Rng& rng) {
        const auto [k, trained] = seats[slot - first];
        const Programme& programme = programmes[k];
        Person student{};
        student.alive = true;
        student.status = Status::student;
        student.programme = Id<Programme>{k};
        student.region = programme.region;
        student.field = programme.field;
        student.spell = static_cast<u8>(trained);
        student.set(vet);
        student.ability = static_cast<float>(index_about_one(people.ability_deviation, people.ability_reach, rng));
        student.skill =
            static_cast<float>(p.given<given::Training>().entry_skill + g.skill_gain * trained / programme.length);
        student.vintage = static_cast<float>(programme.vintage);
        student.competence.fill(Share16::of(static_cast<float>(p.given<given::Enrolment>().competence_at_entry)));
        return student;
    });
    for (const Programme& programme : programmes)
        p.agents<School>()[programme.school.slot].fund += g.school_fund * programme.students;
}

}  // namespace

void make_schools(Population& p, const Derived& derived, const Registry& known) {
    make_school_records(p, plan_schools(p, derived, known));
    std::vector<KnownProgramme> plan = plan_programmes(p, derived, known);
    add_universities(plan, p, derived);
    make_programmes(p, derived, plan);
    make_students(p, plan);
}

}  // namespace consortium
