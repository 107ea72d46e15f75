// The parts of a quarter in their order (model.cpp). Each is scheduled in the file of its submodel, where the compiler sees
// the phases it repeats for every agent.
#pragma once

#include "engine/model.hpp"

namespace consortium {

using namespace consortia;

void start_counting(Schedule& step);      ///< sums of the quarter begin at zero
void outside_inputs(Schedule& step);      ///< P0
void persons_at_work(Schedule& step);     ///< P1
void production(Schedule& step);          ///< P2
void consortium_affairs(Schedule& step);  ///< P3
void research_links(Schedule& step);      ///< P4, a part of cooperation
void cooperation(Schedule& step);         ///< P4
void education(Schedule& step);           ///< P5, P6
void renew_programmes(Schedule& step);    ///< P5b, as part of it
void competition(Schedule& step);         ///< P6 in Q4, a part of education
void restructuring(Schedule& step);       ///< P7, mostly in Q1
void graduation(Schedule& step);          ///< P7 in Q2
void founding(Schedule& step);            ///< P7 in Q2, a part of graduation
void enrolment(Schedule& step);           ///< P7 in Q3
void labour_market(Schedule& step);       ///< P8, P9
void technology(Schedule& step);          ///< P10
void development(Schedule& step);         ///< P10, a part of technology: firms for themselves
void services(Schedule& step);            ///< P10, a part of technology: services to small firms
void accounts(Schedule& step);            ///< P11
void bookkeeping(Schedule& step);         ///< P11, a part of accounts: the books of firms, taxes, exit
void entry(Schedule& step);               ///< P11, a part of accounts
void experience(Schedule& step);          ///< P12
void evaluation(Schedule& step);          ///< P13
void observation(Schedule& step);         ///< P14

}  // namespace consortium
