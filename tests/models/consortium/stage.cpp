// How a stage is set, see stage.hpp.
#include "tests/models/consortium/stage.hpp"

#include "models/consortium/declare.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/outputs/declare_indicators.hpp"
#include "models/consortium/outputs/watch.hpp"

#include <cmath>

namespace consortium::stage {

namespace {

void describe(Schema& s) {
    s.calendar();
    declare_axes(s);
    describe_records(s);
    declare_numbers(s);
    s.derive<Derived>(make_derived);
}

void describe_with_indicators(Schema& s) {
    describe(s);
    declare_indicators(s);
}

void know_nothing(const Economy&, Indicators out) {
    for (const FrameLayout::Entry& entry : out.layout().entries()) {
        const IndicatorName name = entry.indicator;
        const auto& shape = entry.shape;
        if (shape.empty()) out(name) = std::nan("");
        for (u32 a = 0; shape.size() == 1 && a < shape[0]; ++a) out(name, a) = std::nan("");
        for (u32 cell = 0; shape.size() == 2 && cell < entry.size; ++cell)
            out(name, cell / shape[1], cell % shape[1]) = std::nan("");
    }
}

// What the model watches, but for what holds of whole populations alone (watch_run).
void watch_persons(Watch<Person> all) {
    watch_labour(all);
    watch_graduates(all);
}
void watch_partnerships(Watch<Partnership> all) {
    watch_cooperation(all);
    watch_transfers(all);
}
void watch_research(Watch<Research> all) { watch_transfers(all); }
void watch_all_firms(Watch<Firm> all) {
    watch_firms(all);
    watch_cooperation(all);
    watch_transfers(all);
}
void watch_programmes(Watch<Programme> all) {
    watch_schools(all);
    watch_cooperation(all);
}
void watch_cells(Watch<Cell> all) {
    watch_labour(all);
    watch_graduates(all);
}
void watch_regions(Watch<Region> all) {
    watch_graduates(all);
    watch_productivity(all);
}
void watch_economy(Watch<Economy> the) {
    watch_labour(the);
    watch_graduates(the);
    watch_firms(the);
    watch_cooperation(the);
    watch_transfers(the);
    watch_productivity(the);
}

void nothing_expected(const Inputs&, Expected&) {}

}  // namespace

Model play(void (*populate)(Population&), void (*schedule)(Schedule&)) {
    return {.name = "consortium",
            .about = {"some phases", "部分过程"},
            .describe = describe,
            .populate = populate,
            .schedule = schedule,
            .expect = nothing_expected};
}

Model play_and_observe(void (*populate)(Population&), void (*schedule)(Schedule&)) {
    Model model = play(populate, schedule);
    model.describe = describe_with_indicators;
    model.watch = {watch_persons,    watch_partnerships, watch_research, watch_all_firms,
                   watch_programmes, watch_cells,        watch_regions,  watch_economy};
    return model;
}

void begin_observing(Schedule& step) { step.each<know_nothing>("know_nothing"); }

const Played::Values& uncalibrated() {
    static const Played::Values values{{"partnership.fixed_cost", 2.5},     {"partnership.depth_cost", 6},
                                       {"partnership.retention_base", .25}, {"firms.trainee_productivity_mean", .5},
                                       {"formalism.falsification_cost", 2}, {"labour.on_the_job_search", .02},
                                       {"market.selection", .02},           {"programmes.start_up_cost", 40},
                                       {"rnd.relabelling_cost", .64},       {"rnd.step_support", .18},
                                       {"transfer.fee_median", 16},         {"transfer.hazard", .14},
                                       {"wages.reference_tightness", .7}};
    return values;
}

Scenario scenario(const Played::Values& parameters, Quarter start) {
    Scenario all;
    for (const auto& [name, value] : uncalibrated()) all.parameters[name].value = value;
    all.model = all.name = "consortium";
    all.start = Date::of(2025, static_cast<i32>(start) + 1);
    for (const auto& [name, value] : parameters) all.parameters[name].value = value;
    return all;
}

void make_groups(Population& p) {
    const Derived t = make_derived(p.inputs());
    p.add<Economy>(1, [](u32, Rng&) {
        Economy economy{};
        economy.wage = 1;
        return economy;
    });
    p.add<Region>(t.layout.regions, [&](u32 r, Rng&) {
        Region region{};
        region.weight = t.region_weight[r];
        region.payout = 1;
        return region;
    });
    p.add<Industry>(t.layout.industries, [](u32, Rng&) {
        Industry industry{};
        industry.field_share[0] = 1;
        for (u32 k = 0; k < fields_per_industry; ++k) industry.field[k] = static_cast<u8>(k);
        return industry;
    });
    p.add<Consortium>(t.layout.regions, [](u32, Rng&) {
        Consortium consortium{};
        consortium.governance = governance_effectiveness({.3, .3, .3});
        consortium.assessment = .3;
        consortium.percentile = .5;
        return consortium;
    });
    p.add<Market>(t.markets, [](u32, Rng&) {
        Market market{};
        market.expenditure = 100;
        market.past.fill(100);
        market.mean_wage = market.mean_effectiveness = market.regional_weight = 1;
        return market;
    });
    for (u32 i = 0; i < t.layout.industries; ++i) p.agents<Market>()[t.market(i, 0)].industry = static_cast<u8>(i);
    p.add<Sector>(t.layout.regions * t.layout.industries, [](u32, Rng&) { return Sector{}; });
    p.add<Cell>(t.layout.regions * t.layout.fields, [](u32, Rng&) {
        Cell cell{};
        cell.wage = 1;
        return cell;
    });
}

Firm firm_of(u32 staff, double wanted) {
    Firm firm{};
    firm.alive = true;
    firm.age = 40;
    firm.staff = staff;
    firm.wanted = wanted;
    firm.wage = 1;
    firm.member = true;
    return firm;
}
void post_all_terms(Population& p) {
    p.component<Workforce>([](Id<Firm>) { return Workforce{.effectiveness = 1}; });
    p.component<Terms>([&](Id<Firm> id) {
        const Firm& firm = p.agents<Firm>()[id.slot];
        return Terms{.technology = static_cast<float>(firm.knowledge.technology),
                     .objects = 0,
                     .wage = static_cast<float>(firm.wage),
                     .benefit_ratio = -1,
                     .staff = firm.staff,
                     .region = firm.region,
                     .industry = firm.industry,
                     .strategic = false,
                     .large = false,
                     .aware = firm.attitude.aware,
                     .alive = true};
    });
}

Person person_of(Status status, u8 field, u8 region) {
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

Programme programme_of(double capacity, u8 field) {
    Programme programme{.school = {0}};
    programme.capacity = capacity;
    programme.field = field;
    programme.length = 12;
    programme.teachers = 10;
    programme.quality = 1;
    programme.draw_weight = 1;
    programme.placement = .9;
    programme.quarters_in_state = 12;
    programme.type = SchoolType::higher;
    programme.state = ProgrammeState::open;
    programme.school = {0};
    return programme;
}
void make_school(Population& p) {
    p.add<School>(1, [](u32, Rng&) {
        School school{};
        school.aware = true;
        school.type = SchoolType::higher;
        school.programmes = 1;
        return school;
    });
}

}  // namespace consortium::stage
