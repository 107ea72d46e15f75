// P3: the offices of a consortium at work. Schools propose projects, the assessment office appraises them, the decision
// office picks the best, several sources pay for them or they fail, and what is built becomes a platform (E91–E95).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"

namespace consortium {

namespace {

constexpr double median_cost = 20;        // (E91) wq
constexpr double cost_deviation = .8;     // log-sd
constexpr double least_feasibility = .5;  // U(.5, 1)
constexpr double need_of_others = .5;     // (E91) of competitions and joint R&D
constexpr u32 patience = 8;               // quarters after the delay until a proposal lapses
constexpr u32 asked = 20;                 // (E93) members asked for a pledge
constexpr double price_of_precision = 2;  // (E107) wq a quarter per 1,000 workforce and unit of L15

/// (E91) What is missing of its kind.
double need(u8 kind, const Consortium& consortium) {
    return kind < platforms ? 1 - consortium.intensity[kind] : need_of_others;
}

/// (E91) A proposal: appraised with the noise of the assessment office.
Project draw_project(Id<School> proposer, const Consortium& consortium, double noise, Rng& rng) {
    Project project{.to = proposer};
    project.alive = true;
    project.kind = static_cast<u8>(rng.below(project_classes));
    const double benefit = rng.normal() + need(project.kind, consortium);
    project.benefit = static_cast<float>(benefit);
    project.appraised = static_cast<float>(benefit + noise * rng.normal());
    project.feasibility = static_cast<float>(rng.uniform(least_feasibility, 1));
    project.cost = static_cast<float>(rng.lognormal(median_cost, cost_deviation));
    return project;
}

}  // namespace

/// (E92) Dues come in, offices are paid, budgets of L22 grow; then the schools' proposals (E91).
void run_offices(Consortium& me, Self<Consortium> self, Read<Region> regions, Read<Economy> economy,
                 Index<MembersByRegion> members, Index<SchoolsByRegion> schools, Emit<Project> propose,
                 Tally<ConsortiumFlows> flows, Tally<ConsortiumYear> years, Tally<Treasury> treasuries,
                 Given<policy::Consortia> levers, Given<given::Governance> governance, Given<Clock> clock, Rng& rng) {
    const u32 region = self.id().slot;
    const Target place = target_of_region(static_cast<u8>(region));
    const Offices offices = offices_of(place, *levers);
    const double unit = economy[the_economy].wage;
    me.members = heads(static_cast<u32>(members[region].size()));
    me.governance = governance_effectiveness(offices);
    me.assessment = offices.assessment;
    me.joint_projects = 0;
    if (clock->is(Quarter::q1)) me.competitions = 0;

    Adding<ConsortiumFlows> flow = flows[self];
    Adding<Treasury> treasury = treasuries[{region}];
    const double dues = governance->dues / 4 * me.members * unit;
    const double cost = office_cost(offices, me.members) * unit;
    const double paid = std::min({cost, office_cost_of_fund(me.members) * unit, me.fund + dues});
    me.fund += dues - paid;
    flow.dues += dues;
    flow.offices += paid;
    treasury.offices += cost - paid;
    years[self].public_money += (cost - paid) / unit;
    const double precision = levers->evaluation_precision(place);
    treasury.evaluation += price_of_precision * precision * regions[{region}].workforce_0 / 1000 * unit;
    const auto budgets = platform_budgets(place, *levers);
    for (u32 k = 0; k < platforms; ++k) me.budget[k] += budgets[k] * me.members * unit;

    const auto proposers = schools[region];
    if (proposers.empty()) return;
    const double noise = evaluation_noise(offices.assessment, precision, *governance);
    const u32 proposals = rng.poisson(proposals_expected(offices.discussion, me.members));
    for (u32 k = 0; k < proposals; ++k) {
        Rng own = rng.apart("proposal", self.key(), joined(clock->step, k));
        propose(self, draw_project(proposers[own.below(static_cast<u32>(proposers.size()))], me, noise, own));
    }
    flow.proposed += proposals;
}

namespace {

/// The queue as the decision office finds it: what may be picked, best first; what has waited too long lapses.
std::vector<Project*> ripe_projects(Own<Project> queue, u32 delay) {
    std::vector<Project*> ripe;
    for (Project& project : queue) {
        const u32 age = project.age++;
        if (age > delay + patience) {
            project.alive = false;
        } else if (age >= delay && project.appraised > 0) {
            ripe.push_back(&project);
        }
    }
    const auto rank = [](const Project* p) { return rank_of(p->appraised, p->feasibility, p->cost); };
    std::ranges::stable_sort(ripe, [&](const Project* a, const Project* b) { return rank(a) > rank(b); });
    return ripe;
}

/// What all projects of a quarter meet.
struct Conditions {
    double unit;       ///< W̄_t
    double match;      ///< L24m
    double deduction;  ///< L24d τ_c
    double leaked;     ///< ℓ
    double association_members;
    std::span<const Id<Firm>> members;
};

/// Who pays for a project.
struct Finance {
    Funding paid;                 ///< wq
    std::vector<Pledge> pledges;  ///< as called in
    double pledged = 0;           ///< money, called in
    double matched = 0;           ///< money
    bool whole = false;           ///< else it fails
};

/// Pledges of some members, money; one drawn twice gives once.
std::vector<Pledge> ask_members(double appraised, const Conditions& now, Read<Firm> firms, Rng& rng) {
    std::vector<Pledge> pledges;
    if (now.members.empty()) return pledges;
    for (u32 k = 0; k < asked; ++k) {
        const Id<Firm> id = now.members[rng.below(static_cast<u32>(now.members.size()))];
        const double amount = pledge(appraised, heads(firms[id].staff), firms[id].cash / now.unit) * now.unit;
        const bool again = std::ranges::any_of(pledges, [id](const Pledge& p) { return p.to == id; });
        if (!again && amount > 0) pledges.push_back({id, amount});
    }
    return pledges;
}

double* budget_of(Consortium& me, const Project& project) {
    return project.kind < platforms ? &me.budget[project.kind] : nullptr;
}

/// (E93) Fixed sources first, the crowd for the gap; all or nothing.
Finance finance(const Project& project, Consortium& me, const School& proposer, const Conditions& now, Read<Firm> firms,
                Rng& rng) {
    const double* budget = budget_of(me, project);
    Finance f;
    f.paid = fund_project(project.cost, {.budget = budget != nullptr ? *budget / now.unit : 0.0,
                                         .school_fund = proposer.fund / now.unit,
                                         .association_members = now.association_members,
                                         .fund = me.fund / now.unit,
                                         .deduction = now.deduction});
    f.whole = f.paid.gap <= 0;
    if (f.whole) return f;
    f.pledges = ask_members(project.appraised, now, firms, rng);
    double offered = 0;
    for (const Pledge& p : f.pledges) offered += p.amount;
    const double share = called_share(f.paid.gap * now.unit, offered, now.match);
    for (Pledge& p : f.pledges) p.amount *= share;
    f.pledged = offered * share;
    f.matched = now.match * f.pledged;
    f.whole = share > 0;
    return f;
}

/// What the consortium, the proposer and the government pay, in their books.
void book(const Project& project, const Finance& f, Consortium& me, const Conditions& now, Adding<SchoolCosts> school,
          Adding<ConsortiumFlows> flow, Adding<ConsortiumYear> year, Adding<Treasury> treasury) {
    const double cost = static_cast<double>(project.cost) * now.unit;
    const double fixed = (f.paid.fiscal + f.paid.school + f.paid.social + f.paid.consortium) * now.unit;
    require(std::abs(fixed + f.pledged + f.matched - cost) <= 1e-9 * cost,
            "the sources of a project do not add up to its cost");
    if (double* budget = budget_of(me, project); budget != nullptr) *budget -= f.paid.fiscal * now.unit;
    me.fund -= f.paid.consortium * now.unit;
    school.projects += f.paid.school * now.unit;
    treasury.platforms += f.paid.fiscal * now.unit;
    treasury.crowdfunding += f.matched + now.deduction * f.paid.social * now.unit;
    year.public_money += f.paid.fiscal + f.matched / now.unit;
    flow.projects += f.paid.consortium * now.unit;
    flow.costs += cost;
    flow.leaked += now.leaked * cost;
    flow.funded += 1;
}

/// What a funded project is good for.
void put_to_use(Consortium& me, const Project& project, double investment, std::array<double, platforms>& invested) {
    if (project.kind < platforms) invested[project.kind] += investment;
    if (project.kind == competition_project) ++me.competitions;
    if (project.kind == joint_project) ++me.joint_projects;
}

}  // namespace

/// (E91) The decision office picks; (E93) each pick is funded whole or fails; (E94), (E95) what is built.
void decide(Consortium& me, Self<Consortium> self, Own<Project> queue, Read<Firm> firms, Read<School> schools,
            Read<Economy> economy, Index<MembersByRegion> members, Index<AssociatedByRegion> associated,
            Emit<Pledge> call_in, Tally<SchoolCosts> costs, Tally<ConsortiumFlows> flows, Tally<ConsortiumYear> years,
            Tally<Treasury> treasuries, Given<policy::Consortia> levers, Given<given::Platforms> rules,
            Given<given::Tax> tax, Rng& rng) {
    const u32 region = self.id().slot;
    const Target place = target_of_region(static_cast<u8>(region));
    const double decision = offices_of(place, *levers).decision;
    const Conditions now{.unit = economy[the_economy].wage,
                         .match = levers->crowdfunding_match(place),
                         .deduction = levers->crowdfunding_deduction(place) * tax->income,
                         .leaked = leakage(levers->crowdfunding_supervision(place), *rules),
                         .association_members = heads(static_cast<u32>(associated[region].size())),
                         .members = members[region]};
    std::array<double, platforms> invested{};  // money

    std::vector<Project*> ripe = ripe_projects(queue, decision_delay(decision));
    ripe.resize(std::min<std::size_t>(ripe.size(), picks(decision, me.members)));
    for (Project* project : ripe) {
        project->alive = false;
        flows[self].picked += 1;
        const Finance f = finance(*project, me, schools[project->to], now, firms, rng);
        if (!f.whole) continue;
        for (const Pledge& p : f.pledges) call_in(p);
        book(*project, f, me, now, costs[project->to], flows[self], years[self], treasuries[{region}]);
        const double cost = static_cast<double>(project->cost) * now.unit;
        put_to_use(me, *project, effective_investment(cost, project->benefit, now.leaked), invested);
    }
    for (u32 k = 0; k < platforms; ++k) {  // (E95)
        me.stock[k] = next_stock(me.stock[k], invested[k] / now.unit, *rules);
        me.intensity[k] = platform_intensity(me.stock[k], me.members, *rules);
    }
}

void pay_pledges(Firm& me, Inbox<Pledge> notes) {
    for (const Pledge& note : notes) me.pledged += note.amount;
}

/// P3 in the quarter.
void consortium_affairs(Schedule& step) {
    Schedule winter = step.in(Quarter::q1);
    winter.each<wish_to_join>("wish_to_join");
    winter.receivers<admit_members, MembershipRequest>("admit_members");
    winter.receivers<join, MembershipGrant>("join");
    step.each<run_offices>("run_offices");
    step.each<decide>("decide");
    step.receivers<pay_pledges, Pledge>("pay_pledges");
}

}  // namespace consortium
