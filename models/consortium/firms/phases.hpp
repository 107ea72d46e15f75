// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void advance_frontier(Industry&, Self<Industry>, Given<given::Frontier>, Given<given::Demand>, Given<policy::Government>,
                      Given<Derived>, Rng&);
void grow_demand(Economy&, Given<given::Demand>, Given<Clock>, Rng&);
void weigh_industries(Industry&, Self<Industry>, Given<given::Demand>, Given<Derived>, Given<Clock>);
void divide_demand(Market&, Read<Industry>, Read<Economy>);
void set_price(Firm&, Reduce<MarketPrices>, Given<Derived>, Given<given::Production>, Given<given::Market>);
void compare_prices(Market&, Self<Market>, Read<MarketPrices>, Reduce<IndustryPrices>);
void remember_price(Industry&, Self<Industry>, Read<IndustryPrices>, Given<Clock>);
void compete(Firm&, Read<MarketPrices>, Reduce<MarketShares>, Given<Derived>, Given<given::Market>, Rng&);
void plan_output(Firm&, Read<MarketShares>, Read<Market>, Read<Economy>, Given<Derived>, Given<given::Market>,
                 Given<given::Population>);
void found_own(const Person&, Self<Person>, Inbox<Venture>, Read<Market>, Read<Economy>, Read<Firm>, Index<FirmsByRegion>,
               Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<given::Firms>, Given<given::Population>,
               Given<given::Market>, Given<given::Production>, Rng&);
void set_up(Firm&, Self<Firm>, Mine<Terms>, Read<Person>, Read<Industry>, Read<Cell>, Emit<Placed>, Given<Derived>);
void develop(Firm&, Self<Firm>, Own<Partnership>, Out<Research>, Read<Institute>, Own<Neighbour>, Read<Terms>,
             Read<Programme>, Read<Industry>, Read<Consortium>, Index<FirmsBySector>, Tally<InnovationCount>, Given<Derived>,
             Given<policy::Firms>, Given<given::Rnd>, Given<given::Absorption>, Given<given::Imitation>,
             Given<given::Adoption>, Given<given::Tax>, Given<given::Initial>, Given<CooperationRules>, Rng&);
/// (4.5.3, E76b) A neighbour for a firm: the larger of two of its industry and region, or one by flows between industries.
OptionalId<Firm> draw_neighbour(u8 industry, u8 region, Id<Firm> self, Read<Terms> firms, Index<FirmsBySector> sectors,
                                const Derived& derived, const given::Initial& initial, Rng& rng);
void claim(Partnership&, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Region>, Read<Consortium>, Read<Economy>,
           Tally<Treasury>, Tally<ConsortiumYear>, Given<policy::Firms>, Given<CooperationRules>, Given<Clock>, Rng&);
void close_books(Firm&, Self<Firm>, Mine<Terms>, Read<Payroll>, Own<Partnership>, Out<Research>, Read<Institute>,
                 Read<Programme>, Read<Region>, Read<Consortium>, Read<Economy>, Tally<Treasury>, Tally<FirmFlows>,
                 Tally<RegionFirms>, Tally<MarketFirms>, Given<Derived>, Given<policy::Firms>, Given<given::Tax>,
                 Given<given::Rnd>, Given<given::Accounts>, Given<given::Governance>, Given<given::Institutes>,
                 Given<CooperationRules>, Given<Clock>, Rng&);
void found_firms(Region&, Self<Region>, Read<RegionFirms>, Read<MarketFirms>, Read<Market>, Read<Consortium>, Read<Economy>,
                 Read<Firm>, Index<FirmsByRegion>, Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<given::Firms>,
                 Given<given::Population>, Given<given::Market>, Rng&);
void post_terms(Firm&, Mine<Terms>, Given<Derived>);
void settle_entrant(Firm&, Self<Firm>, Read<Terms>, Read<Industry>, Emit<Vacancy>, Emit<Neighbour>, Index<FirmsBySector>,
                    Given<Derived>, Given<given::Initial>, Rng&);

}  // namespace consortium
