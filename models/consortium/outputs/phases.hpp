// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

struct IndexTerms;

void count_placed(const Programme&, Self<Programme>, Read<Graduates>, Tally<AfterTwoQuarters>, Given<Derived>);
void count_placed_later(const Programme&, Self<Programme>, Read<Graduates>, Tally<AfterEightQuarters>, Given<Derived>);
void add_to_index(const Firm&, Self<Firm>, Mine<IndexTerms>, Read<Sales>, Read<Workforce>, Reduce<SectorIndex>,
                  Reduce<CompositeSums>, Tally<OutputOfWorkers>, Tally<OutputOfFirms>, Reduce<OutputShares>, Given<Derived>,
                  Given<given::Production>);
void measure_index(Economy&, Self<Economy>, Read<SectorIndex>, Read<CompositeSums>, Read<OutputShares>, Given<Clock>);
void measure_region_index(Region&, Self<Region>, Read<SectorIndex>, Given<Derived>, Given<Clock>);
void measure_industry_index(Industry&, Self<Industry>, Read<SectorIndex>, Given<Derived>, Given<Clock>);

void measure_sizes(Firm&, Tally<SectorSizes>, Reduce<FirmGrowth>, Given<Derived>);
void find_leading_size(Sector&, Self<Sector>, Read<SectorSizes>);
void flag_leading(Firm&, Read<Sector>, Given<Derived>);
void note_fee(const Partnership&, Read<Economy>, Tally<FeesOfYear>);
void look_at_network(Economy&, In<Partnership>, Read<Programme>, Read<Firm>, Given<Clock>);
/// Conservation laws (V20), of persons and money; throws when one does not hold.
void check_books(Economy&, Self<Economy>, Read<Person>, Read<PersonFlows>, Read<Firm>, Read<Partnership>, Read<FirmFlows>,
                 Read<Consortium>, Read<ConsortiumFlows>, Read<Treasury>);

}  // namespace consortium
