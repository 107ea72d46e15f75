// What is watched is an output: agents that acted on it would depend on what is kept of a run.
// expect: what agents act on is a Tally
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Seen<Payroll> payroll) { me.skill = payroll[me.employer].staff; }

void order(Schedule& step) { step.each<act>("act"); }
