// An indicator is recorded, not read: another agent may not have recorded it yet.
// expect: cannot convert 'consortia::access::Indicators::Cell' to
#include "tests/support/town.hpp"

using namespace town;

void act(Firm& me, Indicators out) {
    double people = out(indicator::people);
    me.staff = people;
}

void order(Schedule& step) { step.each<act>("act"); }
