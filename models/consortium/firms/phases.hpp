// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void advance_frontier(Industry&, Self<Industry>, Given<given::Frontier>, Given<given::Demand>, Given<policy::Government>,
                      Given<Derived>, Given<Clock>, Rng&);
void grow_demand(Economy&, Given<given::Demand>, Given<Clock>, Rng&);
void weigh_industries(Industry&, Self<Industry>, Given<given::Demand>, Given<Derived>, Given<Clock>);
void divide_demand(Market&, Read<Industry>, Read<Economy>);
void set_price(const Firm&, Self<Firm>, Mine<Sales>, Read<Workforce>, Reduce<MarketPrices>, Given<Derived>,
               Given<FirmRules>);
void compare_prices(Market&, Self<Market>, Read<MarketPrices>, Reduce<IndustryPrices>);
void remember_price(Industry&, Self<Industry>, Read<IndustryPrices>, Given<Clock>);
void compete(const Firm&, Self<Firm>, Mine<Sales>, Read<Workforce>, Read<MarketPrices>, Reduce<MarketShares>, Given<Derived>,
             Given<FirmRules>, Rng&);
void plan_output(Firm&, Mine<Sales>, Read<MarketShares>, Read<Market>, Read<Economy>, Given<Derived>, Given<FirmRules>);
void found_own(const Person&, Self<Person>, Inbox<Venture>, Read<Market>, Read<Economy>, Read<Firm>, Index<FirmsByRegion>,
               Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<FirmRules>, Rng&);
void set_up(Firm&, Self<Firm>, Mine<Terms>, Read<Person>, Read<Industry>, Read<Cell>, Emit<Placed>, Given<Derived>);
void receive_transfers(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Out<Partnership>, Out<Research>, Read<Programme>,
                       Read<Institute>);
void invest_in_rnd(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Read<Workforce>, Out<Partnership>, Read<Consortium>,
                   Given<policy::Firms>, Given<FirmRules>);
void adopt_co_inventions(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Mine<Sales>, Out<Partnership>, Read<Programme>,
                         Read<Industry>, Read<Consortium>, Tally<InnovationCount>, Given<given::Rnd>, Rng&);
void innovate(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Mine<Sales>, Read<Workforce>, Read<Industry>,
              Read<Consortium>, Tally<InnovationCount>, Given<FirmRules>, Rng&);
void imitate(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Out<Neighbour>, Read<Terms>, Read<Industry>,
             Tally<InnovationCount>, Given<FirmRules>, Rng&);
void modernise(const Firm&, Part<&Firm::knowledge>, Self<Firm>, Mine<Expenses>, Out<Neighbour>, Read<Terms>, Read<Industry>,
               Read<Consortium>, Given<FirmRules>);
void renew_neighbours(const Firm&, Self<Firm>, Own<Neighbour>, Read<Terms>, Index<FirmsBySector>, Given<Derived>,
                      Given<FirmRules>, Rng&);
void replace_neighbours(const Firm&, Self<Firm>, Own<Neighbour>, Read<Terms>, Index<FirmsBySector>, Given<Derived>,
                        Given<FirmRules>, Rng&);
/// (4.5.3, E76b) A neighbour for a firm: the larger of two of its industry and region, or one by flows between industries.
OptionalId<Firm> draw_neighbour(u8 industry, u8 region, Id<Firm> self, Read<Terms> firms, Index<FirmsBySector> sectors,
                                const Derived& derived, const given::Initial& initial, Rng& rng);
void claim(const Partnership&, Part<&Partnership::claim>, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Region>,
           Read<Consortium>, Read<Economy>, Tally<Treasury>, Tally<ConsortiumYear>, Given<policy::Firms>,
           Given<CooperationRules>);
void audit(const Partnership&, Part<&Partnership::claim>, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Consortium>,
           Read<Economy>, Tally<Treasury>, Tally<ConsortiumYear>, Given<policy::Firms>, Given<CooperationRules>, Rng&);
void add_up_partnerships(const Firm&, Mine<JointBooks>, Self<Firm>, Out<Partnership>, Read<Programme>, Read<Consortium>,
                         Read<Economy>, Given<CooperationRules>);
void add_up_research(const Firm&, Mine<JointBooks>, Self<Firm>, Out<Research>, Read<Institute>, Read<Consortium>,
                     Read<Economy>, Given<FirmRules>);
void verify_retention(const Person&, Read<Firm>, Read<Programme>, Tally<Retentions>, Given<policy::Firms>,
                      Given<CooperationRules>, Given<Clock>);
void claim_for_staff(const Firm&, Mine<Dues>, Self<Firm>, Read<Workforce>, Read<Terms>, Read<Retentions>, Read<Region>,
                     Read<Economy>, Tally<Treasury>, Tally<ConsortiumYear>, Given<policy::Firms>);
void reckon_dues(const Firm&, Mine<Dues>, Read<JointBooks>, Self<Firm>, Read<Economy>, Tally<Treasury>, Given<policy::Firms>,
                 Given<FirmRules>);
void close_books(const Firm&, Part<&Firm::books>, Mine<Expenses>, Self<Firm>, Read<JointBooks>, Read<Dues>, Read<Payroll>,
                 Read<Economy>, Tally<Treasury>, Tally<FirmFlows>, Given<FirmRules>);
void pay_taxes(const Firm&, Part<&Firm::books>, Self<Firm>, Read<JointBooks>, Read<Consortium>, Tally<Treasury>,
               Given<policy::Firms>, Given<FirmRules>);
void certify(const Firm&, Part<&Firm::books>, Self<Firm>, Read<JointBooks>, Read<Economy>, Tally<FirmFlows>,
             Given<policy::Firms>, Given<FirmRules>, Given<Clock>);
void pay_owners(const Firm&, Part<&Firm::books>, Tally<FirmFlows>, Tally<DonorIncome>, Given<FirmRules>);
void leave_market(Firm&, Mine<Terms>, Read<Economy>, Tally<FirmFlows>, Tally<RegionFirms>, Tally<MarketFirms>,
                  Given<Derived>, Given<FirmRules>, Rng&);
void choose_markets(const Region&, Self<Region>, Read<RegionFirms>, Read<MarketFirms>, Read<Market>, Read<Consortium>,
                    Read<Economy>, Emit<Entrance>, Given<Derived>, Rng&);
void found_firms(const Region&, Self<Region>, Inbox<Entrance>, Read<Market>, Read<Economy>, Read<Firm>, Index<FirmsByRegion>,
                 Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<FirmRules>, Rng&);
void equip_entrant(const Firm&, Part<&Firm::knowledge>, Mine<Terms>, Mine<Workforce>, Mine<Sales>, Read<Market>,
                   Given<Derived>, Given<FirmRules>, Rng&);
void settle_entrant(const Firm&, Part<&Firm::attitude>, Self<Firm>, Mine<Workforce>, Read<Terms>, Read<Industry>,
                    Emit<Vacancy>, Emit<Neighbour>, Index<FirmsBySector>, Given<Derived>, Given<FirmRules>, Rng&);

}  // namespace consortium
