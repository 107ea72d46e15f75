// P7 in Q1: schools restructure. They resize, open and close programmes by signals of demand (E56, E57); approval takes
// time (L18); then the places of a region are made to fit its intake.
#include "models/consortium/schools/restructuring.hpp"

#include "models/consortium/firms/founders.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"

#include <cmath>
#include <optional>

namespace consortium {

double relative_demand(double choices, double places, double all_choices, double all_places) {
    return math::log((choices + 1) / (places + 1) * (all_places + 1) / (all_choices + 1));
}

double resized(double capacity, double signal, double relative_demand, const given::Programmes& g) {
    return std::max(g.least_capacity,
                    capacity * math::exp(g.capacity_response * clip(signal + g.choice_weight * relative_demand, -1, 1)));
}

double start_up_cost(double nearest, const given::Programmes& g) {
    return g.start_up_cost * (g.near_cost + (1 - g.near_cost) * nearest);
}

double appraisal(double signal, u32 length, double cost, double grant, const given::Programmes& g,
                 const given::SchoolFinance& finance, const given::Annuity& annuity) {
    const double students = g.first_capacity * heads(length) / 4;
    return signal * students * finance.student_income * g.margin * annuity.three_years - cost + grant;
}

bool endangered(const Trouble& t, const given::Programmes& g) {
    return t.weak_years >= g.warnings || (t.had_intake && t.enrolled < g.poor_enrolment * t.capacity) ||
           t.capacity < g.small_class;
}

u8 weak_years_after(u8 before, double placement, double threshold) {
    return static_cast<u8>(placement < threshold ? std::min(255, before + 1) : 0);
}

/// A quarter more in its state; an approved programme opens.
void approve(Programme& me, Tally<ProgrammeFlows> flows) {
    me.quarters_in_state += 1;
    if (me.state != ProgrammeState::pipeline || me.quarters_in_state < me.approval) return;
    me.state = ProgrammeState::open;
    me.quarters_in_state = 0;
    me.teachers = at_least_one(me.teachers);  // some have left while it closed
    flows[{me.region}].opened += 1;
}

/// Last Q2's graduates who work in their field, before a programme turns to another.
void count_matched(const Programme& me, Self<Programme> self, Read<Graduates> graduates, Tally<MatchedGraduates> matched,
                   Given<Derived> derived) {
    matched[derived->layout.cell(me.region, me.field)].matched += graduates[self].matched.value();
}

void compare_choices(const Programme& me, Reduce<ChoiceSums> regions) {
    if (!me.had_intake() || !takes_beginners(me)) return;
    regions[{me.region}].choices += heads(me.first_choices);
    regions[{me.region}].places += me.capacity;
}

/// (E56) Places follow signals and first choices; (E57) a year of poor placement is counted.
void resize(Programme& me, Read<Plans> plans, Read<ChoiceSums> sums, Given<SchoolRules> rules,
            Given<policy::Schools> levers) {
    if (!takes_beginners(me)) return;
    me.weak_years = weak_years_after(me.weak_years, me.placement, levers->closure_threshold(target_of(me)));
    const ChoiceSums& all = sums[{me.region}];
    const double wanted =
        me.had_intake() ? relative_demand(heads(me.first_choices), me.capacity, all.choices, all.places) : 0.0;
    me.capacity = resized(me.capacity, plans[me.school].signal[me.field], wanted, *rules->programmes);
}

namespace {

/// A field that a school could turn to.
struct Option {
    u8 field = 0;
    double value = 0;  ///< appraised, wq
    double cost = 0;   ///< wq
    double grant = 0;  ///< wq
};

/// What a school teaches, prepares or lets run out, by programme.
std::vector<u8> fields_of(std::span<const Id<Programme>> own, Read<Programme> programmes) {
    std::vector<u8> fields;
    for (const Id<Programme> p : own) fields.push_back(programmes[p].field);
    return fields;
}
std::vector<u8> without(std::vector<u8> fields, std::size_t one) {
    fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(one));
    return fields;
}

/// Some fields not yet taught, drawn at random.
std::vector<u8> sample_fields(const std::vector<u8>& taught, u32 fields, const given::Programmes& g, Rng& rng) {
    std::vector<u8> others;
    for (u32 f = 0; f < fields; ++f) {
        if (std::ranges::find(taught, static_cast<u8>(f)) == taught.end()) others.push_back(static_cast<u8>(f));
    }
    const std::size_t count = std::min(static_cast<std::size_t>(g.fields_looked_at), others.size());
    for (std::size_t k = 0; k < count; ++k) std::swap(others[k], others[k + rng.below(static_cast<u32>(others.size() - k))]);
    others.resize(count);
    return others;
}

double nearest_of(u8 field, const std::vector<u8>& taught, const Derived& derived) {
    double nearest = 1;
    for (u8 f : taught) nearest = std::min(nearest, static_cast<double>(derived.field_distance(field, f)));
    return nearest;
}

Target place_of(u8 region, u8 field) {
    Target place = target_of_region(region);
    place.label[field_axis] = field;
    return place;
}

/// (E56) The best of some fields by appraisal, if any is left.
std::optional<Option> best_option(const School& school, const Plans& plans, const std::vector<u8>& taught,
                                  const Derived& derived, const SchoolRules& rules, const policy::Schools& levers,
                                  Rng& rng) {
    std::optional<Option> best;
    for (const u8 field : sample_fields(taught, derived.layout.fields, *rules.programmes, rng)) {
        Option option{.field = field};
        option.cost = start_up_cost(nearest_of(field, taught, derived), *rules.programmes);
        if (derived.strategic_field[field] != 0)
            option.grant = levers.strategic_start_up_grant(place_of(school.region, field));
        option.value = appraisal(plans.signal[field], course_length(school.type), option.cost, option.grant,
                                 *rules.programmes, *rules.school_finance, *rules.annuity);
        if (!best || option.value > best->value) best = option;
    }
    return best;
}

/// (E56) As it enters the pipeline; `placement` is what is expected of it.
Programme new_programme(Id<School> school, u8 region, SchoolType type, u8 field, double placement, double technology,
                        const Derived& derived, const SchoolRules& rules, const policy::Schools& levers, Rng& rng) {
    const given::Programmes& g = *rules.programmes;
    Programme p{.school = school};
    p.region = region;
    p.type = type;
    p.field = field;
    p.length = course_length(type);
    p.state = ProgrammeState::pipeline;
    p.approval = static_cast<u8>(std::round(levers.approval_lag(place_of(region, field))));
    p.capacity = g.first_capacity;
    p.teachers = g.first_teachers;
    p.quality = index_about_one(rules.initial->teacher_quality_deviation, rules.initial->teacher_quality_reach, rng);
    p.equipment = g.first_equipment;
    p.dual_qualified = g.first_dual_qualified;
    p.vintage = technology - g.first_vintage_lag;
    p.profile = draw_profile(derived.main_industry[field], *rules.firms, rng);
    p.placement = placement;
    p.draw_weight = 1;
    return p;
}

/// Programmes of a school: how many are open and how many wait, and the mean placement of the open.
struct Standing {
    u32 open = 0;
    u32 pipeline = 0;
    double placement = 0;
};

Standing standing_of(std::span<const Id<Programme>> own, Read<Programme> programmes) {
    Standing s;
    for (const Id<Programme> id : own) {
        const Programme& p = programmes[id];
        if (p.state == ProgrammeState::pipeline) ++s.pipeline;
        if (p.state != ProgrammeState::open) continue;
        ++s.open;
        s.placement += p.placement;
    }
    if (s.open > 0) s.placement /= heads(s.open);
    return s;
}

}  // namespace

/// (E57) Where the last students of a closed programme have left, it turns to another field.
void plan_turns(const School& me, Self<School> self, Index<ProgrammesBySchool> by_school, Read<Programme> programmes,
                Read<Plans> plans, Emit<Reform> reform, Given<Derived> derived, Given<SchoolRules> rules,
                Given<policy::Schools> levers, Rng& rng) {
    const auto own = by_school[self.id().slot];
    std::vector<u8> taught = fields_of(own, programmes);
    for (std::size_t k = 0; k < own.size(); ++k) {
        const Programme& p = programmes[own[k]];
        if (p.state != ProgrammeState::closing || p.students > 0) continue;
        const auto next = best_option(me, plans[self], without(taught, k), *derived, *rules, *levers, rng);
        if (!next) continue;
        taught[k] = next->field;
        reform({.to = own[k], .field = next->field, .placement = standing_of(own, programmes).placement});
    }
}

/// (E57) Its teachers are retrained and stay.
void turn(Programme& me, Inbox<Reform> reforms, Read<Cell> cells, Read<Economy> economy, Tally<SchoolCosts> costs,
          Given<Derived> derived, Given<SchoolRules> rules, Given<policy::Schools> levers, Rng& rng) {
    const Reform& r = reforms[0];
    const double technology = cells[derived->layout.cell(me.region, r.field)].mean_technology;
    Programme next =
        new_programme(me.school, me.region, me.type, r.field, r.placement, technology, *derived, *rules, *levers, rng);
    next.quality = me.quality;
    next.teachers = me.teachers;
    costs[me.school].start_ups += rules->programmes->retraining * me.teachers * economy[the_economy].wage;
    me = next;
}

/// (E56) One more programme, unless one is in the pipeline already.
void begin_programme(const School& me, Self<School> self, Mine<Plans> plans, Index<ProgrammesBySchool> by_school,
                     Read<Programme> programmes, Read<Cell> cells, Read<Economy> economy, Emit<Programme> found,
                     Given<Derived> derived, Given<SchoolRules> rules, Given<policy::Schools> levers, Rng& rng) {
    const auto own = by_school[self.id().slot];
    const Standing standing = standing_of(own, programmes);
    if (own.empty() || me.type == SchoolType::university || standing.pipeline > 0 ||
        heads(static_cast<u32>(own.size())) >= rules->programmes->most)
        return;
    const auto best = best_option(me, *plans, fields_of(own, programmes), *derived, *rules, *levers, rng);
    if (!best || best->value <= 0 || me.fund < (best->cost - best->grant) * economy[the_economy].wage) return;
    const double technology = cells[derived->layout.cell(me.region, best->field)].mean_technology;
    found(new_programme(self, me.region, me.type, best->field, standing.placement, technology, *derived, *rules, *levers,
                        rng));
    plans->start_up = best->cost;
    plans->grant = best->grant;
}

/// (E56) of the programme it began, with the grant (L20).
void pay_for_start(const School& me, Self<School> self, Read<Plans> plans, Read<Economy> economy, Tally<SchoolCosts> costs,
                   Tally<Treasury> treasuries) {
    const double unit = economy[the_economy].wage;
    const Plans& mine = plans[self];
    costs[self].start_ups += mine.start_up * unit;
    costs[self].grants += mine.grant * unit;
    treasuries[{me.region}].start_up_grants += mine.grant * unit;
}

/// (E57) Endangered programmes may have to close, but for the last one.
void plan_closures(const School& me, Self<School> self, Index<ProgrammesBySchool> by_school, Read<Programme> programmes,
                   Emit<Ending> close, Tally<ProgrammeFlows> flows, Given<SchoolRules> rules, Rng& rng) {
    const given::Programmes& g = *rules->programmes;
    const auto own = by_school[self.id().slot];
    u32 open = standing_of(own, programmes).open;
    for (const Id<Programme> id : own) {
        const Programme& p = programmes[id];
        if (!takes_beginners(p) || open <= 1) continue;
        if (!endangered({p.weak_years, heads(p.enrolled), p.capacity, p.had_intake()}, g) || !rng.chance(g.closing_chance))
            continue;
        close({id});
        flows[{me.region}].closed += 1;
        --open;
    }
}

void begin_to_close(Programme& me, Inbox<Ending>) {
    me.state = ProgrammeState::closing;
    me.quarters_in_state = 0;
    me.weak_years = 0;
}

void add_capacity(const Programme& me, Reduce<CapacitySums> regions) {
    if (takes_beginners(me)) regions[{me.region}].places += me.capacity;
}

/// (E56) Places of a region fit its intake: of newcomers, and of as many who go on as in the last autumn.
void fit_capacity(Programme& me, Read<CapacitySums> sums, Read<FurtherStudy> further, Read<Region> regions,
                  Given<SchoolRules> rules) {
    const given::Enrolment& g = *rules->enrolment;
    const double places = sums[{me.region}].places;
    if (!takes_beginners(me) || places <= 0) return;
    const double newcomers = 4 * rules->labour->retirement * regions[{me.region}].workforce_0 * g.vocational_share;
    const double intake = newcomers + further[{me.region}].applicants;
    me.capacity *= g.capacity * intake / places;
}

/// (E57) Partnerships end when a programme begins to close.
void leave_programme(Partnership& me, Read<Programme> programmes) {
    if (programmes[me.to].state != ProgrammeState::open) me.alive = false;
}

void count_programmes(School& me, Self<School> self, Index<ProgrammesBySchool> by_school, Read<Programme> programmes) {
    me.programmes = standing_of(by_school[self.id().slot], programmes).open;
}

/// (E50) L21 of the programme, by its field and order classes; government pays a quarter of it for each student.
void grant_stipends(Programme& me, Self<Programme> self, In<Partnership> edges, Read<Economy> economy,
                    Tally<Treasury> treasuries, Given<Derived> derived, Given<policy::Schools> levers) {
    if (me.type == SchoolType::university) return;
    bool order_class = false;
    for (const auto& [firm, edge, id] : edges[self]) order_class = order_class || edge.agreed.depth >= .75F;
    me.stipend = stipend_of(levers->strategic_stipend, target_of(me), derived->strategic_field[me.field] != 0, order_class);
    treasuries[{me.region}].stipends += me.stipend / 4 * me.students * economy[the_economy].wage;
}

/// P7 in the quarter, but for graduation and enrolment.
void restructuring(Schedule& step) {
    step.each<remember_openings>("remember_openings");
    step.each<pay_for_planning>("pay_for_planning");
    step.each<approve>("approve");
    Schedule winter = step.in(Quarter::q1);
    winter.each<count_matched>("count_matched");
    winter.each<add_to_sector>("add_to_sector");
    winter.each<measure_growth>("measure_growth");
    winter.each<look_ahead>("look_ahead");
    winter.each<compare_choices>("compare_choices");
    winter.each<read_signals>("read_signals");
    winter.each<resize>("resize");
    winter.each<plan_turns>("plan_turns");
    winter.receivers<turn, Reform>("turn");
    winter.each<begin_programme>("begin_programme");
    winter.each<pay_for_start>("pay_for_start");
    winter.each<plan_closures>("plan_closures");
    winter.receivers<begin_to_close, Ending>("begin_to_close");
    winter.each<add_capacity>("add_capacity");
    winter.each<fit_capacity>("fit_capacity");
    winter.each<leave_programme>("leave_programme");
    step.each<count_programmes>("count_programmes");
    step.each<grant_stipends>("grant_stipends");
}

}  // namespace consortium
