// The records, parameters and levers of the consortium model as a stage for some of its phases: a test makes the population
// by hand and schedules what it wants to see. Indicators stay away.
#pragma once

#include "models/consortium/declare.hpp"
#include "models/consortium/declare_indicators.hpp"
#include "models/consortium/phases.hpp"
#include "tests/support/played.hpp"

#include <span>

extern const char* const consortium_parameters;
extern const char* const consortium_levers;

namespace consortium::stage {

inline void describe(Schema& s) {
    s.calendar();
    declare_axes(s);
    declare_records(s);
    declare_parameters(s);
    declare_levers(s);
    s.derive<Tables>(make_tables);
    s.derive<CooperationRules>(make_cooperation_rules);
}

/// A model of these phases.
inline Model play(void (*populate)(Population&), void (*schedule)(Schedule&)) {
    return {.name = "consortium",
            .about = {"some phases of the consortium model", "部分过程"},
            .describe = describe,
            .populate = populate,
            .schedule = schedule,
            .expect = [](const Inputs&, Expected&) {},
            .quantities = {consortium_parameters, consortium_levers}};
}

/// Its parameters, and the quarter it starts in.
inline Scenario scenario(const Played::Values& parameters, Quarter start = Quarter::q1) {
    Scenario all;
    all.model = all.name = "consortium";
    all.start = Date::of(2025, static_cast<i32>(start) + 1);
    for (const auto& [name, value] : parameters) all.parameters[name].value = value;
    return all;
}

/// The agents, components or edges of a played stage.
template <class T>
std::span<T> all(Played& run) {
    Column& column = run.world.column(typeid(T));
    return {column.as<T>(), column.size()};
}
/// The edges of one owner, in order of creation.
template <class E>
std::span<E> of(Played& run, u32 owner) {
    Edges& edges = run.world.edges(typeid(E));
    return all<E>(run).subspan(edges.offsets()[owner], edges.offsets()[owner + 1] - edges.offsets()[owner]);
}

/// The economy with a money unit of 1, regions, ten industries that want the first field only, markets with an expenditure
/// of 100, cells with wages of 1.
inline void make_groups(Population& p) {
    const Tables& t = p.given<Tables>();
    p.add<Economy>(1, [](u32, Rng&) {
        Economy economy{};
        economy.wage = 1;
        return economy;
    });
    p.add<Region>(t.layout.regions, [&](u32 r, Rng&) {
        Region region{};
        region.weight = t.region_weight[r];
        return region;
    });
    p.add<Industry>(t.layout.industries, [](u32, Rng&) {
        Industry industry{};
        industry.field_share[0] = 1;
        for (u32 k = 0; k < fields_per_industry; ++k) industry.field[k] = static_cast<u8>(k);
        return industry;
    });
    p.add<Market>(t.markets, [](u32, Rng&) {
        Market market{};
        market.expenditure = 100;
        market.past.fill(100);
        market.mean_wage = market.mean_effectiveness = market.regional_weight = 1;
        return market;
    });
    for (u32 i = 0; i < t.layout.industries; ++i) p.agents<Market>()[t.market(i, 0)].industry = static_cast<u8>(i);
    p.add<Cell>(t.layout.regions * t.layout.fields, [](u32, Rng&) {
        Cell cell{};
        cell.wage = 1;
        return cell;
    });
}

inline Firm firm_of(u32 staff, double wanted) {
    Firm firm{};
    firm.alive = true;
    firm.age = 40;
    firm.staff = staff;
    firm.wanted = wanted;
    firm.wage = 1;
    firm.effectiveness = 1;
    return firm;
}
/// The terms of all firms, as take_stock would write them.
inline void post_all_terms(Population& p) {
    p.component<Terms>([&](Id<Firm> id) {
        const Firm& firm = p.agents<Firm>()[id.slot];
        return Terms{.technology = static_cast<float>(firm.technology),
                     .objects = 0,
                     .separation = 0,
                     .benefit_ratio = -1,
                     .staff = firm.staff,
                     .region = firm.region,
                     .industry = firm.industry,
                     .strategic = false,
                     .large = false,
                     .aware = firm.aware,
                     .alive = true};
    });
}

/// Somebody without experience whose effectiveness in a job of the own field is 1.
inline Person person_of(Status status, u8 field = 0, u8 region = 0) {
    Person person{};
    person.alive = true;
    person.status = status;
    person.skill = 1;
    person.ability = 1;
    person.competence.fill(Share16::of(.4F));
    person.field = person.job_field = field;
    person.region = region;
    return person;
}

inline Programme programme_of(double capacity, u8 field = 0) {
    Programme programme{};
    programme.capacity = capacity;
    programme.field = field;
    programme.length = 12;
    programme.teachers = 10;
    programme.quality = 1;
    programme.draw_weight = 1;
    programme.type = SchoolType::higher;
    programme.state = ProgrammeState::open;
    programme.school = {0};
    return programme;
}
inline void make_school(Population& p) {
    p.add<School>(1, [](u32, Rng&) {
        School school{};
        school.aware = true;
        school.type = SchoolType::higher;
        school.programmes = 1;
        return school;
    });
}

}  // namespace consortium::stage
