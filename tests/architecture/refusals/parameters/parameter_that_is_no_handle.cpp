// What is given once a step comes by Given<G>.
// expect: and for all else by handles: Read<T>, Tally<S>, Given<G> and so on
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, double growth) { me.skill += growth; }

void order(Schedule& step) { step.each<act>("act"); }
