// P10a: co-invention on deep partnerships, and the trials that joint R&D projects of the consortium bring (E74).
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"

namespace consortium {

namespace {

/// One extra trial of (E73) on the edge. Whether it succeeds is seen at the start of P10.
void try_once(Invention& invention, const Firm& firm, double mean_innovation, const Industry& industry, double research_base,
              const given::Rnd& g, Adding<Exchange> with, Rng& rng) {
    const double h =
        innovation_hazard(firm.knowledge.rnd, firm.knowledge.rnd_intensity, firm.revenue, mean_innovation, research_base, g);
    if (firm.staff == 0 || !rng.chance(invention.part * h)) return;
    const double step = innovation_step(g, rng);
    const double so_far = firm.knowledge.technology + static_cast<double>(invention.step);
    if (!adoptable(so_far, step, industry.frontier, g)) return;
    invention.step += static_cast<float>(step);
    with.inventions += 1;
    add_profile(with.profile, firm.knowledge.profile);
}

double research_base_of(const Firm& firm, Read<Consortium> consortia) {
    return firm.member ? consortia[{firm.region}].intensity[research_base] : 0.0;
}

}  // namespace

void co_invent(const Partnership& me, Part<&Partnership::invention> invention, Self<Partnership> self, Read<Firm> firms,
               Read<Workforce> workforces, Read<JointBooks> last, Read<Industry> industries, Read<Consortium> consortia,
               Tally<Exchange> exchange, Given<CooperationRules> rules, Rng& rng) {
    const Firm& firm = firms[self.from()];
    const given::CoInvention& g = *rules->co_invention;
    const double part = joint_part(firm.knowledge.absorption, last[self.from()].edges, g);
    *invention = {.part = static_cast<float>(part)};
    if (static_cast<double>(me.agreed.depth) < g.least_depth) return;
    const double research = joint_research(part, firm.knowledge.rnd, g);
    Adding<Exchange> with = exchange[me.to];
    invention->research = static_cast<float>(research);
    with.research += g.school_part * research;
    try_once(*invention, firm, workforces[self.from()].mean_innovation, industries[{firm.industry}],
             research_base_of(firm, consortia), *rules->rnd, with, rng);
}

/// A joint R&D project that was funded this quarter gives some partnerships of members a trial.
void share_projects(Consortium& me, Self<Consortium> self, Index<MembersByRegion> members, Out<Partnership> edges,
                    Read<Programme> programmes, Emit<JointTrial> give, Given<given::CoInvention> g, Rng& rng) {
    if (me.joint_projects == 0) return;
    const u32 region = self.id().slot;
    std::vector<Id<Partnership>> eligible;
    for (Id<Firm> member : members[region]) {
        for (const Partnership& edge : edges[member]) {
            const bool deep = static_cast<double>(edge.agreed.depth) >= g->project_depth;
            if (deep && programmes[edge.to].region == region) eligible.push_back(edges.id(edge));
        }
    }
    if (eligible.empty()) return;
    const u32 trials = static_cast<u32>(g->project_trials) * me.joint_projects;
    for (u32 k = 0; k < trials; ++k) give({.to = eligible[rng.below(static_cast<u32>(eligible.size()))]});
}

/// The project bears the joint R&D.
void co_invent_jointly(const Partnership& me, Part<&Partnership::invention> invention, Self<Partnership> self,
                       Inbox<JointTrial> trials, Read<Firm> firms, Read<Workforce> workforces, Read<Industry> industries,
                       Read<Consortium> consortia, Tally<Exchange> exchange, Given<given::Rnd> g, Rng& rng) {
    const Firm& firm = firms[self.from()];
    for (u32 k = 0; k < trials.size(); ++k) {
        try_once(*invention, firm, workforces[self.from()].mean_innovation, industries[{firm.industry}],
                 research_base_of(firm, consortia), *g, exchange[me.to], rng);
    }
}

}  // namespace consortium
