// P4: partnership decisions (E29). Firms decide again on what they have and look for one more; programmes accept the best
// while they have room; the firm signs.
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/partner_decision.hpp"
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"

#include <optional>
#include <vector>

namespace consortium {

namespace {

constexpr double drawn = .25;         // a firm decides in one quarter of four
constexpr u16 shortest_contract = 4;  // quarters
constexpr double own_region = .85;    // of a programme drawn at random

/// What comes of deciding again on an edge: a wish for more depth, or nothing to ask for.
std::optional<Partnership> decide_again(Partnership& edge, const View& view, Key programme, Decision& decision,
                                        double taste_redraw, Rng& rng) {
    if (rng.chance(taste_redraw)) edge.taste_epoch = decision.epoch();
    decision.leave_out(edge, view);
    const std::optional<Preferred> best = decision.best_depth(view, programme, edge.taste_epoch, rng);
    if (!best || !best->wanted()) {
        edge.alive = false;
        return {};
    }
    Partnership changed = edge;
    decision.write_terms(changed, best->value, view);
    decision.count(changed, view);
    if (changed.depth > edge.depth) return changed;
    edge = changed;
    return {};
}

OptionalId<Programme> partner_of_neighbour(Self<Firm> self, Before<Partnership> partners, Out<Neighbour> neighbours,
                                           Rng& rng) {
    const auto mine = neighbours[self];
    if (mine.empty()) return {};
    const OptionalId<Firm> neighbour = mine[rng.below(mine.size())].to;
    if (!neighbour) return {};
    const auto theirs = partners[*neighbour];
    if (theirs.empty()) return {};
    return theirs[rng.below(theirs.size())].to;
}

OptionalId<Programme> co_member(const Firm& me, Index<ProgrammesByRegion> by_region, Rng& rng) {
    const auto members = by_region[me.region];
    if (!me.member || members.empty()) return {};
    return members[rng.below(members.size())];
}

/// Of a field that the industry uses, mostly in the own region; any of the region where the field is not taught.
OptionalId<Programme> programme_in_demand(const Firm& me, const Industry& industry, Index<ProgrammesByCell> by_cell,
                                          Index<ProgrammesByRegion> by_region, const Derived& derived, Rng& rng) {
    const u32 f = industry.field[std::min(rng.pick(industry.field_share), fields_per_industry - 1)];
    u32 region = me.region;
    if (derived.layout.regions > 1 && !rng.chance(own_region)) region = rng.below(derived.layout.regions);
    if (const OptionalId<Programme> found = by_cell.draw(region * ProgrammesByCell::cell_stride + f, rng)) return found;
    const u32 somewhere = by_region[me.region].empty() ? rng.below(derived.layout.regions) : me.region;
    return by_region.draw(somewhere, rng);
}

bool has_edge_to(Id<Programme> programme, Own<Partnership> edges) {
    return std::ranges::any_of(edges, [&](const Partnership& edge) { return edge.alive && edge.to == programme; });
}

}  // namespace

/// P4a: the firm, when drawn, decides on its own edges in order and looks for one more partner.
void cooperate(Firm& me, Self<Firm> self, Own<Partnership> edges, Before<Partnership> partners, Out<Neighbour> neighbours,
               Read<Programme> programmes, Read<Industry> industries, Read<Economy> economy, Read<Region> regions,
               Read<Consortium> consortia, Index<ProgrammesByCell> by_cell, Index<ProgrammesByRegion> by_region,
               Emit<Proposal> propose, Given<CooperationRules> rules, Given<Derived> derived, Given<policy::Firms> levers,
               Given<Clock> clock, Rng& rng) {
    if (!me.aware || me.staff == 0 || !rng.chance(drawn)) return;
    const double wage_unit = economy[the_economy].wage;
    if (edges.size() == 0 && affords_none(me.cash, *rules->partnership, wage_unit)) return;
    const Industry& industry = industries[{me.industry}];
    const Outlook outlook(me, industry, consortia[{me.region}], regions[{me.region}].payout, *rules, *levers);
    Decision decision(me, self.key(), wage_unit, clock->step, *rules, *levers);

    const auto propose_to = [&](Id<Programme> id, Partnership edge, bool deepening) {
        const Programme& p = programmes[id];
        const double fit =
            field_fit(industry.field_share, [&](u32 k) { return derived->field_distance(industry.field[k], p.field); });
        const double score = proposal_score(edge.seats, p.capacity, edge.depth, fit);
        edge.to = id;
        propose({.to = id, .from = self, .edge = edge, .score = static_cast<float>(score), .deepening = deepening});
    };

    for (const Partnership& edge : edges) decision.count(edge, outlook.of(programmes[edge.to], edge.trust));
    for (Partnership& edge : edges) {
        if (edge.age < shortest_contract) continue;
        const View view = outlook.of(programmes[edge.to], edge.trust);
        const std::optional<Partnership> deeper =
            decide_again(edge, view, programmes.key(edge.to), decision, rules->partnership->taste_redraw, rng);
        if (deeper) propose_to(edge.to, *deeper, true);
    }

    // One new candidate, the best of some draws.
    const auto draw_programme = [&]() -> OptionalId<Programme> {
        const u32 kind = rng.below(3);
        OptionalId<Programme> found;
        if (kind == 0) found = partner_of_neighbour(self, partners, neighbours, rng);
        if (!found && kind <= 1) found = co_member(me, by_region, rng);
        return found ? found : programme_in_demand(me, industry, by_cell, by_region, *derived, rng);
    };
    OptionalId<Programme> chosen;
    std::optional<Preferred> best;
    for (u32 draws = candidates(me.staff); draws > 0; --draws) {
        const OptionalId<Programme> id = draw_programme();
        if (!id || programmes[*id].state != ProgrammeState::open || has_edge_to(*id, edges)) continue;
        const auto here = decision.best_depth(outlook.of(programmes[*id], 0), programmes.key(*id), decision.epoch(), rng);
        if (!here || (best && here->utility <= best->utility)) continue;
        best = here;
        chosen = id;
    }
    if (!best || !best->wanted()) return;
    Partnership edge{.to = *chosen};
    edge.taste_epoch = decision.epoch();
    edge.alive = true;
    decision.write_terms(edge, best->value, outlook.of(programmes[*chosen], 0));
    propose_to(*chosen, edge, false);
}

/// P4b: the programme takes the best scores while it has room; ties by firm. Deepening needs consent but no room.
void answer(Programme& me, Self<Programme> self, Inbox<Proposal> proposals, In<Partnership> edges, Read<School> schools,
            Emit<Answer> reply) {
    if (me.state != ProgrammeState::open || !schools[me.school].aware) return;
    const double load = clip(me.load, 0, 1);
    const u32 room = static_cast<u32>(edges_kept(me.teachers, me.load));
    std::vector<const Proposal*> ranked;
    for (const Proposal& p : proposals) {
        if (static_cast<double>(p.score) - load >= 0) ranked.push_back(&p);
    }
    std::ranges::stable_sort(ranked, [](const Proposal* a, const Proposal* b) { return a->score > b->score; });
    u32 held = edges[self].size();
    for (const Proposal* p : ranked) {
        if (!p->deepening && held >= room) continue;
        held += p->deepening ? 0 : 1;
        reply({.to = p->from, .edge = p->edge, .deepening = p->deepening});
    }
}

/// P4c: the firm signs what was granted.
void sign(Firm&, Self<Firm> self, Inbox<Answer> answers, Own<Partnership> edges, Emit<Partnership> form) {
    for (const Answer& a : answers) {
        if (!a.deepening) {
            form(self, a.edge);
            continue;
        }
        for (Partnership& edge : edges) {
            if (edge.to == a.edge.to) edge = a.edge;
        }
    }
}

/// P4 in the quarter.
void cooperation(Schedule& step) {
    step.each<cooperate>("cooperate");
    step.receivers<answer, Proposal>("answer");
    step.receivers<sign, Answer>("sign");
    research_links(step);
}

}  // namespace consortium
