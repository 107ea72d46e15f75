// P3: the offices of a consortium at work. Schools propose projects, the assessment office appraises them, the decision
// office picks the best, several sources pay for them or they fail, and what is built becomes a platform (E91–E95).
#include "models/consortium/parameters/government/projects.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/government/rules.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"

namespace consortium {

namespace {

/// (E91) What is missing of its kind.
double need(u8 kind, const Consortium& consortium, const given::Projects& g) {
    return kind < platforms ? 1 - consortium.intensity[kind] : g.need_of_others;
}

/// (E91) A proposal: appraised with the noise of the assessment office.
Project draw_project(Id<School> proposer, const Consortium& consortium, double noise, const given::Projects& g, Rng& rng) {
    Project project{.to = proposer};
    project.alive = true;
    project.kind = static_cast<u8>(rng.below(project_classes));
    const double benefit = rng.normal() + need(project.kind, consortium, g);
    project.benefit = static_cast<float>(benefit);
    project.appraised = static_cast<float>(benefit + noise * rng.normal());
    project.feasibility = static_cast<float>(rng.uniform(g.least_feasibility, 1));
    project.cost = static_cast<float>(rng.lognormal(g.median_cost, g.cost_deviation));
    project.luck = static_cast<float>(rng.uniform());
    return project;
}

}  // namespace

/// (E92) Dues come in, offices are paid, budgets of L22 grow.
void pay_offices(Consortium& me, Self<Consortium> self, Read<Region> regions, Read<Economy> economy,
                 Index<MembersByRegion> members, Tally<ConsortiumFlows> flows, Tally<ConsortiumYear> years,
                 Tally<Treasury> treasuries, Given<policy::Consortia> levers, Given<GovernmentRules> rules,
                 Given<Clock> clock) {
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
    const double dues = rules->governance->dues / 4 * me.members * unit;
    const double cost = office_cost(offices, me.members, *rules->governance) * unit;
    const double paid = std::min({cost, office_cost_of_fund(me.members, *rules->governance) * unit, me.fund + dues});
    me.fund += dues - paid;
    flow.dues += dues;
    flow.offices += paid;
    treasury.offices += cost - paid;
    years[self].public_money += (cost - paid) / unit;
    treasury.evaluation += rules->governance->precision_price * levers->evaluation_precision(place) *
                           regions[{region}].workforce_0 / 1000 * unit;
    const auto budgets = platform_budgets(place, *levers);
    for (u32 k = 0; k < platforms; ++k) me.budget[k] += budgets[k] * me.members * unit;
}

/// (E91) The discussion office gathers what schools propose, the assessment office appraises it.
void run_offices(const Consortium& me, Self<Consortium> self, Index<SchoolsByRegion> schools, Emit<Project> propose,
                 Tally<ConsortiumFlows> flows, Given<policy::Consortia> levers, Given<GovernmentRules> rules,
                 Given<Clock> clock, Rng& rng) {
    const u32 region = self.id().slot;
    const auto proposers = schools[region];
    if (proposers.empty()) return;
    const Target place = target_of_region(static_cast<u8>(region));
    const Offices offices = offices_of(place, *levers);
    const double noise = evaluation_noise(offices.assessment, levers->evaluation_precision(place), *rules->governance);
    const u32 proposals = rng.poisson(proposals_expected(offices.discussion, me.members, *rules->governance));
    for (u32 k = 0; k < proposals; ++k) {
        Rng own = rng.apart("proposal", self.key(), joined(clock->step, k));
        propose(self,
                draw_project(proposers[own.below(static_cast<u32>(proposers.size()))], me, noise, *rules->projects, own));
    }
    flows[self].proposed += proposals;
}

namespace {

/// The queue as the decision office finds it: what may be picked, best first; what has waited too long lapses.
std::vector<Project*> ripe_projects(Own<Project> queue, u32 delay, u32 patience) {
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
    std::span<const Id<Firm>> members;
    const given::Projects& rules;
};

/// Pledges of some members, money; one drawn twice gives once.
std::vector<Pledge> ask_members(double appraised, const Conditions& now, Read<Firm> firms, Rng& rng) {
    std::vector<Pledge> pledges;
    if (now.members.empty()) return pledges;
    for (u32 k = 0; k < static_cast<u32>(now.rules.asked); ++k) {
        const Id<Firm> id = now.members[rng.below(static_cast<u32>(now.members.size()))];
        const double amount =
            pledge(appraised, heads(firms[id].staff), firms[id].books.cash / now.unit, now.rules) * now.unit;
        const bool again = std::ranges::any_of(pledges, [id](const Pledge& p) { return p.to == id; });
        if (!again && amount > 0) pledges.push_back({id, amount});
    }
    return pledges;
}

/// Of L22 for its class of platform, money; none for other classes.
double* budget_of(Consortium& me, const Project& project) {
    return project.kind < platforms ? &me.budget[project.kind] : nullptr;
}

/// (E93) What of the pledges is called in to fill the gap, money, with its match; the project fails where they do not.
std::vector<Pledge> ask_crowd(Project& project, double gap, const Conditions& now, Read<Firm> firms, Rng& rng) {
    std::vector<Pledge> pledges = ask_members(project.appraised, now, firms, rng);
    double offered = 0;
    for (const Pledge& p : pledges) offered += p.amount;
    const double share = called_share(gap, offered, now.match);
    for (Pledge& p : pledges) p.amount *= share;
    project.pledged = offered * share;
    project.matched = now.match * project.pledged;
    project.funded = share > 0;
    return pledges;
}

/// (E93) Fixed sources first, the crowd for the gap; all or nothing. Budget and fund pay at once, since the next project
/// draws on what is left; pledges are called in.
void finance(Project& project, Consortium& me, const School& proposer, const Conditions& now, Read<Firm> firms,
             Emit<Pledge> call_in, Rng& rng) {
    double* budget = budget_of(me, project);
    const Funding paid = fund_project(project.cost,
                                      {.budget = budget != nullptr ? *budget / now.unit : 0.0,
                                       .school_fund = proposer.fund / now.unit,
                                       .donors = me.donors,
                                       .fund = me.fund / now.unit,
                                       .deduction = now.deduction},
                                      now.rules);
    std::vector<Pledge> pledges;
    project.funded = paid.gap <= 0;
    if (!project.funded) pledges = ask_crowd(project, paid.gap * now.unit, now, firms, rng);
    if (!project.funded) return;
    project.fiscal = paid.fiscal;
    project.school = paid.school;
    project.social = paid.social;
    project.consortium = paid.consortium;
    if (budget != nullptr) *budget -= paid.fiscal * now.unit;
    me.fund -= paid.consortium * now.unit;
    me.donors = std::max(0.0, me.donors - paid.social / answer_to_price(now.deduction, now.rules));
    for (const Pledge& p : pledges) call_in(p);
}

}  // namespace

/// (E93) What owners of firms in the association set aside of what they were paid; it waits for no later quarter.
void ask_donors(Consortium& me, Self<Consortium> self, Read<DonorIncome> incomes, Read<Economy> economy,
                Given<given::Projects> projects) {
    me.donors = projects->giving_of_payout * incomes[self].payout / economy[the_economy].wage;
}

/// (E91) The decision office picks; (E93) each pick is funded whole or fails.
void decide(Consortium& me, Self<Consortium> self, Own<Project> queue, Read<Firm> firms, Read<School> schools,
            Read<Economy> economy, Index<MembersByRegion> members, Emit<Pledge> call_in, Given<policy::Consortia> levers,
            Given<GovernmentRules> rules, Rng& rng) {
    const u32 region = self.id().slot;
    const Target place = target_of_region(static_cast<u8>(region));
    const double decision = offices_of(place, *levers).decision;
    const Conditions now{.unit = economy[the_economy].wage,
                         .match = levers->crowdfunding_match(place),
                         .deduction = levers->crowdfunding_deduction(place) * rules->tax->income,
                         .members = members[region],
                         .rules = *rules->projects};
    const given::Governance& governance = *rules->governance;
    std::vector<Project*> ripe =
        ripe_projects(queue, decision_delay(decision, governance), static_cast<u32>(now.rules.patience));
    ripe.resize(std::min<std::size_t>(ripe.size(), picks(decision, me.members, governance)));
    for (Project* project : ripe) {
        project->picked = true;
        finance(*project, me, schools[project->to], now, firms, call_in, rng);
    }
}

namespace {

/// What the proposer and the government pay for a project, and what of its cost leaks, in their books.
void book(const Project& project, double unit, double deduction, double leaked, Adding<SchoolCosts> school,
          Adding<ConsortiumFlows> flow, Adding<ConsortiumYear> year, Adding<Treasury> treasury) {
    const double cost = static_cast<double>(project.cost) * unit;
    const double fixed = (project.fiscal + project.school + project.social + project.consortium) * unit;
    require(std::abs(fixed + project.pledged + project.matched - cost) <= 1e-9 * cost,
            "the sources of a project do not add up to its cost");
    school.projects += project.school * unit;
    treasury.platforms += project.fiscal * unit;
    treasury.matched_pledges += project.matched;
    treasury.donation_relief += deduction * project.social * unit;
    year.public_money += project.fiscal + project.matched / unit;
    flow.projects += project.consortium * unit;
    flow.costs += cost;
    flow.leaked += leaked * cost;
    flow.funded += 1;
}

/// What a project that could be done is good for.
void put_to_use(Consortium& me, const Project& project, double investment, std::array<double, platforms>& invested) {
    if (project.kind < platforms) invested[project.kind] += investment;
    if (project.kind == competition_project) ++me.competitions;
    if (project.kind == joint_project) ++me.joint_projects;
}

}  // namespace

/// Picked projects leave the queue; (E94), (E95) what is built of those that are funded and can be done.
void build_platforms(Consortium& me, Self<Consortium> self, Own<Project> queue, Read<Economy> economy,
                     Tally<SchoolCosts> costs, Tally<ConsortiumFlows> flows, Tally<ConsortiumYear> years,
                     Tally<Treasury> treasuries, Given<policy::Consortia> levers, Given<GovernmentRules> rules) {
    const Target place = target_of_region(static_cast<u8>(self.id().slot));
    const double unit = economy[the_economy].wage;
    const double deduction = levers->crowdfunding_deduction(place) * rules->tax->income;
    const double leaked = leakage(levers->crowdfunding_supervision(place), *rules->platforms);
    std::array<double, platforms> invested{};  // money
    for (Project& project : queue) {
        if (!project.picked) continue;
        project.alive = false;
        flows[self].picked += 1;
        if (!project.funded) continue;
        book(project, unit, deduction, leaked, costs[project.to], flows[self], years[self], treasuries[{self.id().slot}]);
        me.pledged += project.pledged / unit;
        const double cost = static_cast<double>(project.cost) * unit;
        if (project.luck < project.feasibility)
            put_to_use(me, project, effective_investment(cost, project.benefit, leaked), invested);
        else
            flows[self].failed += 1;
    }
    for (u32 k = 0; k < platforms; ++k) {  // (E95)
        me.stock[k] = next_stock(me.stock[k], invested[k] / unit, *rules->platforms);
        me.intensity[k] = platform_intensity(me.stock[k], me.members, *rules->platforms);
    }
}

void pay_pledges(const Firm&, Mine<Expenses> expenses, Inbox<Pledge> notes) {
    for (const Pledge& note : notes) expenses->pledged += note.amount;
}

/// P3 in the quarter.
void consortium_affairs(Schedule& step) {
    Schedule winter = step.in(Quarter::q1);
    winter.each<weigh_support>("weigh_support");
    winter.each<wish_to_join>("wish_to_join");
    winter.receivers<admit_members, MembershipRequest>("admit_members");
    winter.receivers<join, MembershipGrant>("join");
    step.each<pay_offices>("pay_offices");
    step.each<run_offices>("run_offices");
    step.each<ask_donors>("ask_donors");
    step.reset<DonorIncome>();
    step.each<decide>("decide");
    step.each<build_platforms>("build_platforms");
    step.receivers<pay_pledges, Pledge>("pay_pledges");
}

}  // namespace consortium
