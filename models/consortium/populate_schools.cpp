// (4.5.4) Schools, their programmes with distinct fields and equal capacity, and cohorts already enrolled.
#include "models/consortium/founders.hpp"
#include "models/consortium/money.hpp"
#include "models/consortium/population_of.hpp"

#include <algorithm>

namespace consortium {

namespace {

/// Types in the proportions of the parameters, universities last and at least one.
std::vector<SchoolType> school_types(u32 schools, const given::Initial& g) {
    const std::array<double, 4> share{g.secondary_schools, g.higher_schools, g.bachelor_schools, g.universities};
    const double all = share[0] + share[1] + share[2] + share[3];
    const u32 universities = std::max(1U, static_cast<u32>(schools * share[3] / all + .5));
    const u32 others = schools > universities ? schools - universities : 1;
    std::vector<SchoolType> types;
    for (u32 k = 0; k < others; ++k) {
        const double position = (k + .5) / others * (share[0] + share[1] + share[2]);
        types.push_back(position < share[0] ? SchoolType::secondary
                                            : (position < share[0] + share[1] ? SchoolType::higher : SchoolType::bachelor));
    }
    for (u32 k = 0; k < universities; ++k) types.push_back(SchoolType::university);
    return types;
}

void make_school_records(Population& p, const Tables& t) {
    const std::vector<SchoolType> types =
        school_types(static_cast<u32>(p.given<given::Population>().schools), p.given<given::Initial>());
    p.add<School>(static_cast<u32>(types.size()), [&](u32 k, Rng& rng) {
        School school{};
        school.type = types[k];
        school.aware = true;
        // Every region in turn, then by its weight.
        school.region = static_cast<u8>(k < t.layout.regions ? k : rng.pick(t.region_weight));
        return school;
    });
}

/// A field for a new programme, not among those taught: by the demand of the region's industries with probability ½.
u8 draw_field(const std::vector<u8>& taught, const Tables& t, Rng& rng) {
    while (true) {
        u32 field = rng.below(t.layout.fields);
        if (rng.chance(.5)) {
            const u32 industry = rng.pick(t.employment);
            const u32 k = std::min(rng.pick(field_shares), fields_per_industry - 1);
            field = t.neighbour_field(t.field_centre[industry], field_offsets[k]);
        }
        if (std::ranges::find(taught, static_cast<u8>(field)) == taught.end()) return static_cast<u8>(field);
    }
}

/// School and field of every programme.
std::vector<std::pair<u32, u8>> plan_programmes(Population& p, const Tables& t) {
    const auto& g = p.given<given::Initial>();
    std::vector<std::pair<u32, u8>> plan;
    for (u32 s = 0; s < p.agents<School>().size(); ++s) {
        if (p.agents<School>()[s].type == SchoolType::university) continue;
        Rng rng = p.rng("programmes of a school", s);
        const u32 least = static_cast<u32>(g.fewest_programmes);
        const u32 count = std::min(t.layout.fields, least + rng.below(static_cast<u32>(g.most_programmes) - least + 1));
        std::vector<u8> taught;
        for (u32 k = 0; k < count; ++k) {
            taught.push_back(draw_field(taught, t, rng));
            plan.emplace_back(s, taught.back());
        }
    }
    return plan;
}

double yearly_intake(Population& p) {
    return 4 * p.given<given::Labour>().retirement * p.given<given::Population>().persons *
           p.given<given::Enrolment>().vocational_share;
}

void make_programmes(Population& p, const Tables& t, const std::vector<std::pair<u32, u8>>& plan) {
    const auto& g = p.given<given::Initial>();
    const double intake = yearly_intake(p) / static_cast<double>(plan.size());
    const double technology = p.agents<Economy>()[0].mean_technology;
    p.add<Programme>(static_cast<u32>(plan.size()), [&](u32 k, Rng& rng) {
        const School& school = p.agents<School>()[plan[k].first];
        Programme programme{};
        programme.school = {plan[k].first};
        programme.field = plan[k].second;
        programme.region = school.region;
        programme.type = school.type;
        programme.length = course_length(school.type);
        programme.capacity = p.given<given::Enrolment>().capacity * intake;
        programme.students = std::round(intake) * programme.length / 4;
        programme.teachers = at_least_one(programme.students / p.given<given::Training>().reference_ratio);
        programme.quality = clip(rng.normal(1, g.teacher_quality_deviation), .5, 1.5);
        programme.dual_qualified = g.dual_qualified;
        programme.equipment = rng.uniform(g.equipment_low, g.equipment_high);
        programme.vintage = technology - g.curriculum_lag;
        programme.profile = draw_profile(t.main_industry[programme.field], p.given<given::Firms>(), rng);
        programme.draw_weight = 1;
        programme.placement = g.placement;
        programme.enrolled = programme.first_choices = static_cast<u32>(std::round(intake));
        programme.quarters_in_state = programme.length;
        programme.state = ProgrammeState::open;
        return programme;
    });
    for (const auto& [school, field] : plan) p.agents<School>()[school].programmes += 1;
}

/// Times trained of the youngest cohort: enrolled in the last Q3, first trained in Q4.
u32 quarters_since_enrolment(const Scenario& scenario) {
    const Quarter now = scenario.start ? scenario.start->quarter() : Quarter::q1;
    return (static_cast<u32>(now) + 1) % 4;
}

void make_students(Population& p) {
    const auto& g = p.given<given::Initial>();
    const auto programmes = p.agents<Programme>();
    const u32 youngest = quarters_since_enrolment(p.inputs().scenario());
    std::vector<std::pair<u32, u16>> seats;  // programme and times trained of each student
    for (u32 k = 0; k < programmes.size(); ++k) {
        const u32 cohort = static_cast<u32>(std::round(programmes[k].capacity / p.given<given::Enrolment>().capacity));
        for (u32 year = 0; year < programmes[k].length / 4U; ++year) {
            seats.insert(seats.end(), cohort, {k, static_cast<u16>(4 * year + youngest)});
        }
    }
    const u32 first = static_cast<u32>(p.agents<Person>().size());
    p.add<Person>(static_cast<u32>(seats.size()), [&](u32 slot, Rng& rng) {
        const auto [k, trained] = seats[slot - first];
        const Programme& programme = programmes[k];
        Person student{};
        student.alive = true;
        student.status = Status::student;
        student.programme = {k};
        student.region = programme.region;
        student.field = programme.field;
        student.spell = trained;
        student.set(vet);
        student.ability = static_cast<float>(clip(rng.normal(1, p.given<given::Population>().ability_deviation), .5, 1.5));
        student.skill =
            static_cast<float>(p.given<given::Training>().entry_skill + g.skill_gain * trained / programme.length);
        student.vintage = static_cast<float>(programme.vintage);
        student.competence.fill(Share16::of(.3F));
        return student;
    });
    for (const Programme& programme : programmes)
        p.agents<School>()[programme.school.slot].fund += g.school_fund * programme.students;
}

}  // namespace

void make_schools(Population& p, const Tables& tables) {
    make_school_records(p, tables);
    make_programmes(p, tables, plan_programmes(p, tables));
    make_students(p);
}

}  // namespace consortium
