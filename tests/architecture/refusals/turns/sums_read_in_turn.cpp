// Sums are whole when the phase is over, also where agents act one at a time.
// expect: this phase reads sums that it adds to
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Tally<Payroll> sums, Read<Payroll> all) {
    sums[me.employer].staff += all[me.employer].staff == 0;
}

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
