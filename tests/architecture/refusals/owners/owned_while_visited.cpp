// A link that is visited is already writable.
// expect: the visited agent is already writable
#include "tests/support/town.hpp"

using namespace town;

void act(Link& me, Own<Link> mine) { me.weight = static_cast<float>(mine.size()); }

void order(Schedule& step) { step.each<act>("act"); }
