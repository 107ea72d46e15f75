// P7 in Q1: schools restructure. They resize, open and close programmes by signals of demand (E56, E57); approval takes
// time (L18); then the places of a region are made to fit its intake.
#include "models/consortium/schools/restructuring.hpp"

#include "models/consortium/firms/founders.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/levers/consortia.hpp"
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
#include "models/consortium/schools/signals.hpp"

#include <cmath>

namespace consortium {

namespace {

constexpr double least_capacity = 4;    // (E56)
constexpr u32 most_programmes = 12;     // of a school
constexpr u32 fields_looked_at = 3;     // for a new programme
constexpr double first_capacity = 30;   // of a new programme
constexpr double first_teachers = 2;    //
constexpr double first_equipment = .2;  //
constexpr double first_dual_qualified = .3;
constexpr double first_vintage_lag = .2;
constexpr u32 warnings = 3;             // (E57) years
constexpr double poor_enrolment = .5;   // of places
constexpr double small_class = 15;      // places
constexpr double closing_chance = .15;  // a year
constexpr double retraining = .5;       // wq a teacher

}  // namespace

double relative_demand(double choices, double places, double all_choices, double all_places) {
    return math::log((choices + 1) / (places + 1) * (all_places + 1) / (all_choices + 1));
}

double resized(double capacity, double signal, double relative_demand, const given::Programmes& g) {
    return std::max(least_capacity, capacity * math::exp(g.capacity_response * clip(signal + .5 * relative_demand, -1, 1)));
}

double start_up_cost(double nearest, const given::Programmes& g) { return g.start_up_cost * (.5 + .5 * nearest); }

double appraisal(double signal, u32 length, double cost, double grant, const given::Programmes& g,
                 const given::SchoolFinance& finance, const given::Annuity& annuity) {
    const double students = first_capacity * heads(length) / 4;
    return signal * students * finance.student_income * g.margin * annuity.three_years - cost + grant;
}

bool endangered(const Trouble& t) {
    return t.weak_years >= warnings || (t.had_intake && t.enrolled < poor_enrolment * t.capacity) ||
           t.capacity < small_class;
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
    if (!me.had_intake()) return;
    regions[{me.region}].choices += heads(me.first_choices);
    regions[{me.region}].places += me.capacity;
}

namespace {

/// (E55) by region and field, as one school sees it.
class Signals {
  public:
    Signals(Key school, u8 at, const Region& region, u32 step, const policy::Schools& levers,
            const policy::Consortia& consortia, const given::Programmes& g, const Rng& rng)
        : school_(school),
          region_(region),
          planning_(levers.planning_information(target_of_region(at))),
          discussion_(offices_of(target_of_region(at), consortia).discussion),
          step_(step),
          g_(g),
          rng_(rng) {}
    double operator()(u8 field) const { return signal_of(school_, region_, field, planning_, discussion_, step_, g_, rng_); }

  private:
    Key school_;
    const Region& region_;
    double planning_;
    double discussion_;  ///< a_D: a school is a member of its region's consortium
    u32 step_;
    const given::Programmes& g_;
    const Rng& rng_;
};

}  // namespace

/// (E56) Places follow signals and first choices; (E57) a year of poor placement is counted.
void resize(Programme& me, Read<School> schools, Read<Region> regions, Read<ChoiceSums> sums, Given<policy::Schools> levers,
            Given<policy::Consortia> consortia, Given<given::Programmes> g, Given<Clock> clock, Rng& rng) {
    if (me.state != ProgrammeState::open) return;
    me.weak_years = weak_years_after(me.weak_years, me.placement, levers->closure_threshold(target_of(me)));
    const Id<Region> region{me.region};
    const Signals signals(schools.key(me.school), me.region, regions[region], clock->step, *levers, *consortia, *g, rng);
    const ChoiceSums& all = sums[region];
    const double wanted =
        me.had_intake() ? relative_demand(heads(me.first_choices), me.capacity, all.choices, all.places) : 0.0;
    me.capacity = resized(me.capacity, signals(me.field), wanted, *g);
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
std::vector<u8> sample_fields(const std::vector<u8>& taught, u32 fields, Rng& rng) {
    std::vector<u8> others;
    for (u32 f = 0; f < fields; ++f) {
        if (std::ranges::find(taught, static_cast<u8>(f)) == taught.end()) others.push_back(static_cast<u8>(f));
    }
    const std::size_t count = std::min<std::size_t>(fields_looked_at, others.size());
    for (std::size_t k = 0; k < count; ++k) std::swap(others[k], others[k + rng.below(static_cast<u32>(others.size() - k))]);
    others.resize(count);
    return others;
}

double nearest_of(u8 field, const std::vector<u8>& taught, const Derived& derived) {
    double nearest = 1;
    for (u8 f : taught) nearest = std::min(nearest, static_cast<double>(derived.field_distance(field, f)));
    return nearest;
}

/// All that a school's decisions of this year share.
struct Plans {
    const School& school;
    Id<School> id;
    const Signals& signals;
    double placement;  ///< mean of its open programmes
    double unit;       ///< W̄_t
    const Derived& derived;
    const policy::Schools& levers;
    const given::Programmes& g;
    const given::SchoolFinance& finance;
    const given::Annuity& annuity;
};

Target place_of(const School& school, u8 field) {
    Target place = target_of_region(school.region);
    place.label[field_axis] = field;
    return place;
}

/// (E56) The best of some fields by appraisal, if any is left.
bool best_option(const Plans& plans, const std::vector<u8>& taught, Rng& rng, Option& best) {
    bool found = false;
    for (const u8 field : sample_fields(taught, plans.derived.layout.fields, rng)) {
        Option option{.field = field};
        option.cost = start_up_cost(nearest_of(field, taught, plans.derived), plans.g);
        if (plans.derived.strategic_field[field] != 0)
            option.grant = plans.levers.strategic_start_up_grant(place_of(plans.school, field));
        option.value = appraisal(plans.signals(field), course_length(plans.school.type), option.cost, option.grant, plans.g,
                                 plans.finance, plans.annuity);
        if (found && option.value <= best.value) continue;
        best = option;
        found = true;
    }
    return found;
}

/// (E56) A programme as it enters the pipeline.
Programme new_programme(const Plans& plans, u8 field, Read<Cell> cells, const given::Firms& firms,
                        const given::Initial& initial, Rng& rng) {
    Programme p{.school = plans.id};
    p.region = plans.school.region;
    p.type = plans.school.type;
    p.field = field;
    p.length = course_length(p.type);
    p.state = ProgrammeState::pipeline;
    p.approval = static_cast<u8>(std::round(plans.levers.approval_lag(place_of(plans.school, field))));
    p.capacity = first_capacity;
    p.teachers = first_teachers;
    p.quality = clip(rng.normal(1, initial.teacher_quality_deviation), .5, 1.5);
    p.equipment = first_equipment;
    p.dual_qualified = first_dual_qualified;
    p.vintage = cells[plans.derived.layout.cell(p.region, field)].mean_technology - first_vintage_lag;
    p.profile = draw_profile(plans.derived.main_industry[field], firms, rng);
    p.placement = plans.placement;
    p.draw_weight = 1;
    return p;
}

/// Open programmes of a school: how many, and their mean placement.
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

Programme closing(Programme p) {
    p.state = ProgrammeState::closing;
    p.quarters_in_state = 0;
    p.weak_years = 0;
    return p;
}

}  // namespace

/// (E57) Programmes close; where the last students have left, the programme turns to another field; (E56) a new one opens.
void restructure(const School& me, Self<School> self, Index<ProgrammesBySchool> by_school, Read<Programme> programmes,
                 Read<Region> regions, Read<Cell> cells, Read<Economy> economy, Emit<Reform> reform, Emit<Programme> found,
                 Tally<SchoolCosts> costs, Tally<Treasury> treasuries, Tally<ProgrammeFlows> flows, Given<Derived> derived,
                 Given<policy::Schools> levers, Given<policy::Consortia> consortia, Given<given::Programmes> g,
                 Given<given::SchoolFinance> finance, Given<given::Annuity> annuity, Given<given::Firms> firms,
                 Given<given::Initial> initial, Given<Clock> clock, Rng& rng) {
    const auto own = by_school[self.id().slot];
    if (own.empty()) return;
    const Standing standing = standing_of(own, programmes);
    const double unit = economy[the_economy].wage;
    const Signals signals(self.key(), me.region, regions[{me.region}], clock->step, *levers, *consortia, *g, rng);
    const Plans plans{me, self, signals, standing.placement, unit, *derived, *levers, *g, *finance, *annuity};

    u32 open = standing.open;
    u32 pipeline = standing.pipeline;
    std::vector<u8> taught = fields_of(own, programmes);
    for (std::size_t k = 0; k < own.size(); ++k) {
        const Id<Programme> id = own[k];
        const Programme& p = programmes[id];
        if (p.state == ProgrammeState::open && open > 1 &&
            endangered({p.weak_years, heads(p.enrolled), p.capacity, p.had_intake()}) && rng.chance(closing_chance)) {
            reform({id, closing(p)});
            flows[{me.region}].closed += 1;
            --open;
        }
        if (p.state != ProgrammeState::closing || p.students > 0) continue;
        Option best;
        if (!best_option(plans, without(taught, k), rng, best)) continue;
        Programme next = new_programme(plans, best.field, cells, *firms, *initial, rng);
        next.quality = p.quality;
        next.teachers = p.teachers;
        costs[self].start_ups += retraining * p.teachers * unit;
        reform({id, next});
        taught[k] = best.field;
        ++pipeline;
    }

    Option best;
    if (pipeline > 0 || own.size() >= most_programmes || !best_option(plans, taught, rng, best)) return;
    if (best.value <= 0 || me.fund < (best.cost - best.grant) * unit) return;
    found(new_programme(plans, best.field, cells, *firms, *initial, rng));
    costs[self].start_ups += best.cost * unit;
    costs[self].grants += best.grant * unit;
    treasuries[{me.region}].start_up_grants += best.grant * unit;
}

/// The programme as its school wants it.
void follow_school(Programme& me, Inbox<Reform> reforms) { me = reforms[0].as; }

void add_capacity(const Programme& me, Reduce<CapacitySums> regions) {
    if (me.state == ProgrammeState::open) regions[{me.region}].places += me.capacity;
}

/// (E56) Places of a region fit its intake.
void fit_capacity(Programme& me, Read<CapacitySums> sums, Read<Region> regions, Given<given::Labour> labour,
                  Given<given::Enrolment> enrolment) {
    const double places = sums[{me.region}].places;
    if (me.state != ProgrammeState::open || places <= 0) return;
    const double intake = 4 * labour->retirement * regions[{me.region}].workforce_0 * enrolment->vocational_share;
    me.capacity *= enrolment->capacity * intake / places;
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
    bool order_class = false;
    for (const auto& [firm, edge, id] : edges[self]) order_class = order_class || edge.depth >= .75F;
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
    winter.each<resize>("resize");
    winter.each<restructure>("restructure");
    winter.receivers<follow_school, Reform>("follow_school");
    winter.each<add_capacity>("add_capacity");
    winter.each<fit_capacity>("fit_capacity");
    winter.each<leave_programme>("leave_programme");
    step.each<count_programmes>("count_programmes");
    step.each<grant_stipends>("grant_stipends");
}

}  // namespace consortium
