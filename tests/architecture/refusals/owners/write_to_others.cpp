// What a phase reads of others it does not write.
// expect: assign
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Read<Firm> firms) { firms[me.employer].tech = me.skill; }

void order(Schedule& step) { step.each<act>("act"); }
