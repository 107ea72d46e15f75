// What a reduction has come to so far is one block's part of it.
// expect: volatile
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Reduce<Means> means) { me.skill = means[me.employer].skill; }

void order(Schedule& step) { step.each<act>("act"); }
