// P11c: entry (E106). A region replaces exits and grows with real demand; entrants then open posts and find neighbours.
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/production.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/start/initial.hpp"

namespace consortium {

namespace {

/// A market that the region can enter: first one that lost all its firms, else ∝ E_m e^(Δ_4 ln E_m), strategic ones more
/// with a technology complex. None where nothing is spent.
OptionalId<Market> choose_market(u32 region, double complex, Read<Market> markets, Read<MarketFirms> firms,
                                 std::vector<u32>& founded, const Derived& derived, Rng& rng) {
    std::vector<double> weight(markets.size(), 0);
    for (u32 i = 0; i < derived.layout.industries; ++i) {
        const u32 m = derived.market(i, region);
        const Market& market = markets[{m}];
        if (firms[{m}].alive + founded[m] == 0 && market.expenditure > 0) {
            ++founded[m];
            return Id<Market>{m};
        }
        const double year_ago = market.past[quarters_kept - 1];
        weight[m] = market.expenditure * (year_ago > 0 ? market.expenditure / year_ago : 1.0) *
                    (derived.strategic[i] != 0 ? 1 + complex : 1.0);
    }
    const u32 m = rng.pick(weight);
    if (m == weight.size()) return {};
    ++founded[m];
    return Id<Market>{m};
}

}  // namespace

/// How many firms enter, and where.
void choose_markets(const Region& me, Self<Region> self, Read<RegionFirms> alive, Read<MarketFirms> market_firms,
                    Read<Market> markets, Read<Consortium> consortia, Read<Economy> economy, Emit<Entrance> enter,
                    Given<Derived> derived, Rng& rng) {
    const Economy& e = economy[the_economy];
    const u32 region = self.id().slot;
    const double real_growth = e.expenditure / e.wage / e.real_expenditure_0;
    const double most = std::max(me.firms_0, me.workforce_0);  // a firm for everybody
    const i64 entrants = rng.round(std::max(0.0, std::min(most, me.firms_0 * real_growth) - alive[self].alive));
    const double complex = consortia[{region}].intensity[technology_complex];
    std::vector<u32> founded(markets.size(), 0);
    for (i64 k = 0; k < entrants; ++k) {
        const OptionalId<Market> market = choose_market(region, complex, markets, market_firms, founded, *derived, rng);
        if (!market) return;
        enter({.to = self, .market = *market});
    }
}

/// Each entrant with the technology of an incumbent of the region, nearly.
void found_firms(const Region&, Self<Region> self, Inbox<Entrance> entrances, Read<Market> markets, Read<Economy> economy,
                 Read<Firm> firms, Index<FirmsByRegion> incumbents, Emit<Firm> birth, Tally<FirmFlows> flows,
                 Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    const Economy& e = economy[the_economy];
    const u8 region = static_cast<u8>(self.id().slot);
    for (const Entrance& entrance : entrances) {
        const OptionalId<Firm> model = incumbents.draw(region, rng);
        const double technology = model ? firms[*model].knowledge.technology : e.mean_technology;
        const Firm firm = make_entrant(markets[entrance.market], region, technology, e.wage, *derived, *rules, rng);
        birth(firm);
        flows[the_economy].founding += firm.books.cash;
        flows[the_economy].entries += 1;
    }
}

/// What else an entrant begins with, before anybody reads it: its rank for high-tech status, staff and share as its market
/// has them, a post for each head it wants, and terms. A graduate's firm has one post less, its founder's.
void equip_entrant(const Firm& me, Part<&Firm::knowledge> knowledge, Mine<Terms> terms, Mine<Workforce> workforce,
                   Mine<Sales> sales, Read<Market> markets, Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    if (me.age > 0) return;
    knowledge->high_tech_rank = rng.uniform();
    const Market& market = markets[{derived->market(me.industry, me.region)}];
    workforce->effectiveness = market.mean_effectiveness;
    workforce->openings = static_cast<u32>(me.wanted + .5) - (me.founder ? 1 : 0);
    sales->share = share_of_entrant(me.wanted, market, rules->market->markup);
    sales->log_output = log_output_per_worker(knowledge->technology, knowledge->means, knowledge->objects,
                                              market.mean_effectiveness, *rules->production);
    sales->passed = sales->log_output;
    *terms = terms_of(me, derived->strategic[me.industry] != 0);
}

/// An entrant opens its posts, finds its neighbours, and knows of cooperation if the first of them does.
void settle_entrant(const Firm& me, Part<&Firm::attitude> attitude, Self<Firm> self, Mine<Workforce> workforce,
                    Read<Terms> firms, Read<Industry> industries, Emit<Vacancy> advertise, Emit<Neighbour> meet,
                    Index<FirmsBySector> sectors, Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    if (me.age > 0) return;
    const Industry& industry = industries[{me.industry}];
    for (; workforce->openings > 0; --workforce->openings) {
        const u32 f = std::min(rng.pick(industry.field_share), fields_per_industry - 1);
        advertise(self, {.to = derived->layout.cell(me.region, industry.field[f]), .age = 0, .alive = true});
    }
    for (u32 k = 0; k < static_cast<u32>(rules->initial->neighbours); ++k) {
        const OptionalId<Firm> other =
            draw_neighbour(me.industry, me.region, self, firms, sectors, *derived, *rules->initial, rng);
        meet(self, {.to = other});
        if (k == 0 && other) attitude->aware = firms[*other].aware;
    }
}

/// P11c in the quarter.
void entry(Schedule& step) {
    step.each<choose_markets>("choose_markets");
    step.receivers<found_firms, Entrance>("found_firms");
    step.each<equip_entrant>("equip_entrant");
    step.each<settle_entrant>("settle_entrant");
}

}  // namespace consortium
