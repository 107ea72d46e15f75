// A tally is added to, not set: the last who sets it would depend on threads.
// expect: passing 'volatile consortia::Count' as 'this' argument discards qualifiers
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Tally<Payroll> payroll) { payroll[me.employer].staff = Count{5}; }

void order(Schedule& step) { step.each<act>("act"); }
