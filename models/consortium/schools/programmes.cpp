// P5b, P5c: programmes renew curriculum, staff, equipment and reputation; schools settle their fund (E43, E44, E44b, E46,
// E46b).
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"
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

namespace {

/// d̃_p of its partners.
double depth_of(Id<Programme> programme, In<Partnership> edges, const given::Training& g) {
    double depth = 0;
    for (const auto& [firm, edge, id] : edges[programme]) depth += edge.agreed.depth;
    return effective_depth(depth, g);
}

/// What partners know, weighted by how much of it is heard (E43).
struct Technology {
    double weight = 0;
    double sum = 0;  ///< of weight·x
};

Technology technology_of_partners(Id<Programme> self, const Programme& me, In<Partnership> edges, Read<Firm> firms,
                                  double training_base, const given::Curriculum& g) {
    Technology known;
    for (const auto& [firm, edge, id] : edges[self]) {
        const double counts = vintage_weight(edge.agreed.depth, inside(firms[firm], me), training_base, g);
        known.weight += counts;
        known.sum += counts * firms[firm].knowledge.technology;
    }
    return known;
}

/// Mean X_b of the institutes that a school is linked with, 0 without any.
double science_of(Id<School> school, Out<ScienceLink> links, Read<Institute> institutes) {
    const auto linked = links[school];
    double science = 0;
    for (const ScienceLink& link : linked) science += institutes[link.to].level / static_cast<double>(linked.size());
    return science;
}

}  // namespace

/// P5b, first, with the D of last quarter.
void renew_curriculum(Programme& me, Self<Programme> self, In<Partnership> edges, Read<Firm> firms, Read<Cell> cells,
                      Out<ScienceLink> links, Read<Institute> institutes, Read<Consortium> consortia, Given<Derived> derived,
                      Given<SchoolRules> rules) {
    if (me.state == ProgrammeState::pipeline) return;  // nobody teaches yet
    const Consortium& own = consortia[{me.region}];
    const given::Curriculum& g = *rules->curriculum;
    const Technology known = technology_of_partners(self, me, edges, firms, own.intensity[training_base], g);
    const double deep = effective_depth(known.weight, *rules->training);  // an industry college is heard more, even alone
    const double used = cells[derived->layout.cell(me.region, me.field)].mean_technology;
    const double science = science_of(me.school, links, institutes);
    const double blend = links[me.school].empty() ? 0.0 : g.science_weight * own.intensity[science_education];
    const double heard = g.partner_weight * deep;
    const double target = curriculum_target(known.weight, known.sum, heard, used, science, blend);  // (E43)
    me.vintage = adapted_vintage(me.vintage, target, deep, me.dual_qualified, g);
}

/// (E44) Each stock uses the new ones before it.
void renew_teachers(Programme& me, Self<Programme> self, In<Partnership> edges, Read<School> schools,
                    Read<Exchange> exchange, Given<SchoolRules> rules) {
    if (me.state == ProgrammeState::pipeline) return;
    const given::Training& g = *rules->training;
    const given::Teachers& teachers = *rules->teachers;
    const bool has_money = schools[me.school].fund > 0;
    me.part_timers = next_part_timers(me.part_timers, exchange[self].accepted, teachers);
    me.dual_qualified = next_dual_qualified(me.dual_qualified, me.part_timers, teachers);
    me.teachers = next_teachers(me.teachers, me.students, staffing_ratio(me.type, teachers), has_money,
                                me.state == ProgrammeState::open, teachers);
    me.social_trainers =
        next_social_trainers(me.social_trainers, me.teachers, rules->population->association_share, teachers);
    me.edges = edges[self].size();
    const double ratio = student_ratio(me.students, me.teachers, me.part_timers, me.social_trainers, g);
    me.load = load_of(ratio, me.edges, me.teachers, g);
}

/// (E46)
void renew_reputation(Programme& me, Self<Programme> self, In<Partnership> edges, Read<PlacementSums> placements,
                      Given<Derived> derived, Given<SchoolRules> rules) {
    if (me.state == ProgrammeState::pipeline) return;
    me.reputation = next_reputation(me.reputation, placement_score(me.placement, placements[{me.region}]),
                                    depth_of(self, edges, *rules->training), derived->strategic_field[me.field] != 0,
                                    me.medals, *rules->programmes);
    me.medals = 0;
}

namespace {

/// (E46b) I_d, in wq: what partners give a tenth of, they would pay on the edge outside or inside a consortium.
double donations(Id<Programme> self, const Programme& me, In<Partnership> edges, Read<Firm> firms, double training_base,
                 const SchoolRules& rules) {
    const given::Partnership& outside = *rules.partnership;
    const given::Partnership within = with_training_base(outside, training_base, *rules.platforms);
    double donated = 0;
    for (const auto& [firm, edge, id] : edges[self]) {
        const given::Partnership& costs = inside(firms[firm], me) ? within : outside;
        donated +=
            donation(edge.agreed.depth, running_cost(edge.agreed.depth, cost_scale(edge.agreed.seats, costs), costs, 1),
                     *rules.school_finance);
    }
    return donated;
}

}  // namespace

/// (E46b) Equipment, and (E44b) what the programme earns and costs in the quarter.
void renew_equipment(Programme& me, Self<Programme> self, In<Partnership> edges, Read<Firm> firms, Read<School> schools,
                     Read<Consortium> consortia, Read<Economy> economy, Tally<SchoolCosts> costs, Given<SchoolRules> rules) {
    if (me.state == ProgrammeState::pipeline) return;
    const School& school = schools[me.school];
    const given::SchoolFinance& g = *rules->school_finance;
    const double base = consortia[{me.region}].intensity[training_base];
    const double unit = economy[the_economy].wage;
    const bool open = me.state == ProgrammeState::open;
    const double invested = open ? equipment_budget(school.fund, school.programmes, g) / unit : 0.0;
    const double donated = donations(self, me, edges, firms, base, *rules);
    me.equipment = next_equipment(me.equipment, invested, donated, me.students, base, g);
    Adding<SchoolCosts> cost = costs[me.school];
    cost.income += .25 * g.student_income * me.students * unit;
    cost.teachers += g.teacher_pay * me.teachers * unit;
    cost.running += g.running_cost * me.students * unit;
    cost.equipment += invested * unit;
}

/// For z-scores; in Q1 the reputation also becomes the weight of a draw (E29).
void gauge_placement(Programme& me, Reduce<PlacementSums> placements, Given<Clock> clock) {
    if (!takes_beginners(me)) return;
    Adding<PlacementSums> here = placements[{me.region}];
    here.programmes += 1;
    here.sum += me.placement;
    here.squares += me.placement * me.placement;
    if (clock->is(Quarter::q1)) me.draw_weight = math::exp(me.reputation);
}

/// P5c (E44b): income per student, fees and service projects since it was last settled, less pay, running cost, equipment,
/// prizes, its part in projects and joint R&D, and since Q1 new programmes.
void settle_fund(School& me, Self<School> self, Read<SchoolCosts> costs, Read<SchoolIncome> income, Given<Clock> clock) {
    const SchoolCosts& c = costs[self];
    const SchoolIncome& i = income[self];
    me.fund += c.income + c.grants + i.fees + i.services - c.teachers - c.running - c.equipment - c.prizes - c.projects -
               c.start_ups - c.research;
    if (i.served > 0) me.served = clock->step + 1;
}

/// P5b in the quarter.
void renew_programmes(Schedule& step) {
    step.each<renew_curriculum>("renew_curriculum");
    step.each<renew_teachers>("renew_teachers");
    step.each<renew_reputation>("renew_reputation");
    step.each<renew_equipment>("renew_equipment");
}

}  // namespace consortium
