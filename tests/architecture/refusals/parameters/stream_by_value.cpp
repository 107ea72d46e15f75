// A stream is asked for by reference: a copy would draw the same again.
// expect: a phase asks for draws as `Rng& rng`
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Rng rng) { me.skill = rng.uniform(); }

void order(Schedule& step) { step.each<act>("act"); }
