// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void exchange_staff(const Partnership&, Part<&Partnership::staff>, Self<Partnership>, Read<Firm>, Read<Programme>,
                    Read<Consortium>, Tally<Exchange>, Given<SchoolRules>, Given<policy::Firms>, Rng&);
void gauge_placement(Programme&, Reduce<PlacementSums>, Given<Clock>);
void renew_curriculum(Programme&, Self<Programme>, In<Partnership>, Read<Firm>, Read<Cell>, Out<ScienceLink>,
                      Read<Institute>, Read<Consortium>, Given<Derived>, Given<SchoolRules>);
void renew_teachers(Programme&, Self<Programme>, In<Partnership>, Read<School>, Read<Exchange>, Given<SchoolRules>);
void renew_reputation(Programme&, Self<Programme>, In<Partnership>, Read<PlacementSums>, Given<Derived>, Given<SchoolRules>);
void renew_equipment(Programme&, Self<Programme>, In<Partnership>, Read<Firm>, Read<School>, Read<Consortium>, Read<Economy>,
                     Tally<SchoolCosts>, Given<SchoolRules>);
void settle_fund(School&, Self<School>, Read<SchoolCosts>, Read<SchoolIncome>, Given<Clock>);
void plan_teaching(Programme&, Self<Programme>, In<Partnership>, Read<Terms>, Read<School>, Read<Consortium>, Given<Derived>,
                   Given<SchoolRules>, Given<policy::Schools>, Given<Clock>);
void study(Person&, Read<Programme>, Tally<Classes>, Given<SchoolRules>, Rng&);
void count_class(Programme&, Self<Programme>, Read<Classes>);
void score(const Person&, Tally<Scores>);
void set_threshold(Programme&, Self<Programme>, Read<Scores>, Read<Consortium>, Given<SchoolRules>);
void win(Person&, Read<Programme>, Tally<Prizes>, Given<SchoolRules>, Rng&);
void award(Programme&, Self<Programme>, Read<Prizes>, Read<Economy>, Tally<SchoolCosts>, Given<SchoolRules>);
void remember_openings(Cell&);
void pay_for_planning(const Region&, Self<Region>, Read<Economy>, Tally<Treasury>, Given<policy::Schools>,
                      Given<SchoolRules>);
void add_to_sector(const Firm&, Reduce<SectorSums>, Given<Derived>);
void measure_growth(Sector&, Self<Sector>, Read<SectorSums>);
void look_ahead(Region&, Self<Region>, Read<Cell>, Read<CellStaff>, Read<Sector>, Read<Industry>, Read<Programme>,
                Index<ProgrammesOfCell>, Given<Derived>, Given<SchoolRules>, Given<given::Demand>, Rng&);
void approve(Programme&, Tally<ProgrammeFlows>);
void count_matched(const Programme&, Self<Programme>, Read<Graduates>, Tally<MatchedGraduates>, Given<Derived>);
void compare_choices(const Programme&, Reduce<ChoiceSums>);
void read_signals(const School&, Self<School>, Mine<Plans>, Read<Region>, Index<ProgrammesBySchool>, Read<Programme>,
                  Given<Derived>, Given<SchoolRules>, Given<policy::Schools>, Given<policy::Consortia>, Given<Clock>, Rng&);
void resize(Programme&, Read<Plans>, Read<ChoiceSums>, Given<SchoolRules>, Given<policy::Schools>);
void plan_turns(const School&, Self<School>, Index<ProgrammesBySchool>, Read<Programme>, Read<Plans>, Emit<Reform>,
                Given<Derived>, Given<SchoolRules>, Given<policy::Schools>, Rng&);
void turn(Programme&, Inbox<Reform>, Read<Cell>, Read<Economy>, Tally<SchoolCosts>, Given<Derived>, Given<SchoolRules>,
          Given<policy::Schools>, Rng&);
void begin_programme(const School&, Self<School>, Mine<Plans>, Index<ProgrammesBySchool>, Read<Programme>, Read<Cell>,
                     Read<Economy>, Emit<Programme>, Given<Derived>, Given<SchoolRules>, Given<policy::Schools>, Rng&);
void pay_for_start(const School&, Self<School>, Read<Plans>, Read<Economy>, Tally<SchoolCosts>, Tally<Treasury>);
void plan_closures(const School&, Self<School>, Index<ProgrammesBySchool>, Read<Programme>, Emit<Ending>,
                   Tally<ProgrammeFlows>, Given<SchoolRules>, Rng&);
void begin_to_close(Programme&, Inbox<Ending>);
void add_capacity(const Programme&, Reduce<CapacitySums>);
void fit_capacity(Programme&, Read<CapacitySums>, Read<FurtherStudy>, Read<Region>, Given<SchoolRules>);
void leave_programme(Partnership&, Read<Programme>);
void count_programmes(School&, Self<School>, Index<ProgrammesBySchool>, Read<Programme>);
void grant_stipends(Programme&, Self<Programme>, In<Partnership>, Read<Economy>, Tally<Treasury>, Given<Derived>,
                    Given<policy::Schools>);
void finish_study(Person&, Self<Person>, Read<Programme>, In<Partnership>, Emit<Candidate>, Emit<Venture>,
                  Given<SchoolRules>, Given<policy::Labour>, Given<Clock>, Rng&);
void take_candidates(Firm&, Self<Firm>, Mine<Workforce>, Inbox<Candidate>, Own<Partnership>, Read<Industry>, Read<Cell>,
                     Emit<Placed>, Tally<FirmFlows>, Given<Derived>, Given<SchoolRules>);
void take_placement(Person&, Inbox<Placed>, Read<Terms>, Given<Derived>, Given<SchoolRules>, Rng&);
/// (E54) Share of the graduates of such a school who study on.
double further_study(SchoolType type, const given::Graduation& g);
void open_places(Programme&);
void expect_wages(Region&, Self<Region>, Read<Cell>, Given<Derived>, Given<SchoolRules>, Given<policy::Schools>);
void bear_cohort(const Region&, Self<Region>, Read<Cell>, In<Vacancy>, Emit<Person>, Tally<PersonFlows>, Given<Derived>,
                 Given<SchoolRules>, Given<Clock>, Rng&);
void apply_for_place(const Person&, Self<Person>, Read<Programme>, Read<Region>, Index<OpenByRegion>, Index<OpenAnywhere>,
                     Emit<Enrolment>, Tally<FurtherStudy>, Given<SchoolRules>, Rng&);
void admit(Programme&, Self<Programme>, Inbox<Enrolment>, Emit<Admission>, Given<Clock>);
void take_place(Person&, Inbox<Admission>, Read<Programme>, Given<SchoolRules>);
void apply_again(const Person&, Self<Person>, Inbox<Admission>, Read<Programme>, Read<Region>, Index<OpenByRegion>,
                 Index<OpenAnywhere>, Index<FreeByRegion>, Emit<Enrolment>, Given<SchoolRules>, Given<Clock>, Rng&);
void begin_work(Person&, Read<Cell>, In<Vacancy>, Given<Derived>, Given<Clock>, Given<SchoolRules>, Rng&);
void count_entrants(Programme&);
/// (E53) The own field if the industry uses it, else the nearest that it does.
u8 job_field_for(u8 field, const Industry& industry, const Derived& derived);

}  // namespace consortium
