// A handle by value would be copied for every agent.
// expect: and for all else by handles: Read<T>, Tally<S>, Given<G> and so on
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, access::Read<Firm> firms) { me.skill = firms[me.employer].tech; }

void order(Schedule& step) { step.each<act>("act"); }
