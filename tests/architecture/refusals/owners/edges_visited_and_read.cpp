// Links that are visited to be written are not read as rows at the same time.
// expect: ask for Read<E> or Before<E>
#include "tests/support/town.hpp"

using namespace town;

void act(Link& me, Self<Link> self, Out<Link> all) { me.weight = static_cast<float>(all[self.from()].size()); }

void order(Schedule& step) { step.each<act>("act"); }
