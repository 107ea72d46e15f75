// P12: what experience teaches. Trust and realised benefit on partnerships, then belief and awareness of firms (E30–E32).
#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/institutes/phases.hpp"

#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/awareness.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"

namespace consortium {

double benefit_ratio(double realised, double predicted) { return clip(realised / predicted, 0, given::Belief::most_ratio); }

double next_belief(double belief, double mean_ratio, double weight, const given::Belief& g) {
    if (weight <= 0) return belief;
    return belief + g.learning * std::min(1.0, weight / given::Belief::full_weight) * (mean_ratio - belief);
}

double awareness_hazard(double aware_share, bool association, u32 staff, double service_centre, const given::Awareness& g) {
    return g.spontaneous + g.contagion * aware_share + (association ? g.association : 0.0) +
           (staff < 100 ? g.service_centre * service_centre : 0.0);
}

/// (E30) trust after what happened in the quarter; the averages that (E31) compares.
void remember(const Partnership& me, Part<&Partnership::learnt> learnt, Given<given::Belief> belief) {
    const float weight = static_cast<float>(belief->memory);
    const auto now = static_cast<float>(realised_benefit(me.staff.hires, me.agreed.hire_value, me.transfer));
    learnt->trust = next_trust(learnt->trust, me.transfer.gap > 0, me.claim.found_out);
    learnt->predicted += weight * (me.agreed.expected_benefit - learnt->predicted);
    learnt->realised += weight * (now - learnt->realised);
    learnt->age += 1;
}

/// (E31) belief, (E32) awareness; neighbours as of the last quarter.
void believe(const Firm& me, Part<&Firm::attitude> attitude, Self<Firm> self, Out<Partnership> edges,
             Out<Neighbour> neighbours, Read<Terms> firms, Read<Consortium> consortia, Read<Economy> economy,
             Given<given::Belief> belief, Given<given::Awareness> awareness, Rng& rng) {
    Experience known_to_me;
    for (const Partnership& edge : edges[self]) {
        const Lessons& learnt = edge.learnt;
        if (!tells(learnt.age, learnt.predicted, economy[the_economy].wage)) continue;
        known_to_me.add(benefit_ratio(learnt.realised, learnt.predicted), given::Belief::own_weight);
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
        known_to_me.add(firms[*n.to].benefit_ratio, given::Belief::neighbour_weight);
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
