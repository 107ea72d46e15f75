// Nor as a stream that cannot be drawn from.
// expect: a phase asks for draws as `Rng& rng`
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, const Rng&) { me.skill = 1; }

void order(Schedule& step) { step.each<act>("act"); }
