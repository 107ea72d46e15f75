// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void wish_to_join(Firm&, Self<Firm>, Out<Partnership>, Read<Consortium>, Emit<MembershipRequest>, Given<policy::Consortia>,
                  Given<given::Governance>, Given<given::Partnership>, Rng&);
void admit_members(Consortium&, Self<Consortium>, Inbox<MembershipRequest>, Emit<MembershipGrant>, Given<policy::Consortia>);
void join(Firm&, Inbox<MembershipGrant>);
void run_offices(Consortium&, Self<Consortium>, Read<Region>, Read<Economy>, Index<MembersByRegion>, Index<SchoolsByRegion>,
                 Emit<Project>, Tally<ConsortiumFlows>, Tally<ConsortiumYear>, Tally<Treasury>, Given<policy::Consortia>,
                 Given<given::Governance>, Given<Clock>, Rng&);
void decide(Consortium&, Self<Consortium>, Own<Project>, Read<Firm>, Read<School>, Read<Economy>, Index<MembersByRegion>,
            Index<AssociatedByRegion>, Emit<Pledge>, Tally<SchoolCosts>, Tally<ConsortiumFlows>, Tally<ConsortiumYear>,
            Tally<Treasury>, Given<policy::Consortia>, Given<given::Platforms>, Given<given::Tax>, Rng&);
void pay_pledges(Firm&, Inbox<Pledge>);
void seek_service(Firm&, Self<Firm>, Out<Partnership>, Read<Consortium>, Read<Industry>, Read<Economy>,
                  Index<SchoolsByRegion>, Tally<SchoolIncome>, Tally<Treasury>, Tally<InnovationCount>, Given<policy::Firms>,
                  Given<given::SchoolFinance>, Given<given::Transfer>, Given<given::Annuity>, Given<given::Partnership>,
                  Rng&);
void keep_books(Region&, Self<Region>, Read<Treasury>, Read<CellStaff>, Read<Cell>, Reduce<NationSums>, Given<Derived>,
                Given<Clock>);
void announce_payout(Region&, Read<NationSums>, Read<Economy>, Given<policy::Government>);
void evaluate(Consortium&, Self<Consortium>, Read<ConsortiumYear>, Given<policy::Consortia>, Given<given::Governance>, Rng&);
void rank_scores(Consortium&, Read<Consortium>);

}  // namespace consortium
