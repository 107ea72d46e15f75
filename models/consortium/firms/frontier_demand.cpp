// P0: what comes from outside. Frontier technology, expenditure and its division over markets, the drift of demanded fields.
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/institutes/research.hpp"
#include "models/consortium/levers/government.hpp"
#include "models/consortium/nouns/field_mix.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/firms/demand.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"

namespace consortium {

/// (E1) with what public research adds (L26), and (E2b): strategic and new fields grow with it in every row of Φ.
void advance_frontier(Industry& me, Self<Industry> self, Given<given::Frontier> frontier, Given<given::Demand> demand,
                      Given<policy::Government> levers, Given<Derived> derived, Given<Clock> clock, Rng& rng) {
    const double growth = me.strategic ? frontier->growth_strategic : frontier->growth_other;
    Target place;
    place.label[industry_axis] = static_cast<u8>(self.id().slot);
    const double moved =
        frontier_growth(growth, levers->public_research(place), *frontier) + frontier->noise * rng.normal();  // (E1)
    me.frontier += moved;
    advance_mix(me.field_share, me.field, me.frontier, moved, *derived, *demand);  // (E2b)
    if (!clock->is(Quarter::q1)) return;
    me.frontier_growth = (me.frontier - me.frontier_of_year) / 4;
    me.frontier_of_year = me.frontier;
}

namespace {

constexpr double most_apart = 10;  // (E2) times the trend, or a part of it: what incomes spend

/// (E2) What is spent of the incomes of the last quarter but for shocks. Until the start it is what the trend has; from then
/// on the propensity to spend goes back to what would be on the trend as fast as it is anchored.
double spent_of_incomes(Economy& me, bool started, const given::Demand& g) {
    const double trend = math::exp(me.log_trend);
    me.propensity += (started && me.propensity > 0 ? g.anchor : 1) * (trend / me.incomes - me.propensity);
    return clip(me.propensity * me.incomes, trend / most_apart, trend * most_apart);
}

}  // namespace

/// (E2) trend, cycle and total expenditure.
void grow_demand(Economy& me, Given<given::Demand> demand, Given<Clock> clock, Rng& rng) {
    me.log_trend += demand->growth;
    me.cycle = demand->cycle_persistence * me.cycle + demand->cycle_noise * rng.normal();
    double wave = 0;
    if (demand->wave_amplitude > 0) {
        wave =
            demand->wave_amplitude * math::sin(6.283185307179586 * clock->since_start / at_least_one(demand->wave_period));
    }
    me.expenditure = math::exp(me.log_trend + me.cycle + wave);
    if (demand->closure == 0 || me.incomes <= 0) return;
    const double spent = spent_of_incomes(me, clock->since_start > 0, *demand) * math::exp(me.cycle + wave);
    me.expenditure += demand->closure * (spent - me.expenditure);
}

/// (E2) industry shares before normalisation: drift of the strategic ones, or as data say, for 100 quarters, and response
/// to relative prices.
void weigh_industries(Industry& me, Self<Industry> self, Given<given::Demand> demand, Given<Derived> derived,
                      Given<Clock> clock) {
    const double since = std::max(0, clock->since_start);
    const double usual = me.strategic ? demand->strategic_drift : 0.0;
    const double drift =
        (derived->demand_drift.empty() ? usual : derived->demand_drift[self.id().slot]) * std::min(since, 100.0);
    const double price = clock->since_start > 0 ? me.log_price - me.log_price_0 : 0.0;
    me.share = me.share_0 * math::exp(drift + (1 - demand->price_elasticity) * price);
}

/// (E2) expenditure of a market.
void divide_demand(Market& me, Read<Industry> industries, Read<Economy> economy) {
    double sum = 0;
    for (u32 i = 0; i < industries.size(); ++i) sum += industries[{i}].share;
    for (u32 k = quarters_kept - 1; k > 0; --k) me.past[k] = me.past[k - 1];
    me.past[0] = me.expenditure;
    me.expenditure = industries[{me.industry}].share / sum * economy[the_economy].expenditure * me.regional_weight;
}

/// P0 in the quarter.
void outside_inputs(Schedule& step) {
    step.each<advance_frontier>("advance_frontier");
    step.each<grow_demand>("grow_demand");
    step.each<weigh_industries>("weigh_industries");
    step.each<divide_demand>("divide_demand");
}

}  // namespace consortium
