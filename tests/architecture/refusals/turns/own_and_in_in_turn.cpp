// Rows by target stand still while edges are written one at a time.
// expect: reads rows of them by target
#include "tests/support/town.hpp"

using namespace town;

void act(const Firm&, Self<Firm> self, Own<Link> mine, In<Link> links) {
    for (Link& link : mine) link.weight = static_cast<float>(links[self].size());
}

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
