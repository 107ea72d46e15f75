// P12: what experience teaches. Trust and realised benefit on partnerships, then belief and awareness of firms (E30–E32).
#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/institutes/phases.hpp"

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/awareness.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"

namespace consortium {

double benefit_ratio(double realised, double predicted, const given::Belief& g) {
    return clip(realised / predicted, 0, g.most_ratio);
}

double next_belief(double belief, double mean_ratio, double weight, const given::Belief& g) {
    if (weight <= 0) return belief;
    return belief + g.learning * std::min(1.0, weight / g.full_weight) * (mean_ratio - belief);
}

double awareness_hazard(double aware_share, bool association, u32 staff, double service_centre, const given::Awareness& g) {
    return g.spontaneous + g.contagion * aware_share + (association ? g.association : 0.0) +
           (size_class(staff) < size_classes - 1 ? g.service_centre * service_centre : 0.0);
}

/// (E30) trust after what happened in the quarter; what the books show of the partner and were expected to show, and the
/// averages that (E31) compares.
void remember(const Partnership& me, Part<&Partnership::learnt> learnt, Self<Partnership> self, Read<Firm> firms,
              Read<Workforce> workforces, Given<CooperationRules> rules, Given<given::Belief> belief,
              Given<given::Annuity> ahead) {
    const Firm& firm = firms[self.from()];
    const given::Market& market = *rules->market;
    book(learnt->promised, me.agreed.expected_gain, market, *ahead);
    const double gained = static_cast<double>(me.transfer.gain) + static_cast<double>(me.invention.step);
    const double n = heads(firm.staff);
    const double hired = me.staff.hires * hire_gain(me.agreed.depth, n, *rules);
    book(learnt->booked, gained * rules->gains->output + hired, market, *ahead);
    const double saved = cost_of_hire(heads(workforces[self.from()].hires), n, firm.wage, *rules->labour);
    const double expected = firm.revenue * profit_of(learnt->promised.lead, learnt->promised.share, market) +
                            me.agreed.expected_hires * hire_saved(n, firm.wage, *rules);
    const double now = firm.revenue * profit_of(learnt->booked.lead, learnt->booked.share, market) + me.staff.hires * saved;
    learnt->trust = next_trust(learnt->trust, me.transfer.gap > 0, me.claim.found_out, *belief);
    learnt->predicted += static_cast<float>(belief->memory * (expected - static_cast<double>(learnt->predicted)));
    learnt->realised += static_cast<float>(belief->memory * (now - static_cast<double>(learnt->realised)));
    learnt->age += 1;
}

/// (E31) belief, (E32) awareness; neighbours as of the last quarter.
void believe(const Firm& me, Part<&Firm::attitude> attitude, Self<Firm> self, Out<Partnership> edges,
             Out<Neighbour> neighbours, Read<Terms> firms, Read<Consortium> consortia, Read<Economy> economy,
             Given<given::Belief> belief, Given<given::Awareness> awareness, Rng& rng) {
    Experience known_to_me;
    for (const Partnership& edge : edges[self]) {
        const Lessons& learnt = edge.learnt;
        if (!tells(learnt.age, learnt.predicted, economy[the_economy].wage, *belief)) continue;
        known_to_me.add(benefit_ratio(learnt.realised, learnt.predicted, *belief), belief->own_weight);
    }
    attitude->transfer_weight = known_to_me.weight;
    attitude->transfer_ratio = known_to_me.mean_ratio();
    double aware = 0;
    double known = 0;
    for (const Neighbour& n : neighbours[self]) {
        if (!n.to || !firms[*n.to].alive) continue;
        known += 1;
        aware += firms[*n.to].aware ? 1 : 0;
        if (firms[*n.to].benefit_ratio < 0) continue;
        known_to_me.add(firms[*n.to].benefit_ratio, belief->neighbour_weight);
    }
    attitude->belief = next_belief(attitude->belief, known_to_me.mean_ratio(), known_to_me.weight, *belief);
    if (attitude->aware) return;
    const double centre = consortia[{me.region}].intensity[service_centre];
    attitude->aware =
        rng.hazard(awareness_hazard(known > 0 ? aware / known : 0.0, me.association, me.staff, centre, *awareness));
}

/// P12 in the quarter.
void experience(Schedule& step) {
    step.each<remember>("remember");
    step.each<remember_research>("remember_research");
    step.each<believe>("believe");
}

}  // namespace consortium
