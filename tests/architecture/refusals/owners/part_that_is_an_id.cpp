// Rows by target would not follow an edge that is led elsewhere as a part.
// expect: an id is no part
#include "tests/support/town.hpp"

using namespace town;

void act(const Link& me, Part<&Link::to> to) { *to = me.to; }

void order(Schedule& step) { step.each<act>("act"); }
