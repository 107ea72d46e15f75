// P13: governments evaluate and plan. Payments and claims of the year against the budget give the ratio paid out next year
// (E107, E108); consortia are evaluated and ranked, which moves the rates of those inside (E97, E109).
#include "models/consortium/government/government.hpp"

#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/levers/government.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/government/governance.hpp"

#include <cmath>

namespace consortium {

double payout_ratio(double budget, double overrun, double claims) {
    if (claims <= 0 || std::isinf(budget)) return 1;
    return clip((budget - overrun) / claims, 0, 1);
}

double performance(double declared_seats, double transfers, double order_hires, double public_money,
                   const given::Governance& g) {
    return (declared_seats + g.score_of_transfer * transfers + g.score_of_order_hire * order_hires) /
           (g.score_money + public_money);
}

/// Adds the quarter to the books of the year; the first quarter begins them.
void keep_books(Region& me, Self<Region> self, Read<Treasury> treasuries, Read<CellStaff> staff, Read<Cell> cells,
                Reduce<NationSums> nation, Given<Derived> derived, Given<Clock> clock) {
    if (clock->is(Quarter::q1)) me.year_claims = me.year_paid = me.year_revenue = 0;
    const Treasury& t = treasuries[self];
    me.year_claims += t.claims;
    me.year_paid += t.seat_subsidy + t.base_co_funding + t.outcome_bonus + t.hiring_subsidy;
    me.year_revenue += t.surcharge + t.income_tax + t.penalties + t.levy;
    me.workforce = 0;
    for (u32 f = 0; f < derived->layout.fields; ++f) {
        const Id<Cell> cell = derived->layout.cell(self.id().slot, f);
        me.workforce += staff[cell].staff + cells[cell].unemployed;
    }
    nation[the_economy].revenue += me.year_revenue;
    nation[the_economy].workforce += me.workforce;
}

/// (E108) ϖ of the next year, announced in Q4.
void announce_payout(Region& me, Read<NationSums> nation, Read<Economy> economy, Given<policy::Government> levers) {
    const double cap = levers->budget_cap.everywhere() * economy[the_economy].wage;
    if (std::isinf(cap)) {
        me.payout = 1;
        return;
    }
    const NationSums& all = nation[the_economy];
    const double revenue_share = all.revenue > 0 ? me.year_revenue / all.revenue : me.weight;
    const double workforce_share = all.workforce > 0 ? me.workforce / all.workforce : me.weight;
    const double budget = regional_budget(cap, levers->budget_equalisation.everywhere(), revenue_share, workforce_share);
    me.payout = payout_ratio(budget, std::max(0.0, me.year_paid - budget), me.year_claims);
}

/// (E97) The year's score, observed with the noise of evaluation.
void evaluate(Consortium& me, Self<Consortium> self, Read<ConsortiumYear> years, Given<policy::Consortia> levers,
              Given<given::Governance> governance, Rng& rng) {
    const ConsortiumYear& year = years[self];
    const double noise = evaluation_noise(
        me.assessment, levers->evaluation_precision(target_of_region(static_cast<u8>(self.id().slot))), *governance);
    me.score = performance(year.declared_seats, year.transfers, year.order_hires, year.public_money, *governance) *
               math::exp(.5 * noise * rng.normal());
}

/// (E109) Rank among all consortia; of one alone, among the years it remembers.
void rank_scores(Consortium& me, Self<Consortium> self, Read<Consortium> consortia) {
    Standing standing;
    for (u32 c = 0; c < consortia.size(); ++c)
        if (c != self.id().slot) standing.compare(me.score, consortia[{c}].score);
    for (u32 y = 0; consortia.size() == 1 && y < me.evaluations; ++y) standing.compare(me.score, me.past[y]);
    me.percentile = standing.percentile();
    for (u32 y = scores_kept - 1; y > 0; --y) me.past[y] = me.past[y - 1];
    me.past[0] = me.score;
    me.evaluations = std::min(me.evaluations + 1, scores_kept);
}

/// P13 in the quarter.
void evaluation(Schedule& step) {
    step.each<keep_books>("keep_books");
    Schedule autumn = step.in(Quarter::q4);
    autumn.each<announce_payout>("announce_payout");
    autumn.each<evaluate>("evaluate");
    autumn.each<rank_scores>("rank_scores");
    autumn.reset<ConsortiumYear>();
}

}  // namespace consortium
