// Nor as a copy of the whole.
// expect: volatile
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Tally<Payroll> payroll) {
    const Payroll sums = payroll[me.employer];
    me.age = static_cast<u32>(sums.staff.value());
}

void order(Schedule& step) { step.each<act>("act"); }
