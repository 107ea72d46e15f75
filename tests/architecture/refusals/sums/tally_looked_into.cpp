// Nor through what a sum is made of.
// expect: is private within this context
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Tally<Payroll> payroll) { me.age = static_cast<u32>(payroll[me.employer].staff.raw_); }

void order(Schedule& step) { step.each<act>("act"); }
