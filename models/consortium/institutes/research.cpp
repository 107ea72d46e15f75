// P4, once a year: firms that can absorb research look for links with institutes and drop those that do not pay; institutes
// take the most valuable while they have room (E29b). Schools and institutes find each other by themselves.
#include "models/consortium/institutes/research.hpp"

#include "models/consortium/cooperation/partnership_choice.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/institutes/phases.hpp"
#include "models/consortium/institutes/rules.hpp"
#include "models/consortium/levers/government.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"

namespace consortium {

double research_hazard(double absorption, double distance, const given::Institutes& g, const given::Transfer& transfer) {
    return g.pace * transfer_hazard(g.strength, absorption, distance, 1 - transfer.base_effort, 0, transfer);
}

double research_worth(const FirmSide& firm, const OtherSide& other, const given::Institutes& g,
                      const CooperationRules& rules, double wage_unit) {
    const double hazard = research_hazard(firm.absorption, other.distance, g, *rules.transfer);
    const double gain = transfer_gain(std::max(0.0, other.source - firm.technology), 0, 0, *rules.transfer);
    const double benefit = one_transfer(gain, firm.revenue, rules, wage_unit).benefit(hazard);
    const double coordination =
        coordination_cost(other.trust, other.governance, remoteness(other.same_region, firm.objects, *rules.partnership),
                          *rules.partnership, wage_unit);
    return benefit - g.link_cost * wage_unit - coordination;
}

namespace {

/// g(δ) up to a factor: both near and far are bad.
double fit_of(const Profile& a, const Profile& b) {
    const double distance = cognitive_distance(a, b);
    return distance * (1 - distance);
}

/// An institute near by most of the time; the best of some by g(δ).
OptionalId<Institute> best_institute(const Profile& profile, u8 region, u32 regions, Read<Institute> institutes,
                                     Index<InstitutesByRegion> by_region, const given::Institutes& g, Rng& rng) {
    OptionalId<Institute> best;
    double best_fit = -1;
    for (u32 k = 0; k < static_cast<u32>(g.looked_at); ++k) {
        const u32 where = regions > 1 && !rng.chance(g.own_region) ? rng.below(regions) : region;
        const OptionalId<Institute> one = by_region.draw(where, rng);
        if (!one) continue;
        const double fit = fit_of(profile, institutes[*one].profile);
        if (fit <= best_fit) continue;
        best = one;
        best_fit = fit;
    }
    return best;
}

}  // namespace

/// Once a year, in the quarter of the firm's key.
void seek_research(Firm& me, Self<Firm> self, Own<Research> links, Read<Institute> institutes, Read<Economy> economy,
                   Read<Consortium> consortia, Index<InstitutesByRegion> by_region, Emit<ResearchProposal> propose,
                   Given<InstituteRules> rules, Given<Derived> derived, Given<Clock> clock, Rng& rng) {
    if (!clock->is(static_cast<Quarter>(self.key() % 4))) return;
    const given::Institutes& g = *rules->institutes;
    const bool seeks = me.staff > 0 && me.knowledge.absorption > g.least_absorption;
    if (links.empty() && !seeks) return;
    const double unit = economy[the_economy].wage;
    const Consortium& own = consortia[{me.region}];
    const CooperationRules& outside = *rules->cooperation;
    const PlatformRules within(outside, own);
    const FirmSide side = firm_side(me);
    const double noise = choice_noise(me.staff, unit, *outside.partnership);
    const auto worth = [&](Id<Institute> id, double trust) {
        const Institute& b = institutes[id];
        const bool near = b.region == me.region;
        const bool common = near && me.member;
        const OtherSide other{.source = b.level,
                              .distance = cognitive_distance(me.knowledge.profile, b.profile),
                              .trust = trust,
                              .same_region = near,
                              .governance = common ? own.governance : 0.0};
        return research_worth(side, other, g, common ? *within : outside, unit) + noise * rng.logistic();
    };
    for (Research& link : links) {
        if (link.age >= g.shortest_link && worth(link.to, link.trust) < 0) link.alive = false;
    }
    if (!seeks) return;
    const OptionalId<Institute> one =
        best_institute(me.knowledge.profile, me.region, derived->layout.regions, institutes, by_region, g, rng);
    if (!one || std::ranges::any_of(links, [one](const Research& l) { return l.alive && l.to == one; })) return;
    const double value = worth(*one, 0);
    if (value > 0) propose({.to = *one, .from = self, .value = value});
}

/// The institute takes the most valuable up to K_b links; ties by firm.
void accept_research(Institute& me, Self<Institute> self, Inbox<ResearchProposal> proposals, In<Research> links,
                     Emit<ResearchAnswer> reply, Given<InstituteRules> rules, Given<policy::Government> levers) {
    const u32 kept = links_kept(levers->public_research(target_of(me)), *rules->institutes);
    std::vector<const ResearchProposal*> ranked;
    for (const ResearchProposal& p : proposals) ranked.push_back(&p);
    std::ranges::stable_sort(ranked,
                             [](const ResearchProposal* a, const ResearchProposal* b) { return a->value > b->value; });
    u32 held = links[self].size();
    for (const ResearchProposal* p : ranked) {
        if (held++ >= kept) return;
        reply({.to = p->from, .institute = self});
    }
}

void begin_research(Firm&, Self<Firm> self, Inbox<ResearchAnswer> answers, Emit<Research> form) {
    for (const ResearchAnswer& a : answers) form(self, {.to = a.institute, .alive = true});
}

/// School–institute links: more with a science–education platform.
void link_institutes(School& me, Self<School> self, Own<ScienceLink> links, Read<Programme> programmes,
                     Index<ProgrammesBySchool> own, Read<Institute> institutes, Read<Consortium> consortia,
                     Index<InstitutesByRegion> by_region, Emit<ScienceLink> form, Given<Derived> derived,
                     Given<given::Institutes> g, Rng& rng) {
    for (ScienceLink& link : links) link.alive = !rng.chance(g->end_of_school_link);
    const double platform = consortia[{me.region}].intensity[science_education];
    const auto mine = own[self.id().slot];
    if (mine.empty() || !rng.hazard(g->school_links * (1 + g->platform_effect * platform) / 4)) return;
    Profile profile{};
    for (Id<Programme> p : mine) {
        for (u32 k = 0; k < profile_dimensions; ++k) profile[k] += programmes[p].profile[k];
    }
    const OptionalId<Institute> one =
        best_institute(profile, me.region, derived->layout.regions, institutes, by_region, *g, rng);
    if (!one || std::ranges::any_of(links, [one](const ScienceLink& l) { return l.alive && l.to == one; })) return;
    form(self, {.to = *one, .alive = true});
}

/// X_b of the quarter (4.2.5), and what public research above its baseline costs (E107).
void keep_up(Institute& me, Read<Industry> industries, Read<Economy> economy, Tally<Treasury> treasuries,
             Given<InstituteRules> rules, Given<given::Frontier> frontier, Given<policy::Government> levers) {
    const Industry& industry = industries[{me.industry}];
    const double growth = industry.strategic ? frontier->growth_strategic : frontier->growth_other;
    me.level = institute_level(industry.frontier, growth, *rules->institutes);
    const double above = std::max(0.0, levers->public_research(target_of(me)) - 1);
    treasuries[{me.region}].public_research += rules->institutes->unit_cost * above * economy[the_economy].wage;
}

/// Research links in P4.
void research_links(Schedule& step) {
    step.each<keep_up>("keep_up");
    step.each<seek_research>("seek_research");
    step.receivers<accept_research, ResearchProposal>("accept_research");
    step.receivers<begin_research, ResearchAnswer>("begin_research");
    step.each<link_institutes>("link_institutes");
}

}  // namespace consortium
