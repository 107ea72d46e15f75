// P14: who counts what, and which observer makes which indicators of it. A ratio over nothing is missing, never 0.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/outputs/counts.hpp"

#include <limits>

namespace consortium {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Missing (NaN) where the denominator is 0, never 0.
inline double ratio(double numerator, double denominator) {
    return denominator != 0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN();
}

// ---------------------------------------------------------------------------------------------------- counting

void count_persons(const Person&, Read<Terms>, Tally<PersonCensus>, Tally<CellCensus>, Given<Derived>);
/// In Q2, with graduates of this spring and of earlier ones.
void count_persons_in_spring(const Person&, Read<Terms>, Read<Programme>, Tally<PersonCensus>, Tally<CellCensus>,
                             Tally<GraduateFlow>, Tally<RetainedEightQuarters>, Tally<AfterThreeYears>, Given<Derived>,
                             Given<Clock>);
/// In Q4, with what the employed know and the first jobs of this year's graduates.
void count_persons_in_winter(const Person&, Read<Terms>, Read<Cell>, Read<Programme>, Read<Economy>, In<Partnership>,
                             Tally<PersonCensus>, Tally<CellCensus>, Tally<SkillCensus>, Tally<DistancePay>,
                             Tally<FirstJobs>, Tally<RetainedTwoQuarters>, Tally<GraduatePay>, Tally<GraduateUse>,
                             Given<Derived>, Given<given::Wages>, Given<Clock>);
void measure_sizes(Firm&, Tally<SectorSizes>, Reduce<FirmGrowth>, Given<Derived>);
void find_leading_size(Sector&, Self<Sector>, Read<SectorSizes>);
void flag_leading(Firm&, Read<Sector>, Given<Derived>);
void count_firms(const Firm&, Self<Firm>, Read<Sales>, Out<Partnership>, Out<Research>, Out<Neighbour>, Out<Vacancy>,
                 Read<Programme>, Read<Economy>, Tally<FirmCensus>, Tally<SectorCut>, Tally<FeesOfYear>,
                 Reduce<IndustryCensus>, Given<Derived>, Given<CooperationRules>);
void look_at_network(Economy&, In<Partnership>, Read<Programme>, Read<Firm>, Given<Clock>);

/// Conservation laws (V20). Persons, staff and money; throws when one does not hold.
void check_identities(Economy&, Self<Economy>, Read<PersonCensus>, Read<PersonFlows>, Read<FirmCensus>, Read<FirmFlows>,
                      Read<Consortium>, Read<ConsortiumFlows>, Read<Treasury>);

// ---------------------------------------------------------------------------------------------------- indicators

void observe_index(const Economy&, Read<Region>, Read<Industry>, Indicators, Given<Derived>);                          // O1
void observe_persons(const Economy&, Read<PersonCensus>, Read<CellCensus>, Read<Cell>, Indicators, Given<Derived>);    // O10
void observe_skills(const Economy&, Self<Economy>, Read<SkillCensus>, Read<DistancePay>, Indicators, Given<Derived>);  // O2
void observe_placement(const Economy&, Self<Economy>, Read<AfterTwoQuarters>, Read<AfterEightQuarters>,
                       Read<RetainedTwoQuarters>, Read<RetainedEightQuarters>, Indicators, Given<Derived>);  // O5
void observe_graduates(const Economy&, Self<Economy>, Read<GraduateFlow>, Read<FirstJobs>, Read<AfterThreeYears>,
                       Read<GraduateUse>, Read<GraduatePay>, Read<FirmFlows>, Indicators, Given<Derived>);  // O2, O5, O15
void observe_firms(const Economy&, Self<Economy>, Read<FirmCensus>, Read<IndustryCensus>, Read<Industry>, Read<FirmFlows>,
                   Read<InnovationCount>, Read<FirmGrowth>, Indicators, Given<Derived>);
void observe_cooperation(const Economy&, Self<Economy>, Read<FirmCensus>, Read<SectorCut>, Read<Programme>, In<Partnership>,
                         Indicators, Given<Derived>);  // O7, O8
void observe_transfers(const Economy&, Self<Economy>, Read<FirmCensus>, Read<SectorCut>, Read<IndustryCensus>,
                       Read<FeesOfYear>, Read<KnowledgeDistance>, Indicators, Given<Derived>);                    // O9
void observe_output(const Economy&, Read<OutputOfWorkers>, Read<OutputOfFirms>, Read<OutputShares>, Indicators);  // O15
void observe_schools(const Economy&, Read<Programme>, Read<School>, Read<MatchedGraduates>, Read<Cell>, Indicators,
                     Given<Derived>, Given<given::Frontier>);
void observe_education(const Economy&, Read<Programme>, Read<ProgrammeFlows>, Read<Cell>, Indicators, Given<Derived>);
void observe_governments(const Economy&, Read<Treasury>, Read<Region>, Indicators);
void observe_consortia(const Economy&, Read<Consortium>, Read<ConsortiumFlows>, Indicators);
void observe_engine(const Economy&, Self<Economy>, Read<FirmCensus>, Read<PersonCensus>, Read<Programme>, Read<School>,
                    Read<Institute>, Read<Consortium>, Indicators);  // O16

}  // namespace consortium
