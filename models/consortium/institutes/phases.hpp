// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void keep_up(Institute&, Read<Industry>, Read<Economy>, Tally<Treasury>, Given<InstituteRules>, Given<given::Frontier>,
             Given<policy::Government>);
void seek_research(Firm&, Self<Firm>, Own<Research>, Read<Institute>, Read<Economy>, Read<Consortium>,
                   Index<InstitutesByRegion>, Emit<ResearchProposal>, Given<InstituteRules>, Given<Derived>, Given<Clock>,
                   Rng&);
void accept_research(Institute&, Self<Institute>, Inbox<ResearchProposal>, In<Research>, Emit<ResearchAnswer>,
                     Given<InstituteRules>, Given<policy::Government>);
void begin_research(Firm&, Self<Firm>, Inbox<ResearchAnswer>, Emit<Research>);
void link_institutes(School&, Self<School>, Own<ScienceLink>, Read<Programme>, Index<ProgrammesBySchool>, Read<Institute>,
                     Read<Consortium>, Index<InstitutesByRegion>, Emit<ScienceLink>, Given<Derived>,
                     Given<given::Institutes>, Rng&);
void transfer_research(Research&, Self<Research>, Read<Firm>, Read<Institute>, Read<Consortium>, Read<Economy>,
                       Tally<SchoolIncome>, Tally<InstituteExchange>, Given<InstituteRules>, Given<policy::Schools>, Rng&);
void drift_institute(Institute&, Self<Institute>, Read<InstituteExchange>);
void remember_research(Research&, Given<given::Belief>);

}  // namespace consortium
