// P5b, P5c: programmes renew curriculum, staff, equipment and reputation; schools settle their fund (E43, E44, E44b, E46,
// E46b).
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/teaching.hpp"

#include <cmath>

namespace consortium {

namespace {

/// (E46) z-score of placement among the open programmes of the region.
double placement_score(double placement, const PlacementSums& all) {
    if (all.programmes < 2) return 0;
    const double mean = all.sum / all.programmes;
    const double variance = (all.squares - all.programmes * mean * mean) / (all.programmes - 1);
    const double sd = variance > 0 ? std::sqrt(variance) : 0.0;
    return sd < 1e-9 ? 0.0 : (placement - mean) / sd;
}

}  // namespace

/// P5b. The curriculum uses the old D; each teacher stock uses the new ones before it.
void renew_programme(Programme& me, Self<Programme> self, In<Partnership> edges, Read<Firm> firms, Read<Cell> cells,
                     Read<School> schools, Out<ScienceLink> links, Read<Institute> institutes, Read<Consortium> consortia,
                     Read<Economy> economy, Read<PlacementSums> placements, Read<Exchange> exchange,
                     Tally<SchoolCosts> costs, Given<Derived> derived, Given<CooperationRules> rules,
                     Given<given::Training> training, Given<given::Curriculum> curriculum,
                     Given<given::SchoolFinance> finance) {
    if (me.state == ProgrammeState::pipeline) return;  // nobody teaches yet
    const auto partners = edges[self];
    const Consortium& own = consortia[{me.region}];
    const double base = own.intensity[training_base];
    const given::Partnership inside_costs = with_training_base(rules->partnership, base);
    double depth = 0;
    double weight = 0;
    double technology = 0;
    double donated = 0;
    for (const auto& [firm, edge, id] : partners) {
        const double d = edge.depth;
        const bool common = inside(firms[firm], me);
        const double counts = vintage_weight(d, common, base);
        depth += d;
        weight += counts;
        technology += counts * firms[firm].technology;
        donated += donation(d, running_cost(d, cost_scale(edge.seats), common ? inside_costs : rules->partnership, 1));
    }
    const double deep = effective_depth(depth);
    const double used = cells[derived->layout.cell(me.region, me.field)].mean_technology;
    const auto linked = links[me.school];
    double science = 0;
    for (const ScienceLink& link : linked) science += institutes[link.to].level / static_cast<double>(linked.size());
    const double blend = linked.empty() ? 0.0 : .3 * own.intensity[science_education];
    const double heard = curriculum->partner_weight * deep;
    const double target = curriculum_target(weight, technology, heard, used, science, blend);  // (E43)
    me.vintage = adapted_vintage(me.vintage, target, deep, me.dual_qualified, *curriculum);

    const School& school = schools[me.school];
    me.part_timers = next_part_timers(me.part_timers, exchange[self].accepted);  // (E44)
    me.dual_qualified = next_dual_qualified(me.dual_qualified, me.part_timers);
    me.teachers = next_teachers(me.teachers, me.students, school.fund > 0, me.state == ProgrammeState::open, *training);
    me.social_trainers = next_social_trainers(me.social_trainers, me.teachers, true);
    me.edges = partners.size();
    me.load = load_of(student_ratio(me.students, me.teachers, me.part_timers, me.social_trainers, *training), me.edges,
                      me.teachers, *training);

    me.reputation = next_reputation(me.reputation, placement_score(me.placement, placements[{me.region}]), deep,
                                    derived->strategic_field[me.field] != 0, me.medals);  // (E46)
    me.medals = 0;
    const bool open = me.state == ProgrammeState::open;
    const double invested = open ? equipment_budget(school.fund, school.programmes) / economy[the_economy].wage : 0.0;
    me.equipment = next_equipment(me.equipment, invested, donated, me.students, base, *finance);  // (E46b), in wq
    const double unit = economy[the_economy].wage;
    Adding<SchoolCosts> cost = costs[me.school];
    cost.income += .25 * finance->student_income * me.students * unit;
    cost.teachers += finance->teacher_pay * me.teachers * unit;
    cost.running += finance->running_cost * me.students * unit;
    cost.equipment += invested * unit;
}

/// For z-scores; in Q1 the reputation also becomes the weight of a draw (E29).
void gauge_placement(Programme& me, Reduce<PlacementSums> placements, Given<Clock> clock) {
    if (me.state != ProgrammeState::open) return;
    Adding<PlacementSums> here = placements[{me.region}];
    here.programmes += 1;
    here.sum += me.placement;
    here.squares += me.placement * me.placement;
    if (clock->is(Quarter::q1)) me.draw_weight = math::exp(me.reputation);
}

/// P5c (E44b): income per student, fees and service projects since it was last settled, less pay, running cost, equipment,
/// prizes, its part in projects, and since Q1 new programmes.
void settle_fund(School& me, Self<School> self, Read<SchoolCosts> costs, Read<SchoolIncome> income, Given<Clock> clock) {
    const SchoolCosts& c = costs[self];
    const SchoolIncome& i = income[self];
    me.fund += c.income + c.grants + i.fees + i.services - c.teachers - c.running - c.equipment - c.prizes - c.projects -
               c.start_ups;
    if (i.served > 0) me.served = clock->step + 1;
}

}  // namespace consortium
