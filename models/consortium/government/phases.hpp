// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void weigh_support(Consortium&, Self<Consortium>, Given<policy::Consortia>, Given<GovernmentRules>);
void wish_to_join(Firm&, Self<Firm>, Out<Partnership>, Read<Consortium>, Emit<MembershipRequest>, Given<given::Governance>,
                  Given<given::Partnership>, Rng&);
void admit_members(Consortium&, Self<Consortium>, Inbox<MembershipRequest>, Emit<MembershipGrant>, Given<policy::Consortia>);
void join(Firm&, Inbox<MembershipGrant>);
void pay_offices(Consortium&, Self<Consortium>, Read<Region>, Read<Economy>, Index<MembersByRegion>, Tally<ConsortiumFlows>,
                 Tally<ConsortiumYear>, Tally<Treasury>, Given<policy::Consortia>, Given<GovernmentRules>, Given<Clock>);
void run_offices(const Consortium&, Self<Consortium>, Index<SchoolsByRegion>, Emit<Project>, Tally<ConsortiumFlows>,
                 Given<policy::Consortia>, Given<GovernmentRules>, Given<Clock>, Rng&);
void ask_donors(Consortium&, Self<Consortium>, Read<DonorIncome>, Read<Economy>, Given<given::Projects>);
void decide(Consortium&, Self<Consortium>, Own<Project>, Read<Firm>, Read<School>, Read<Economy>, Index<MembersByRegion>,
            Emit<Pledge>, Given<policy::Consortia>, Given<GovernmentRules>, Rng&);
void build_platforms(Consortium&, Self<Consortium>, Own<Project>, Read<Economy>, Tally<SchoolCosts>, Tally<ConsortiumFlows>,
                     Tally<ConsortiumYear>, Tally<Treasury>, Given<policy::Consortia>, Given<GovernmentRules>);
void pay_pledges(const Firm&, Mine<Expenses>, Inbox<Pledge>);
void meet_service_centre(const Firm&, Part<&Firm::attitude>, Self<Firm>, Out<Partnership>, Read<Consortium>,
                         Emit<ServiceOffer>, Given<given::Services>, Rng&);
void order_service(const Firm&, Self<Firm>, Mine<Expenses>, Inbox<ServiceOffer>, Read<Industry>, Read<Economy>,
                   Index<SchoolsByRegion>, Emit<ServiceOrder>, Given<policy::Firms>, Given<GovernmentRules>, Rng&);
void serve(const School&, Self<School>, Inbox<ServiceOrder>, Read<Economy>, Tally<SchoolIncome>, Tally<Treasury>,
           Tally<InnovationCount>, Emit<Service>, Given<GovernmentRules>);
void be_served(const Firm&, Part<&Firm::knowledge>, Inbox<Service>, Tally<InnovationCount>, Given<given::Services>, Rng&);
void keep_books(Region&, Self<Region>, Read<Treasury>, Read<CellStaff>, Read<Cell>, Reduce<NationSums>, Given<Derived>,
                Given<Clock>);
void announce_payout(Region&, Read<NationSums>, Read<Economy>, Given<policy::Government>);
void evaluate(Consortium&, Self<Consortium>, Read<ConsortiumYear>, Given<policy::Consortia>, Given<given::Governance>, Rng&);
void rank_scores(Consortium&, Self<Consortium>, Read<Consortium>);

}  // namespace consortium
