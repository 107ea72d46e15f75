// The phases of this subject in the order of the schedule (model.cpp), with what each may read and write.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void work(Many<Person>, Read<Terms>, Read<Cell>, Read<Economy>, Tally<Payroll>, Tally<CellStaff>, Tally<Graduates>,
          Tally<PersonFlows>, Given<Derived>, Given<policy::Labour>, Given<LabourRules>, Given<Clock>);
void pay_for_courses(const Cell&, Self<Cell>, Read<CellStaff>, Read<Economy>, Tally<Treasury>, Given<Derived>,
                     Given<policy::Labour>, Given<LabourRules>);
void take_stock(Firm&, Self<Firm>, Mine<Terms>, Mine<Workforce>, Read<Payroll>, Reduce<IndustrySums>, Reduce<EconomySums>,
                Given<Derived>);
void update_cell(Cell&, Self<Cell>, Read<CellStaff>);
void update_industry(Industry&, Self<Industry>, Read<IndustrySums>);
void set_wage_unit(Economy&, Self<Economy>, Read<EconomySums>);
void learn_placement(Programme&, Self<Programme>, Read<Graduates>);
void count_openings(Cell&, Self<Cell>, In<Vacancy>, Given<Clock>);
void plan_staff(const Firm&, Mine<Separation>, Mine<Workforce>, Own<Vacancy>, Given<given::Labour>, Rng&);
void separate_or_search(Many<Person>, Read<Separation>, In<Vacancy>, Emit<Application>, Tally<Moves>, Tally<Seekers>,
                        Given<Derived>, Given<policy::Labour>, Given<LabourRules>);
void offer_post(const Vacancy&, Self<Vacancy>, Inbox<Application>, Read<Terms>, Read<Cell>, Read<Region>, Read<Economy>,
                Emit<Offer>, Emit<Application>, Given<Derived>, Given<policy::Firms>, Given<LabourRules>);
void accept_post(Person&, Self<Person>, Inbox<Offer>, Emit<Filled>, Tally<Moves>, Given<Derived>);
void fill_post(Vacancy&);
void close_filled(Vacancy&);
/// P8c, P8d: posts call their applicants until somebody comes or nobody is left.
void fill_posts(Schedule& half);
void settle_staff(Firm&, Self<Firm>, Mine<Workforce>, Read<Moves>, Read<Separation>, Own<Vacancy>, Emit<Vacancy>,
                  Read<Industry>, Tally<FirmFlows>, Given<Derived>, Given<given::Labour>, Rng&);
void pay_for_hiring(const Firm&, Mine<Workforce>, Mine<Expenses>, Given<LabourRules>);
void adjust_wages(Cell&, Self<Cell>, Read<Seekers>, Given<given::Wages>, Given<Clock>);
/// The person's record of a new job.
void start_job(Person& me, Id<Firm> firm, const Derived& derived, Id<Cell> cell, float wage);

}  // namespace consortium
