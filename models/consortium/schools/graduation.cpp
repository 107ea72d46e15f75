// P7 in Q2: graduation, further study, order placement (E52–E54), and who founds a firm (E106).
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/labour/phases.hpp"
#include "models/consortium/levers/labour.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"

namespace consortium {

/// (E54) Who goes on, by the school he leaves.
double further_study(SchoolType type, const given::Graduation& g) {
    switch (type) {
        case SchoolType::secondary:
            return g.further_study_secondary;
        case SchoolType::higher:
            return g.further_study_higher;
        case SchoolType::bachelor:
            return g.further_study_bachelor;
        case SchoolType::university:
            return 0;
    }
    return 0;
}

namespace {

/// (E53) An offer to one partner of the programme, drawn by seats; none without partners or seats.
void offer_oneself(const Person& me, Id<Person> self, In<Partnership> edges, const Programme& programme,
                   Emit<Candidate> offer, const given::Partnership& g, Rng& rng) {
    const auto partners = edges[*me.programme];
    double seats = 0;
    for (const auto& [firm, edge, id] : partners) seats += edge.agreed.seats;
    if (seats <= 0) return;
    double left = rng.uniform() * seats;
    u32 chosen = 0;
    for (u32 k = 0; k < partners.size(); ++k) {
        if (partners[k].edge.agreed.seats > 0) chosen = k;
        left -= partners[k].edge.agreed.seats;
        if (left < 0) break;
    }
    const auto [firm, edge, id] = partners[chosen];
    const double retained = retention(edge.agreed.depth, g);  // (E21)
    const double seated = std::min(1.0, seats / at_least_one(heads(programme.graduating)));
    const u32 key = rng.word();
    if (rng.chance(retained * seated))
        offer({.to = firm, .from = self, .programme = *me.programme, .key = key, .field = me.field});
}

}  // namespace

void finish_study(Person& me, Self<Person> self, Read<Programme> programmes, In<Partnership> edges, Emit<Candidate> offer,
                  Emit<Venture> venture, Given<SchoolRules> rules, Given<policy::Labour> levers, Given<Clock> clock,
                  Rng& rng) {
    const Programme& p = programmes[*me.programme];
    if (me.spell + 1 < p.length) return;
    me.vintage = static_cast<float>(p.vintage);  // (E52)
    me.experience = 0;
    me.spell = 0;
    me.set(vet);
    if (rng.chance(further_study(p.type, *rules->graduation))) {
        me.status = Status::out;  // until Q3 (E54)
        return;
    }
    me.status = Status::unemployed;
    if (p.type == SchoolType::university) return;
    me.set(graduate);
    me.set(fresh);
    me.graduated = static_cast<u16>(clock->step + 1);
    const double relief = levers->job_guidance_founding_relief(target_of(p));
    if (rng.chance(founding_probability(me.competence[innovation], me.competence[decision], relief, *rules->entry))) {
        venture({.to = self});  // (E106)
    } else {
        offer_oneself(me, self, edges, p, offer, *rules->partnership, rng);
    }
}

u8 job_field_for(u8 field, const Industry& industry, const Derived& derived) {
    u8 nearest = industry.field[0];
    float least = 2;
    for (u32 k = 0; k < fields_per_industry; ++k) {
        if (industry.field_share[k] <= 0) continue;
        const float apart = derived.field_distance(field, industry.field[k]);
        if (apart >= least) continue;
        least = apart;
        nearest = industry.field[k];
    }
    return nearest;
}

/// (E53) The firm takes candidates in order of their key while it has room, and its edges remember whom they brought.
void take_candidates(Firm& me, Self<Firm> self, Mine<Workforce> workforce, Inbox<Candidate> candidates,
                     Own<Partnership> edges, Read<Industry> industries, Read<Cell> cells, Emit<Placed> place,
                     Tally<FirmFlows> flows, Given<Derived> derived, Given<SchoolRules> rules) {
    std::vector<const Candidate*> queue;
    for (const Candidate& c : candidates) queue.push_back(&c);
    std::ranges::stable_sort(queue, [](const Candidate* a, const Candidate* b) { return a->key < b->key; });
    const double room = (1 + rules->graduation->order_room) * planned_staff(me.wanted, me.usual, *rules->labour);
    for (const Candidate* c : queue) {
        if (heads(me.staff) >= room) return;
        const Id<Cell> cell = derived->layout.cell(me.region, job_field_for(c->field, industries[{me.industry}], *derived));
        bool classed = false;
        double match = 0;
        for (Partnership& edge : edges) {
            if (edge.to != c->programme) continue;
            edge.staff.hires = static_cast<u8>(std::min(255, edge.staff.hires + 1));
            classed = classed || static_cast<double>(edge.agreed.depth) >= rules->partnership->order_class_depth;
            match = match_gain(edge.agreed.depth, *rules->partnership);
        }
        place({.to = c->from,
               .firm = self,
               .cell = cell,
               .wage = static_cast<float>(cells[cell].wage),
               .match = static_cast<float>(match),
               .ordered = true,
               .classed = classed});
        me.staff += 1;
        workforce->hires += 1;
        flows[the_economy].order_placements += 1;
    }
}

/// Trained by the firm, somebody is better matched as long as he has this job (E21); in whole hundredths, unbiased.
void take_placement(Person& me, Inbox<Placed> placed, Read<Terms> firms, Given<Derived> derived, Given<SchoolRules> rules,
                    Rng& rng) {
    const Placed& p = placed[0];
    const Terms& firm = firms[p.firm];
    const u32 field = derived->layout.field_of(p.cell);
    const given::Effectiveness& g = *rules->effectiveness;
    const float log_e = log_effectiveness(me.skill, me.competence, derived->competence_weight[firm.strategic][firm.large],
                                          0.F, derived->field_distance(me.field, field),
                                          felt_gap(firm.technology - me.vintage, firm.objects, g), g) +
                        p.match;
    start_job(me, p.firm, *derived, p.cell, p.wage * math::exp(log_premium(log_e, 0.F, *rules->wages, g)));
    me.match = static_cast<u8>(std::min<i64>(255, rng.round(100 * static_cast<double>(p.match))));
    if (p.ordered) me.set(order_firm);
    if (p.classed) me.set(order_class);
}

/// P7 in Q2 in the quarter.
void graduation(Schedule& step) {
    Schedule spring = step.in(Quarter::q2);
    spring.each_where<enrolled, finish_study>("finish_study");
    spring.receivers<take_candidates, Candidate>("take_candidates");
    spring.receivers<take_placement, Placed>("take_placement");
    founding(spring);
}

}  // namespace consortium
