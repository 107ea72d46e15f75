// P11a: claims on partnerships every quarter, and the audit of the year (E103). Every payment of a government names its
// lever (E107).
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/firms/accounts.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/accounts.hpp"
#include "models/consortium/parameters/government/audit.hpp"

namespace consortium {

/// What governments pay on the partnership in this quarter.
void claim(const Partnership& me, Part<&Partnership::claim> mine, Self<Partnership> self, Read<Firm> firms,
           Read<Programme> programmes, Read<Region> regions, Read<Consortium> consortia, Read<Economy> economy,
           Tally<Treasury> treasuries, Tally<ConsortiumYear> years, Given<policy::Firms> levers,
           Given<CooperationRules> rules) {
    const Firm& firm = firms[self.from()];
    const Programme& p = programmes[me.to];
    const Consortium* common = inside(firm, p) ? &consortia[{firm.region}] : nullptr;
    const given::Partnership costs = with_training_base(
        *rules->partnership, common != nullptr ? common->intensity[training_base] : 0.0, *rules->platforms);
    const double unit = economy[the_economy].wage;
    const EdgePolicy policy = edge_policy(firm, target_of(firm, p), common, 1, *levers, *rules->audit);
    Adding<Treasury> treasury = treasuries[{firm.region}];
    const double seats = seat_claim(me.agreed.seats, policy, unit) / 4;
    const double ghosts = seat_claim(me.agreed.ghosts, policy, unit) / 4;
    const double base =
        base_claim(me.agreed.depth, me.agreed.declared, cost_scale(me.agreed.seats, costs), policy, costs, unit) / 4;
    const double exchanged = levers->mutual_hiring_subsidy(target_of(firm, p)) * me.staff.exchanged * unit;
    const double payout = regions[{firm.region}].payout;  // (E108)
    treasury.claims += seats + ghosts + base;
    treasury.seat_subsidy += payout * (seats + ghosts);
    treasury.base_co_funding += payout * base;
    treasury.mutual_hiring += exchanged;
    *mine = {.paid = payout * (seats + ghosts + base) + exchanged, .ghosts = payout * ghosts};
    if (common == nullptr) return;
    Adding<ConsortiumYear> year = years[{firm.region}];  // (E97)
    year.transfers += me.transfer.gain > 0 ? 1 : 0;
    year.order_hires += me.staff.hires;
    year.public_money += mine->paid / unit;
}

/// (L6) Somebody from an order class, looked up in the registry when his time is due: is he still in the job he was taken
/// for? A spell begins with every job.
void verify_retention(const Person& me, Read<Firm> firms, Read<Programme> programmes, Tally<Retentions> kept,
                      Given<policy::Firms> levers, Given<CooperationRules> rules, Given<Clock> clock) {
    const u32 due = static_cast<u32>(rules->partnership->bonus_after);
    if (me.since_graduation(clock->step) != due || me.spell < due) return;
    kept[*me.employer].bonus += levers->outcome_bonus(target_of(firms[*me.employer], programmes[*me.programme]));
}

/// What the firm claims for graduates whom it hired on the market (L10), and for those of order classes whom it kept (L6).
void claim_for_staff(const Firm& me, Mine<Dues> dues, Self<Firm> self, Read<Workforce> workforce, Read<Terms> terms,
                     Read<Retentions> kept, Read<Region> regions, Read<Economy> economy, Tally<Treasury> treasuries,
                     Tally<ConsortiumYear> years, Given<policy::Firms> levers) {
    const double unit = economy[the_economy].wage;
    const double payout = regions[{me.region}].payout;  // (E108)
    const double hiring = levers->graduate_hiring_subsidy(target_of(terms[self])) * workforce[self].graduate_hires * unit;
    const double bonus = kept[self].bonus * unit;
    dues->hiring_claim = payout * hiring;
    dues->bonus_claim = payout * bonus;
    Adding<Treasury> treasury = treasuries[{me.region}];
    treasury.claims += hiring + bonus;
    treasury.hiring_subsidy += dues->hiring_claim;
    treasury.outcome_bonus += dues->bonus_claim;
    if (me.member) years[{me.region}].public_money += dues->bonus_claim / unit;  // (E97)
}

/// In Q4: what consortia may show of the year (E97); then some of those that declare more than they do are found out.
void audit(const Partnership& me, Part<&Partnership::claim> mine, Self<Partnership> self, Read<Firm> firms,
           Read<Programme> programmes, Read<Consortium> consortia, Read<Economy> economy, Tally<Treasury> treasuries,
           Tally<ConsortiumYear> years, Given<policy::Firms> levers, Given<CooperationRules> rules, Rng& rng) {
    const Firm& firm = firms[self.from()];
    const Programme& p = programmes[me.to];
    const Consortium* common = inside(firm, p) ? &consortia[{firm.region}] : nullptr;
    if (common != nullptr)
        years[{firm.region}].declared_seats += static_cast<double>(me.agreed.seats * me.agreed.declared / me.agreed.depth);
    const double gamma = static_cast<double>(me.agreed.declared) - static_cast<double>(me.agreed.depth);
    const double unit = economy[the_economy].wage;
    const EdgePolicy policy = edge_policy(firm, target_of(firm, p), common, 1, *levers, *rules->audit);
    Adding<Treasury> treasury = treasuries[{firm.region}];
    const double above_routine = std::max(policy.audit_floor, rules->audit->routine) - rules->audit->routine;
    treasury.audit_cost += rules->audit->price * above_routine * unit;  // (E107)
    const bool excess = objectionable(gamma, *rules->audit);
    if (!excess && me.agreed.ghosts <= 0) return;
    if (!rng.chance(policy.audit)) return;
    mine->found_out = true;  // (E103)
    mine->penalty = 4 * mine->ghosts * ghost_penalty(policy.penalty, *rules->audit);
    if (excess) mine->penalty += penalty_of(gamma, cost_scale(me.agreed.seats, *rules->partnership), policy.penalty, unit);
    treasury.penalties += mine->penalty;
}

}  // namespace consortium
