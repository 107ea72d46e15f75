// P2: prices, market shares, wanted staff and revenue (E5–E9).
#include "models/consortium/firms/production.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/outputs/productivity_index.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/start/population.hpp"

namespace consortium {

/// (E5), (E6), and what the market compares itself with.
void set_price(const Firm& me, Self<Firm> self, Mine<Sales> sales, Read<Workforce> workforce, Reduce<MarketPrices> markets,
               Given<Derived> derived, Given<FirmRules> rules) {
    const double effectiveness = workforce[self].effectiveness;
    sales->log_output = log_output_per_worker(me.knowledge.technology, me.knowledge.means, me.knowledge.objects,
                                              effectiveness, *rules->production);  // (E5)
    sales->passed = passed_on(sales->passed, sales->log_output, *rules->market);
    sales->log_price = log_price(me.wage, sales->passed, *rules->market);  // (E6)
    Adding<MarketPrices> at = markets[{derived->market(me.industry, me.region)}];
    at.log_price += sales->share * sales->log_price;
    at.share += sales->share;
    at.staff += heads(me.staff);
    at.wages += heads(me.staff) * me.wage;
    at.effectiveness += heads(me.staff) * effectiveness;
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
void compete(const Firm& me, Self<Firm> self, Mine<Sales> sales, Read<Workforce> workforce, Read<MarketPrices> prices,
             Reduce<MarketShares> shares, Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    const given::Market& market = *rules->market;
    const Id<Market> here{derived->market(me.industry, me.region)};
    const double mean = prices[here].log_price / std::max<double>(1e-300, prices[here].share);
    const double sd = share_deviation(me.staff, workforce[self].mean_decision, me.age, market);
    sales->share *= math::exp(log_share_change(mean - sales->log_price, sd, rng.normal(), market) + sales->bump);
    sales->share = std::max(least_share, sales->share);
    sales->bump = 0;
    shares[here].share += sales->share;
}

/// (E7) renormalised; (E8), (E9). What a gain in productivity brings here is what it is worth (E9b).
void plan_output(Firm& me, Mine<Sales> sales, Read<MarketShares> shares, Read<Market> markets, Read<Economy> economy,
                 Given<Derived> derived, Given<FirmRules> rules) {
    const given::Market& market = *rules->market;
    const Id<Market> here{derived->market(me.industry, me.region)};
    const double spent = markets[here].expenditure;
    sales->share /= shares[here].share;
    const double share = sales->share;
    me.wanted = std::min(wanted_staff(share, spent, me.wage, sales->log_output - sales->passed, market),
                         most_wanted(share, spent, economy[the_economy].expenditure, rules->population->persons));  // (E8)
    me.usual = next_usual(me.usual, me.wanted, *rules->labour);                                                     // (E60)
    me.revenue = revenue(share, spent, me.staff, me.wanted, market);                                                // (E9)
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
