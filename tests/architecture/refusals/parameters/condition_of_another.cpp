// Who is visited is asked, not somebody else.
// expect: the condition of a phase over `Person& me` is `bool f(const Person& me)`
#include "tests/support/town.hpp"

using namespace town;

bool ahead(const Firm& me) { return me.tech > 1; }
void act(Person& me) { me.skill = 1; }

void order(Schedule& step) { step.each_where<ahead, act>("act"); }
