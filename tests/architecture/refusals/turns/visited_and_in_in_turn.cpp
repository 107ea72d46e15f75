// The same of edges that are visited.
// expect: reads rows of them by target
#include "tests/support/town.hpp"

using namespace town;

void act(Link& me, In<Link> links) { me.weight = static_cast<float>(links[me.to].size()); }

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
