// P1: the person pass. Retirement, effectiveness, wages and sums of staff, learning on the job, retraining (E3, E3b, E4,
// E67, E68), and in Q1 how last year's graduates fared (E52b). Then firms and groups take stock of their staff.
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/labour/phases.hpp"
#include "models/consortium/labour/rules.hpp"
#include "models/consortium/levers/labour.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/schools/learning.hpp"

namespace consortium {

namespace {

/// Quarters since graduation in Q2: in the Q1 after it, and six later (O5).
bool looked_at(u32 since) { return since == 3 || since == 9; }

/// (E52b) One of last Q2's graduates, looked at in Q1; in Q3 one of the year before.
void look_at_graduate(const Person& me, Tally<Graduates> graduates, const Derived& derived) {
    Adding<Graduates> class_of = graduates[*me.programme];
    class_of.all += 1;
    if (me.status != Status::employed) return;
    class_of.employed += 1;
    if (derived.field_distance(me.field, me.job_field) == 0) class_of.matched += 1;
}

/// (E67) Vintage and skill follow the firm; the field follows the job.
void learn_on_the_job(Person& me, double technology, const given::Learning& g, Rng& rng) {
    const float readiness = static_cast<float>(g.readiness) + me.competence[learning];
    const float gap = static_cast<float>(technology) - me.vintage;
    me.vintage += static_cast<float>(g.vintage) * readiness * std::max(0.F, gap);
    me.skill += static_cast<float>(g.skill) * std::max(0.F, static_cast<float>(g.highest_skill) - me.skill);
    if (me.field != me.job_field && rng.chance(static_cast<float>(g.field_change) * readiness)) me.field = me.job_field;
    if (me.experience < 65535) ++me.experience;
}

/// (E68) Decay, and retraining where it pays; a voucher (L12) bears a part of its price. Says whether a course begins.
bool be_unemployed(Person& me, double cell_technology, double wage_unit, double voucher, const LabourRules& rules,
                   Rng& rng) {
    me.vintage -= static_cast<float>(rules.labour->unemployed_decay);
    me.clear(course);
    me.clear(fresh);
    const double gap = std::max(0.0, cell_technology - static_cast<double>(me.vintage));
    if (me.has(retrained) || gap == 0) return false;
    const double wage = me.wage > 0 ? static_cast<double>(me.wage) : wage_unit;
    const double gain = rules.wages->pass_through * rules.effectiveness->vintage_gap_penalty *
                        rules.labour->retraining_step * gap * 4 * rules.annuity->three_years * wage;
    const double own_part = std::max(0.0, rules.labour->retraining_cost - voucher);
    const double cost =
        (own_part + rules.labour->course_time + rules.labour->course_noise * rules.choice->choice_noise * rng.logistic()) *
        wage_unit;
    if (gain <= cost) return false;
    me.vintage += static_cast<float>(rules.labour->retraining_step * gap);
    me.set(retrained);
    me.set(course);
    return true;
}

/// Persons at work side by side, so that (E3) and (E4) are worked out for all of them at once.
struct AtWork {
    template <class T>
    using Each = std::array<T, phase::Many<Person>::most>;

    u32 size = 0;
    Each<Person*> person;
    Each<float> skill;
    Each<float> competence;  ///< as weighed for the job
    Each<float> experience;
    Each<float> distance;
    Each<float> technology;  ///< of the firm
    Each<float> gap;
    Each<float> match;
    Each<float> cell_wage;
    Each<float> wage;
    Each<float> effectiveness;

    void add(Person& me, const Terms& firm, double wage_of_cell, const Derived& derived, const given::Effectiveness& g) {
        person[size] = &me;
        skill[size] = me.skill;
        competence[size] = weighed<float>(me.competence, derived.competence_weight[firm.strategic][firm.large], g);
        experience[size] = derived.experience_effect(me.experience);
        distance[size] = derived.field_distance(me.field, me.job_field);
        technology[size] = firm.technology;
        gap[size] = felt_gap(firm.technology - me.vintage, firm.objects, g);
        match[size] = me.better_match();
        cell_wage[size] = static_cast<float>(wage_of_cell);
        ++size;
    }

    /// One loop over plain numbers, which the compiler turns into vector instructions.
    void work_out(const given::Effectiveness& g, const given::Wages& wages) {
        for (u32 k = 0; k < size; ++k) {
            const float log_e =
                log_effectiveness(skill[k], competence[k], experience[k], distance[k], gap[k], g) + match[k];  // (E3)
            wage[k] = cell_wage[k] * math::exp(log_premium(log_e, experience[k], wages, g));                   // (E4)
            effectiveness[k] = math::exp(log_e);
        }
    }
};

/// (E3b) What the k-th at work adds to the sums of firm and cell.
void book(const AtWork& at_work, u32 k, double skilled, Adding<Payroll> firm, Adding<CellStaff> cell) {
    const Person& me = *at_work.person[k];
    firm.staff += 1;
    firm.effectiveness += at_work.effectiveness[k];
    firm.wages += me.wage;
    firm.skilled += static_cast<double>(at_work.skill[k]) > skilled ? 1 : 0;
    firm.innovation += me.competence[innovation].raw;
    firm.decision += me.competence[decision].raw;
    cell.staff += 1;
    cell.technology += at_work.technology[k];
}

}  // namespace

void work(Many<Person> persons, Read<Terms> firms, Read<Cell> cells, Read<Economy> economy, Tally<Payroll> payroll,
          Tally<CellStaff> cell_staff, Tally<Graduates> graduates, Tally<PersonFlows> flows, Given<Derived> derived,
          Given<policy::Labour> levers, Given<LabourRules> rules, Given<Clock> clock) {
    for (u32 k = 0; k < persons.size(); ++k) {  // asked for now, so that many requests to memory wait side by side
        if (persons[k].status != Status::employed) continue;
        firms.fetch(*persons[k].employer);
        payroll.fetch(*persons[k].employer);
    }
    AtWork at_work;
    const u32 graduate_quarters = static_cast<u32>(rules->labour->graduate_quarters);  // the flag fades (E64)
    for (auto [me, self, rng] : persons) {
        if (me.status == Status::student) continue;
        if (rng.chance(derived->retirement)) {  // (E68)
            me.alive = false;
            flows[the_economy].retired += 1;
            continue;
        }
        if (me.spell < 255) ++me.spell;
        if (me.has(graduate) && me.since_graduation(clock->step) >= graduate_quarters) me.clear(graduate);
        if (me.status == Status::out) continue;
        if (me.status == Status::employed && !firms[*me.employer].alive) {  // (E105)
            me.status = Status::unemployed;
            me.spell = 0;
            me.clear(retrained);
        }
        if (me.graduated > 0 && looked_at(me.since_graduation(clock->step))) look_at_graduate(me, graduates, *derived);
        if (me.status == Status::unemployed) {
            const Id<Cell> own = derived->layout.cell(me.region, me.field);
            const double voucher = levers->retraining_voucher(target_of_region(me.region));
            const bool begins =
                be_unemployed(me, cells[own].mean_technology, economy[the_economy].wage, voucher, *rules, rng);
            if (begins) cell_staff[own].courses += 1;
            continue;
        }
        const Terms& firm = firms[*me.employer];
        at_work.add(me, firm, cells[derived->layout.cell(me.region, me.job_field)].wage, *derived, *rules->effectiveness);
        learn_on_the_job(me, firm.technology, *rules->learning, rng);
    }
    at_work.work_out(*rules->effectiveness, *rules->wages);  // (E3), (E4)
    for (u32 k = 0; k < at_work.size; ++k) {
        Person& me = *at_work.person[k];
        me.wage = at_work.wage[k];
        if (me.graduated > 0 && me.start_wage == 0) me.start_wage = me.wage;
        book(at_work, k, rules->labour->skilled_from, payroll[*me.employer],
             cell_staff[derived->layout.cell(me.region, me.job_field)]);
    }
}

/// What vouchers (L12) pay of the courses that begin (E68).
void pay_for_courses(const Cell&, Self<Cell> self, Read<CellStaff> staff, Read<Economy> economy, Tally<Treasury> treasuries,
                     Given<Derived> derived, Given<policy::Labour> levers, Given<LabourRules> rules) {
    const u8 region = static_cast<u8>(derived->layout.region_of(self));
    const double paid = std::min(levers->retraining_voucher(target_of_region(region)), rules->labour->retraining_cost);
    treasuries[{region}].retraining += staff[self].courses * paid * economy[the_economy].wage;
}

/// (E3b) What the firm's staff come to; its terms for the quarter.
void take_stock(Firm& me, Self<Firm> self, Mine<Terms> terms, Mine<Workforce> workforce, Read<Payroll> payroll,
                Reduce<IndustrySums> industries, Reduce<EconomySums> economy, Given<Derived> derived) {
    const Payroll& staff = payroll[self];
    me.staff = static_cast<u32>(staff.staff.value());
    me.age += 1;
    workforce->hires = 0;
    workforce->graduate_hires = 0;
    const double n = heads(me.staff);
    if (me.staff > 0) {
        workforce->effectiveness = staff.effectiveness / n;
        me.wage = staff.wages / n;
        workforce->skilled_share = staff.skilled / n;
        workforce->mean_innovation = staff.innovation / (Share16::most * n);
        workforce->mean_decision = staff.decision / (Share16::most * n);
    }
    *terms = terms_of(me, derived->strategic[me.industry] != 0);
    industries[{me.industry}].staff += n;
    industries[{me.industry}].technology += n * me.knowledge.technology;
    economy[the_economy].staff += n;
    economy[the_economy].wages += n * me.wage;
    economy[the_economy].technology += n * me.knowledge.technology;
}

/// The technology that users of a field work with.
void update_cell(Cell& me, Self<Cell> self, Read<CellStaff> staff) {
    const CellStaff& here = staff[self];
    if (here.staff > 0) me.mean_technology = here.technology / here.staff;  // x̄_{r,f}; nobody: last value
}

void update_industry(Industry& me, Self<Industry> self, Read<IndustrySums> sums) {
    if (sums[self].staff > 0) me.mean_technology = sums[self].technology / sums[self].staff;
}

/// W̄_t, the money unit from here on.
void set_wage_unit(Economy& me, Self<Economy> self, Read<EconomySums> sums) {
    const EconomySums& all = sums[self];
    me.employed = all.staff;
    if (all.staff <= 0) return;
    me.wage = all.wages / all.staff;
    me.mean_technology = all.technology / all.staff;
}

/// (E52b) Placement two quarters after graduation; without graduates unchanged.
void learn_placement(Programme& me, Self<Programme> self, Read<Graduates> graduates) {
    const Graduates& last = graduates[self];
    if (last.all > 0) me.placement = last.employed / last.all;
}

/// P1 in the quarter.
void persons_at_work(Schedule& step) {
    step.each<work>("work");
    step.each<pay_for_courses>("pay_for_courses");
    step.each<take_stock>("take_stock");
    step.each<update_cell>("update_cell");
    step.each<update_industry>("update_industry");
    step.each<set_wage_unit>("set_wage_unit");
    step.in(Quarter::q1).each<learn_placement>("learn_placement");
    step.in(Quarter::q1).reset<AfterTwoQuarters>().each<count_placed>("count_placed");
    step.in(Quarter::q3).reset<AfterEightQuarters>().each<count_placed_later>("count_placed_later");
}

}  // namespace consortium
