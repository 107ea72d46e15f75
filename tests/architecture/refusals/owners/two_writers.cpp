// Terms owned twice would have two owners.
// expect: two handles of this phase write the same record
#include "tests/support/town.hpp"

using namespace town;

void act(const Firm& me, Mine<Terms> mine, Mine<Terms> again) { mine->pay = again->pay + me.tech; }

void order(Schedule& step) { step.each<act>("act"); }
