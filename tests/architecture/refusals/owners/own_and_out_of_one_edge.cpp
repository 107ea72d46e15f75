// A firm that writes its links does not read the links of others while they are written.
// expect: this phase reads what it owns or writes through another handle
#include "tests/support/town.hpp"

using namespace town;

void act(Firm& me, Self<Firm> self, Own<Link> mine, Out<Link> all) {
    for (Link& link : mine) link.weight += static_cast<float>(all[self].size());
    me.staff = mine.size();
}

void order(Schedule& step) { step.each<act>("act"); }
