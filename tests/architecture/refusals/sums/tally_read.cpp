// What a tally has come to so far is one worker's part of it: it depends on threads, so it is not read.
// expect: passing 'volatile consortia::Count' as 'this' argument discards qualifiers
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Tally<Payroll> payroll) {
    if (payroll[me.employer].staff > 50) me.age += 1;
}

void order(Schedule& step) { step.each<act>("act"); }
