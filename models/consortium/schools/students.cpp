// P6: teaching and learning. The programme works out once what all its students share; students learn, exert effort for
// transfer, grow in competence, or drop out (E40–E42b, E52, E82, E83).
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/schools/effort.hpp"
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"
#include "models/consortium/schools/teaching.hpp"

namespace consortium {

namespace {
/// (E42b) With a partner at d ≥ ¾ the weights of its industry shape what is taught.
std::array<float, competences> co_designed(Id<Programme> self, In<Partnership> edges, Read<Terms> firms,
                                           const Derived& derived, const given::Training& g) {
    std::array<float, competences> weight{};
    u32 partners = 0;
    for (const auto& [firm, edge, id] : edges[self]) {
        if (edge.agreed.depth < .75F) continue;
        const Terms& terms = firms[firm];
        for (u32 k = 0; k < competences; ++k) weight[k] += derived.competence_weight[terms.strategic][terms.large][k];
        partners += 1;
    }
    return co_design(weight, partners, g);
}

/// Platforms of the own consortium, and whether the school had a service project in the last 4 q.
Support support_of(const School& school, const Consortium& own, u32 step) {
    return {own.intensity[training_base], own.intensity[science_education], own.intensity[technology_complex],
            school.served > 0 && step + 1 - school.served < 4};
}
}  // namespace

void plan_teaching(Programme& me, Self<Programme> self, In<Partnership> edges, Read<Terms> firms, Read<School> schools,
                   Read<Consortium> consortia, Given<Derived> derived, Given<SchoolRules> rules,
                   Given<policy::Schools> levers, Given<Clock> clock) {
    const given::Training& training = *rules->training;
    const given::Transfer& transfer = *rules->transfer;
    double seats = 0;
    double depth = 0;
    for (const auto& [firm, edge, id] : edges[self]) {
        seats += edge.agreed.seats;
        depth += edge.agreed.depth;
    }
    const double deep = effective_depth(depth, training);
    const TimeShares time = time_shares(seats, me.students, deep, me.equipment,
                                        support_of(schools[me.school], consortia[{me.region}], clock->step), training);
    me.project_time = time.project;
    me.simulation_time = time.simulation;
    me.workplace_time = time.workplace;
    const double quality = teaching_quality(me.quality, me.dual_qualified, me.part_timers, me.teachers, training);  // (E41)
    const double ratio = student_ratio(me.students, me.teachers, me.part_timers, me.social_trainers, training);
    me.learning_rate = learning_rate(time, quality, ratio, deep, me.length, training);  // (E40)
    me.competence_gain = co_designed(self, edges, firms, *derived, training);

    const Target place = target_of(me);
    const FeeShares shares = fee_shares(levers->inventor_share(place), transfer);
    const u32 partners = edges[self].size();
    me.effort = student_effort(partners, levers->credit_for_transfer_share(place), shares.team, me.student_effort,
                               *rules->effort, transfer);  // (E82)
    me.teacher_effort = teacher_effort(shares.teacher, levers->credit_for_transfer_teacher_weight(place), me.load,
                                       me.student_effort, *rules->effort, transfer);  // (E83)
}

void study(Person& me, Read<Programme> programmes, Tally<Classes> classes, Given<SchoolRules> rules, Rng& rng) {
    const Programme& p = programmes[*me.programme];
    if (rng.chance(rules->graduation->drop_out)) {
        me.status = Status::unemployed;
        me.spell = 0;
        me.skill = std::max(me.skill, static_cast<float>(rules->graduation->drop_out_skill));
        me.vintage = static_cast<float>(p.vintage);
        return;
    }
    const double e = own_effort(p.effort, me.competence[innovation], *rules->effort);  // (E82)
    me.skill += static_cast<float>(static_cast<double>(me.ability) * p.learning_rate *
                                   (1 - rules->training->effort_loss * e));  // (E40)
    const TimeShares time{0, p.project_time, p.simulation_time, p.workplace_time};
    for (u32 k = 0; k < competences; ++k) {  // (E42)
        const float level = me.competence[k];
        me.competence[k] = Share16::of(level + static_cast<float>(competence_gain(static_cast<Competence>(k), level, time, e,
                                                                                  p.competence_gain[k], *rules->training)));
    }
    ++me.spell;
    Adding<Classes> own = classes[*me.programme];
    own.students += 1;
    own.finishing += me.spell + 1 >= p.length ? 1 : 0;
    own.effort += e;
}

/// What this quarter's students come to, for fees, crowding and next quarter's transfers.
void count_class(Programme& me, Self<Programme> self, Read<Classes> classes) {
    const Classes& own = classes[self];
    me.students = own.students;
    me.graduating = static_cast<u32>(own.finishing.value());
    me.student_effort = own.students > 0 ? own.effort / own.students : 0.0;
}

/// P5, P6 in the quarter.
void education(Schedule& step) {
    step.reset<Exchange>();
    step.each<exchange_staff>("exchange_staff");
    step.each<gauge_placement>("gauge_placement");
    renew_programmes(step);
    step.each<settle_fund>("settle_fund");
    step.reset<SchoolIncome>().reset<SchoolCosts>();
    step.each<plan_teaching>("plan_teaching");
    step.each_where<enrolled, study>("study");
    step.each<count_class>("count_class");
    competition(step);
}

}  // namespace consortium
