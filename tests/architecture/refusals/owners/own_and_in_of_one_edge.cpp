// The same through the in-edges.
// expect: this phase reads what it owns or writes through another handle
#include "tests/support/town.hpp"

using namespace town;

void act(Firm& me, Self<Firm> self, Own<Link> mine, In<Link> all) { me.staff = mine.size() + all[self].size(); }

void order(Schedule& step) { step.each<act>("act"); }
