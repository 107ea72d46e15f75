// P2: prices, market shares, wanted staff and revenue (E5–E9).
#include "models/consortium/firms/production.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/start/population.hpp"

namespace consortium {

/// (E5), (E6), and what the market compares itself with.
void set_price(Firm& me, Reduce<MarketPrices> markets, Given<Derived> derived, Given<given::Production> production,
               Given<given::Market> market) {
    me.log_output = log_output_per_worker(me.technology, me.means, me.objects, me.effectiveness, *production);  // (E5)
    me.log_price = log_price(me.wage, me.log_output, *market);                                                  // (E6)
    Adding<MarketPrices> at = markets[{derived->market(me.industry, me.region)}];
    at.log_price += me.share * me.log_price;
    at.share += me.share;
    at.staff += heads(me.staff);
    at.wages += heads(me.staff) * me.wage;
    at.effectiveness += heads(me.staff) * me.effectiveness;
}

/// What entrants of a market begin with, and its part in the price of the industry (ln P_i).
void compare_prices(Market& me, Self<Market> self, Read<MarketPrices> prices, Reduce<IndustryPrices> industries) {
    const MarketPrices& here = prices[self];
    if (here.staff > 0) {
        me.mean_wage = here.wages / here.staff;
        me.mean_effectiveness = here.effectiveness / here.staff;
    }
    if (here.share > 0) industries[{me.industry}].log_price += me.regional_weight * here.log_price / here.share;
}

void remember_price(Industry& me, Self<Industry> self, Read<IndustryPrices> prices, Given<Clock> clock) {
    me.log_price = prices[self].log_price;
    if (clock->since_start <= 0) me.log_price_0 = me.log_price;
}

/// (E7) before renormalisation.
void compete(Firm& me, Read<MarketPrices> prices, Reduce<MarketShares> shares, Given<Derived> derived,
             Given<given::Market> market, Rng& rng) {
    const Id<Market> here{derived->market(me.industry, me.region)};
    const double mean = prices[here].log_price / std::max<double>(1e-300, prices[here].share);
    const double sd = share_deviation(me.staff, me.mean_decision, me.age, *market);
    me.share *= math::exp(log_share_change(mean - me.log_price, sd, rng.normal(), *market) + me.bump);
    me.share = std::max(least_share, me.share);
    me.bump = 0;
    shares[here].share += me.share;
}

/// (E7) renormalised; (E8), (E9).
void plan_output(Firm& me, Read<MarketShares> shares, Read<Market> markets, Read<Economy> economy, Given<Derived> derived,
                 Given<given::Market> market, Given<given::Population> population) {
    const Id<Market> here{derived->market(me.industry, me.region)};
    const double spent = markets[here].expenditure;
    me.share /= shares[here].share;
    me.wanted = std::min(wanted_staff(me.share, spent, me.wage, *market),
                         most_wanted(me.share, spent, economy[the_economy].expenditure, population->persons));  // (E8)
    me.revenue = revenue(me.share, spent, me.staff, me.wanted, *market);                                        // (E9)
}

/// P2 in the quarter.
void production(Schedule& step) {
    step.each<set_price>("set_price");
    step.each<compare_prices>("compare_prices");
    step.each<remember_price>("remember_price");
    step.each<compete>("compete");
    step.each<plan_output>("plan_output");
    step.each<add_to_index>("add_to_index");
    step.each<measure_index>("measure_index");
    step.each<measure_region_index>("measure_region_index");
    step.each<measure_industry_index>("measure_industry_index");
}

}  // namespace consortium
