// A person who declares only the terms of firms does not see their technology.
// expect: no member named 'tech'
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Read<Terms> terms) { me.skill = terms[me.employer].tech; }

void order(Schedule& step) { step.each<act>("act"); }
