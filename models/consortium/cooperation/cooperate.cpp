// P4: partnership decisions (E29). Firms decide again on what they have, meet programmes and ask the best of them for a
// partnership; programmes accept the best while they have room; the firm signs.
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

/// Both phases in which a firm decides see the same.
bool decides(const Firm& me, Key key, u32 step, const given::PartnerSearch& g, const Rng& rng) {
    return me.attitude.aware && me.staff > 0 && rng.apart("decides on partnerships", key, step).chance(g.decisions);
}

/// What the firm's proposal is worth to the programme, but for its load.
double score_of(const Agreement& proposed, const Programme& p, const Surroundings& of_firm, const given::Partnership& g) {
    return proposal_score(proposed.seats, p.capacity, proposed.depth, of_firm.fit[p.field], g);
}

/// A programme agrees to what outweighs its load, if it is open to partners at all.
bool agrees(const Programme& p, const School& school, double score) {
    return p.state == ProgrammeState::open && school.aware && score >= clip(p.load, 0, 1);
}

}  // namespace

/// What firms of this sector face alike when they decide.
void survey_sector(const Sector&, Self<Sector> self, Mine<Surroundings> mine, Read<Industry> industries,
                   Read<Region> regions, Read<Economy> economy, Given<CooperationRules> rules) {
    const Layout& layout = rules->derived->layout;
    const Industry& industry = industries[{self.id().slot % layout.industries}];
    mine->wage_unit = economy[the_economy].wage;
    mine->payout = regions[{self.id().slot / layout.industries}].payout;
    mine->frontier = industry.frontier;
    mine->mean_technology = industry.mean_technology;
    for (u32 f = 0; f < layout.fields; ++f) {
        mine->fit[f] =
            field_fit(industry.field_share, [&](u32 k) { return rules->derived->field_distance(industry.field[k], f); });
    }
}

/// P4a: the firm, when drawn, decides again on its own edges in order. More depth needs the programme's consent but no room.
void reconsider(const Firm& me, Self<Firm> self, Own<Partnership> edges, Read<Programme> programmes, Read<School> schools,
                Read<Surroundings> surroundings, Read<Consortium> consortia, Given<CooperationRules> rules,
                Given<given::PartnerSearch> search, Given<policy::Firms> levers, Given<Clock> clock, Rng& rng) {
    if (edges.empty() || !decides(me, self.key(), clock->step, *search, rng)) return;
    const Surroundings& here = surroundings[rules->derived->layout.sector(me.region, me.industry)];
    const Outlook outlook(me, here, consortia[{me.region}], *rules, *levers);
    Decision decision(me, self.key(), here.wage_unit, clock->step, *rules, *levers);
    for (const Partnership& edge : edges) decision.count(edge.agreed, outlook.of(programmes[edge.to], edge.learnt.trust));
    for (Partnership& edge : edges) {
        if (edge.learnt.age < rules->partnership->shortest_contract) continue;
        const Programme& p = programmes[edge.to];
        const View view = outlook.of(p, edge.learnt.trust);
        if (rng.chance(rules->partnership->taste_redraw)) edge.taste_epoch = decision.epoch();
        decision.leave_out(edge.agreed, view);
        const auto best = decision.best_depth(view, programmes.key(edge.to), edge.taste_epoch, rng);
        if (!best || !best->wanted()) {
            edge.alive = false;
            continue;
        }
        const Agreement next = decision.terms(best->value, view);
        if (next.depth <= edge.agreed.depth || agrees(p, schools[p.school], score_of(next, p, here, *rules->partnership)))
            edge.agreed = next;
        decision.count(edge.agreed, view);
    }
}

namespace {

OptionalId<Programme> partner_of_neighbour(Self<Firm> self, Out<Partnership> partners, Out<Neighbour> neighbours, Rng& rng) {
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
                                          Index<ProgrammesByRegion> by_region, u32 regions, double own_region, Rng& rng) {
    const u32 f = industry.field[std::min(rng.pick(industry.field_share), fields_per_industry - 1)];
    u32 region = me.region;
    if (regions > 1 && !rng.chance(own_region)) region = rng.below(regions);
    if (const OptionalId<Programme> found = by_cell.draw(region * ProgrammesByCell::cell_stride + f, rng)) return found;
    const u32 somewhere = by_region[me.region].empty() ? rng.below(regions) : me.region;
    return by_region.draw(somewhere, rng);
}

}  // namespace

/// P4b: the firm, when drawn, meets some programmes: of a neighbour, of its consortium, or of a field in demand.
void meet_programmes(const Firm& me, Self<Firm> self, Out<Partnership> partners, Out<Neighbour> neighbours,
                     Read<Industry> industries, Index<ProgrammesByCell> by_cell, Index<ProgrammesByRegion> by_region,
                     Emit<Encounter> meet, Given<CooperationRules> rules, Given<given::PartnerSearch> search,
                     Given<Clock> clock, Rng& rng) {
    if (!decides(me, self.key(), clock->step, *search, rng)) return;
    const u32 introduced = me.park ? static_cast<u32>(rules->partnership->park_introductions) : 0;
    for (u32 draws = candidates(me.staff, introduced, *search); draws > 0; --draws) {
        const u32 kind = rng.below(3);
        OptionalId<Programme> found;
        if (kind == 0) found = partner_of_neighbour(self, partners, neighbours, rng);
        if (!found && kind <= 1) found = co_member(me, by_region, rng);
        if (!found) {
            found = programme_in_demand(me, industries[{me.industry}], by_cell, by_region, rules->derived->layout.regions,
                                        search->own_region, rng);
        }
        if (found) meet({.to = self, .programme = *found});
    }
}

namespace {

bool has_edge_to(Id<Programme> programme, std::span<const Partnership> edges) {
    return std::ranges::any_of(edges, [&](const Partnership& edge) { return edge.to == programme; });
}

}  // namespace

/// P4c: it asks the best of those it met for a partnership, if that is worth more than none.
void choose_partner(const Firm& me, Self<Firm> self, Inbox<Encounter> met, Out<Partnership> partners,
                    Read<Programme> programmes, Read<Surroundings> surroundings, Read<Consortium> consortia,
                    Emit<Proposal> propose, Given<CooperationRules> rules, Given<policy::Firms> levers, Given<Clock> clock,
                    Rng& rng) {
    const Surroundings& here = surroundings[rules->derived->layout.sector(me.region, me.industry)];
    const auto edges = partners[self];
    if (edges.empty() && affords_none(me.books.cash, *rules->partnership, here.wage_unit)) return;
    const Outlook outlook(me, here, consortia[{me.region}], *rules, *levers);
    Decision decision(me, self.key(), here.wage_unit, clock->step, *rules, *levers);
    for (const Partnership& edge : edges) decision.count(edge.agreed, outlook.of(programmes[edge.to], edge.learnt.trust));
    std::optional<Preferred> best;
    OptionalId<Programme> chosen;
    for (const Encounter& e : met) {
        const Programme& p = programmes[e.programme];
        if (p.state != ProgrammeState::open || has_edge_to(e.programme, edges)) continue;
        const auto with = decision.best_depth(outlook.of(p, 0), programmes.key(e.programme), decision.epoch(), rng);
        if (!with || (best && with->utility <= best->utility)) continue;
        best = with;
        chosen = e.programme;
    }
    if (!best || !best->wanted()) return;
    propose({.to = *chosen, .from = self, .terms = decision.terms(best->value, outlook.of(programmes[*chosen], 0))});
}

/// P4d: the programme takes the best scores while it has room; ties by firm.
void answer(const Programme& me, Self<Programme> self, Inbox<Proposal> proposals, In<Partnership> edges,
            Read<School> schools, Read<Firm> firms, Read<Surroundings> surroundings, Emit<Answer> reply,
            Given<CooperationRules> rules) {
    struct Ranked {
        const Proposal* proposal;
        double score;
    };
    std::vector<Ranked> ranked;
    for (const Proposal& p : proposals) {
        const Firm& firm = firms[p.from];
        const double score = score_of(p.terms, me, surroundings[rules->derived->layout.sector(firm.region, firm.industry)],
                                      *rules->partnership);
        if (agrees(me, schools[me.school], score)) ranked.push_back({&p, score});
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    const u32 room = static_cast<u32>(edges_kept(me.teachers, me.load, *rules->partnership));
    u32 held = edges[self].size();
    for (const Ranked& r : ranked) {
        if (held++ >= room) return;
        reply({.to = r.proposal->from, .programme = self, .terms = r.proposal->terms});
    }
}

/// P4e: the firm signs what was granted.
void sign(const Firm&, Self<Firm> self, Inbox<Answer> answers, Emit<Partnership> form, Given<Clock> clock) {
    for (const Answer& a : answers) {
        Partnership edge{.to = a.programme, .agreed = a.terms};
        edge.taste_epoch = tastes_of(clock->step);
        edge.alive = true;
        form(self, edge);
    }
}

/// P4 in the quarter.
void cooperation(Schedule& step) {
    step.each<survey_sector>("survey_sector");
    step.each<reconsider>("reconsider");
    step.each<meet_programmes>("meet_programmes");
    step.receivers<choose_partner, Encounter>("choose_partner");
    step.receivers<answer, Proposal>("answer");
    step.receivers<sign, Answer>("sign");
    research_links(step);
}

}  // namespace consortium
