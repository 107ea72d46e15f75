// A link that is visited is writable as a whole.
// expect: the visited agent is already writable
#include "tests/support/town.hpp"

using namespace town;

void act(Link& me, Part<&Link::weight> weight) { *weight = me.alive ? 1.F : 0.F; }

void order(Schedule& step) { step.each<act>("act"); }
