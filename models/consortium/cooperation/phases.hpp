// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void survey_sector(const Sector&, Self<Sector>, Mine<Surroundings>, Read<Industry>, Read<Region>, Read<Economy>,
                   Given<CooperationRules>);
void reconsider(const Firm&, Self<Firm>, Own<Partnership>, Read<Programme>, Read<School>, Read<Surroundings>,
                Read<Consortium>, Given<CooperationRules>, Given<given::PartnerSearch>, Given<policy::Firms>, Given<Clock>,
                Rng&);
void meet_programmes(const Firm&, Self<Firm>, Out<Partnership>, Out<Neighbour>, Read<Industry>, Index<ProgrammesByCell>,
                     Index<ProgrammesByRegion>, Emit<Encounter>, Given<CooperationRules>, Given<given::PartnerSearch>,
                     Given<Clock>, Rng&);
void choose_partner(const Firm&, Self<Firm>, Inbox<Encounter>, Out<Partnership>, Read<Programme>, Read<Surroundings>,
                    Read<Consortium>, Emit<Proposal>, Given<CooperationRules>, Given<policy::Firms>, Given<Clock>, Rng&);
void answer(const Programme&, Self<Programme>, Inbox<Proposal>, In<Partnership>, Read<School>, Read<Firm>,
            Read<Surroundings>, Emit<Answer>, Given<CooperationRules>);
void sign(const Firm&, Self<Firm>, Inbox<Answer>, Emit<Partnership>, Given<Clock>);
void transfer(const Partnership&, Part<&Partnership::transfer>, Self<Partnership>, Read<Firm>, Read<Programme>,
              Read<Surroundings>, Read<Consortium>, Tally<SchoolIncome>, Tally<Exchange>, Given<CooperationRules>,
              Given<policy::Schools>, Rng&);
void count_distance(const Partnership&, Self<Partnership>, Read<Firm>, Read<Programme>, Tally<KnowledgeDistance>);
void co_invent(const Partnership&, Part<&Partnership::invention>, Self<Partnership>, Read<Firm>, Read<Workforce>,
               Read<JointBooks>, Read<Industry>, Read<Consortium>, Tally<Exchange>, Given<CooperationRules>, Rng&);
void share_projects(Consortium&, Self<Consortium>, Index<MembersByRegion>, Out<Partnership>, Read<Programme>,
                    Emit<JointTrial>, Given<given::CoInvention>, Rng&);
void co_invent_jointly(const Partnership&, Part<&Partnership::invention>, Self<Partnership>, Inbox<JointTrial>, Read<Firm>,
                       Read<Workforce>, Read<Industry>, Read<Consortium>, Tally<Exchange>, Given<given::Rnd>, Rng&);
void drift_profile(Programme&, Self<Programme>, Read<Exchange>, Tally<SchoolCosts>);
void remember(const Partnership&, Part<&Partnership::learnt>, Self<Partnership>, Read<Firm>, Read<Workforce>,
              Given<CooperationRules>, Given<given::Belief>, Given<given::Annuity>);
void believe(const Firm&, Part<&Firm::attitude>, Self<Firm>, Out<Partnership>, Out<Neighbour>, Read<Terms>, Read<Consortium>,
             Read<Economy>, Given<given::Belief>, Given<given::Awareness>, Rng&);

}  // namespace consortium
