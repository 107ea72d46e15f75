// P10a: co-invention on deep partnerships, and the trials that joint R&D projects of the consortium bring (E74).
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"

namespace consortium {

namespace {

constexpr double part_of_hazard = .3;  // (E74)
constexpr float deep = .75F;
constexpr float deep_for_projects = .5F;
constexpr u32 trials_of_project = 10;

/// One extra trial of (E73) on the edge. Whether it succeeds is seen at the start of P10.
void try_once(float& invention, const Firm& firm, double mean_innovation, const Industry& industry, double research_base,
              const given::Rnd& g, Adding<Exchange> with, Rng& rng) {
    const double h =
        innovation_hazard(firm.knowledge.rnd, firm.knowledge.rnd_intensity, firm.revenue, mean_innovation, research_base, g);
    if (firm.staff == 0 || !rng.chance(part_of_hazard * h)) return;
    const double step = innovation_step(g, rng);
    const double so_far = firm.knowledge.technology + static_cast<double>(invention);
    if (!adoptable(so_far, step, industry.frontier)) return;
    invention += static_cast<float>(step);
    with.inventions += 1;
    add_profile(with.profile, firm.knowledge.profile);
}

double research_base_of(const Firm& firm, Read<Consortium> consortia) {
    return firm.member ? consortia[{firm.region}].intensity[research_base] : 0.0;
}

}  // namespace

void co_invent(const Partnership& me, Part<&Partnership::invention> invention, Self<Partnership> self, Read<Firm> firms,
               Read<Workforce> workforces, Read<Industry> industries, Read<Consortium> consortia, Tally<Exchange> exchange,
               Given<given::Rnd> g, Rng& rng) {
    *invention = 0;
    if (me.agreed.depth < deep) return;
    const Firm& firm = firms[self.from()];
    try_once(*invention, firm, workforces[self.from()].mean_innovation, industries[{firm.industry}],
             research_base_of(firm, consortia), *g, exchange[me.to], rng);
}

/// A joint R&D project that was funded this quarter gives ten partnerships of members a trial.
void share_projects(Consortium& me, Self<Consortium> self, Index<MembersByRegion> members, Out<Partnership> edges,
                    Read<Programme> programmes, Emit<JointTrial> give, Rng& rng) {
    if (me.joint_projects == 0) return;
    const u32 region = self.id().slot;
    std::vector<Id<Partnership>> eligible;
    for (Id<Firm> member : members[region]) {
        for (const Partnership& edge : edges[member]) {
            if (edge.agreed.depth >= deep_for_projects && programmes[edge.to].region == region)
                eligible.push_back(edges.id(edge));
        }
    }
    if (eligible.empty()) return;
    for (u32 k = 0; k < trials_of_project * me.joint_projects; ++k)
        give({.to = eligible[rng.below(static_cast<u32>(eligible.size()))]});
}

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
