// P4: partnership decisions (E29). Firms re-value what they have and look for one more; programmes accept the best while
// they have room; the firm signs.
#include "models/consortium/money.hpp"
#include "models/consortium/partnership_choice.hpp"
#include "models/consortium/phases.hpp"
#include "models/consortium/quarter.hpp"

#include <optional>
#include <vector>

namespace consortium {

namespace {

constexpr double drawn = .25;         // a firm decides in one quarter of four
constexpr u16 shortest_contract = 4;  // quarters
constexpr double own_region = .85;    // of a programme drawn at random

/// The five tastes of a firm for a programme, drawn in the quarter `epoch` (mod 256) and kept: for depth 0 and the four
/// others.
std::array<double, 5> tastes(const Rng& rng, Key firm, Key programme, u8 epoch) {
    Rng own = rng.apart("taste of depth", firm, joined(programme, epoch));
    std::array<double, 5> xi{};
    for (double& x : xi) x = own.gumbel();
    return xi;
}

/// What the programme and the relation offer, whoever they are.
struct View {
    const Programme* programme;
    OtherSide other;
    EdgePolicy policy;
    const CooperationRules* rules;  ///< as they are on this edge (E96)
    double deepest;                 ///< d_max,p
};

/// All that a firm's decisions of this quarter share.
struct Decision {
    const Firm& me;
    FirmSide side;
    CertificationMotive motive;
    double wage_unit;
    double noise;  ///< ς_j, money
    double cash;
    u8 epoch;
};

/// The best depth above 0 that is feasible, with its taste.
struct Best {
    EdgeValue value;
    double utility = 0;
};

/// Is the k-th depth within what both sides can bear? Looked at before anything is valued, because most firms can bear none.
using Feasible = std::array<bool, depths.size()>;

Feasible feasible_depths(const View& view, const Decision& now) {
    const given::Partnership& g = view.rules->partnership;
    Feasible feasible{};
    for (u32 k = 0; k < depths.size() && depths[k] <= view.deepest; ++k) {
        const double seats = seats_a_year(depths[k], now.side.staff, view.other.capacity, now.side.other_seats, g);
        const double scale = cost_scale(seats);
        feasible[k] = running_cost(depths[k], scale, g, now.wage_unit) / 4 <=
                      liquidity_limit(depths[k], scale, now.cash, view.policy.co_funding, g, now.wage_unit);
    }
    return feasible;
}

bool none(const Feasible& feasible) { return std::ranges::find(feasible, true) == feasible.end(); }

std::optional<Best> best_depth(const View& view, const Decision& now, const Feasible& feasible,
                               const std::array<double, 5>& xi) {
    std::optional<Best> best;
    for (u32 k = 0; k < depths.size(); ++k) {
        if (!feasible[k]) continue;
        const EdgeValue v = value_edge(depths[k], now.side, view.other, view.policy, view.rules->rules(), now.wage_unit);
        const double utility = v.net_benefit + now.noise * xi[k + 1];
        if (!best || utility > best->utility) best = Best{v, utility};
    }
    return best;
}

/// Writes the decision into the edge: γ*, D̂ and S are kept until the next one.
void write_terms(Partnership& edge, const EdgeValue& v, const View& view, const Decision& now) {
    edge.depth = static_cast<float>(v.depth);
    edge.seats = static_cast<float>(v.seats);
    edge.declared = static_cast<float>(
        declared_depth(v, now.side, now.motive, view.policy, view.rules->rules(), now.wage_unit));  // (E27b)
    edge.expected_benefit = static_cast<float>((v.match_benefit + v.transfer_benefit) / 4);
    edge.hire_value = v.seats > 0 ? static_cast<float>(v.match_benefit / (v.seats * v.retention)) : 0.F;
}

void add_other(FirmSide& side, double seats, double declared, double credit) {
    side.other_edges += 1;
    side.other_seats += seats;
    side.other_declared += declared;
    side.other_credit += credit;
}
void remove_other(FirmSide& side, double seats, double declared, double credit) {
    side.other_edges -= 1;
    side.other_seats -= seats;
    side.other_declared -= declared;
    side.other_credit -= credit;
}

/// What a signed edge uses of the firm's room for credit.
double credit_of(const Partnership& edge, const Decision& now, const EdgePolicy& policy, const given::Partnership& g) {
    if (!policy.eligible) return 0;
    const double sigma = cost_scale(edge.seats);
    const double d = edge.depth;
    const double investment = (g.fixed_cost + g.depth_cost * d * d * sigma) * now.wage_unit +
                              edge.seats * g.internship_years * g.instructor_time * 4 * now.side.wage;
    const double inflated = g.depth_cost * d * sigma * (edge.declared - d) * now.wage_unit;
    return policy.credit_rate * (investment + inflated);
}

}  // namespace

/// P4a: the firm, when drawn, decides on its own edges in order and looks for one more partner.
void cooperate(Firm& me, Self<Firm> self, Own<Partnership> edges, Before<Partnership> partners, Out<Neighbour> neighbours,
               Read<Programme> programmes, Read<Industry> industries, Read<Economy> economy, Read<Region> regions,
               Read<Consortium> consortia, Index<ProgrammesByCell> by_cell, Index<ProgrammesByRegion> by_region,
               Emit<Proposal> propose, Given<CooperationRules> rules_of, Given<Tables> tables, Given<given::Levers> levers,
               Given<Clock> clock, Rng& rng) {
    if (!me.aware || me.staff == 0 || !rng.chance(drawn)) return;
    const double wage_unit = economy[the_economy].wage;
    if (edges.size() == 0 && affords_none(me.cash, rules_of->partnership, wage_unit)) return;
    const Consortium& own = consortia[{me.region}];
    const CooperationRules within = rules_of->within(own);
    double tax_base = 0;
    for (double base : me.taxable) tax_base += base;
    const Target place = target_of(me);
    for (double rnd : me.reported_rnd) tax_base -= levers->rnd_super_deduction_rate(place) * rnd;
    Decision now{me,
                 firm_side(me),
                 {tax_base, levers->certified_income_tax_rate(place), clock->step < me.banned_until},
                 wage_unit,
                 choice_noise(me.staff, wage_unit, rules_of->partnership),
                 me.cash,
                 static_cast<u8>(clock->step % 256)};
    const Industry& industry = industries[{me.industry}];

    const auto look_at = [&](Id<Programme> id, double trust) {
        const Programme& p = programmes[id];
        const Target target = target_of(me, p);
        const bool common = inside(me, p);
        View view{&p,
                  {.capacity = p.capacity,
                   .source = transfer_source(p.vintage, industry.frontier, industry.mean_technology),
                   .student_effort = p.student_effort,
                   .teacher_effort = p.teacher_effort,
                   .distance = cognitive_distance(me.profile, p.profile),
                   .trust = trust,
                   .same_region = p.region == me.region,
                   .governance = common ? own.governance : 0.0},
                  edge_policy(me, target, common ? &own : nullptr, regions[{me.region}].payout, *levers, *rules_of),
                  common ? &within : &*rules_of,
                  deepest_possible(p.teachers, p.dual_qualified)};
        return view;
    };
    const auto propose_to = [&](Id<Programme> id, const View& view, Partnership edge, bool deepening) {
        const double fit = field_fit(
            industry.field_share, [&](u32 k) { return tables->field_distance(industry.field[k], view.programme->field); });
        const double score = proposal_score(edge.seats, view.programme->capacity, edge.depth, fit);
        edge.to = id;
        propose({.to = id, .from = self, .edge = edge, .score = static_cast<float>(score), .deepening = deepening});
    };

    for (const Partnership& edge : edges) {
        const View view = look_at(edge.to, edge.trust);
        add_other(now.side, edge.seats, edge.declared, credit_of(edge, now, view.policy, view.rules->partnership));
    }
    for (Partnership& edge : edges) {
        if (edge.age < shortest_contract) continue;
        const View view = look_at(edge.to, edge.trust);
        if (rng.chance(rules_of->partnership.taste_redraw)) edge.taste_epoch = now.epoch;
        remove_other(now.side, edge.seats, edge.declared, credit_of(edge, now, view.policy, view.rules->partnership));
        const auto xi = tastes(rng, self.key(), programmes.key(edge.to), edge.taste_epoch);
        const auto best = best_depth(view, now, feasible_depths(view, now), xi);
        if (!best || best->utility <= now.noise * xi[0]) {
            edge.alive = false;
            continue;
        }
        Partnership changed = edge;
        write_terms(changed, best->value, view, now);
        if (changed.depth > edge.depth) {
            propose_to(edge.to, view, changed, true);
        } else {
            edge = changed;
        }
        add_other(now.side, changed.seats, changed.declared, credit_of(changed, now, view.policy, view.rules->partnership));
    }

    // One new candidate, the best of some draws: a partner of a neighbour, a co-member, a programme of a field in demand.
    const auto draw_programme = [&]() -> Id<Programme> {
        const u32 kind = rng.below(3);
        if (kind == 0) {
            const auto mine = neighbours[self];
            const auto theirs = mine.empty() ? partners[self] : partners[mine[rng.below(static_cast<u32>(mine.size()))].to];
            if (!mine.empty() && !theirs.empty()) return theirs[rng.below(static_cast<u32>(theirs.size()))].to;
        }
        if (kind <= 1 && me.member) {
            const auto members = by_region[me.region];
            if (!members.empty()) return members[rng.below(static_cast<u32>(members.size()))];
        }
        const u32 f = industry.field[std::min(rng.pick(industry.field_share), fields_per_industry - 1)];
        u32 region = me.region;
        if (tables->layout.regions > 1 && !rng.chance(own_region)) region = rng.below(tables->layout.regions);
        if (const Id<Programme> found = by_cell.draw(region * ProgrammesByCell::cell_stride + f, rng)) return found;
        const u32 somewhere = by_region[me.region].empty() ? rng.below(tables->layout.regions) : me.region;
        return by_region.draw(somewhere, rng);
    };
    const auto has_edge_to = [&](Id<Programme> id) {
        return std::ranges::any_of(edges, [id](const Partnership& edge) { return edge.alive && edge.to == id; });
    };
    const u32 draws = candidates(me.staff);
    std::optional<Best> best;
    std::optional<View> best_view;
    Id<Programme> chosen;
    double nothing = 0;
    for (u32 k = 0; k < draws; ++k) {
        const Id<Programme> id = draw_programme();
        if (!id || programmes[id].state != ProgrammeState::open || has_edge_to(id)) continue;
        const View view = look_at(id, 0);
        const Feasible feasible = feasible_depths(view, now);
        if (none(feasible)) continue;
        const auto xi = tastes(rng, self.key(), programmes.key(id), now.epoch);
        const auto here = best_depth(view, now, feasible, xi);
        if (!here || (best && here->utility <= best->utility)) continue;
        best = here;
        best_view = view;
        chosen = id;
        nothing = now.noise * xi[0];
    }
    if (!best || best->utility <= nothing) return;
    Partnership edge{};
    edge.taste_epoch = now.epoch;
    edge.alive = true;
    write_terms(edge, best->value, *best_view, now);
    propose_to(chosen, *best_view, edge, false);
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
