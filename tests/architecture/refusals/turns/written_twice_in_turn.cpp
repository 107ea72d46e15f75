// Each record has one owner, also where agents act one at a time.
// expect: the visited agent is already writable
#include "tests/support/town.hpp"

using namespace town;

void act(Link& me, Own<Link> mine) { me.weight = static_cast<float>(mine.size()); }

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
