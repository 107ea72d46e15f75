// Sums that are being added up are not read.
// expect: this phase reads what it owns or writes through another handle
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Tally<Payroll> sums, Read<Payroll> read) {
    if (read[me.employer].staff == 0) sums[me.employer].staff += 1;
}

void order(Schedule& step) { step.each<act>("act"); }
