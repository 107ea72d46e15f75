// Many agents at once do not act one at a time.
// expect: a phase of agents one at a time is
#include "tests/support/town.hpp"

using namespace town;

void act(Many<Person> persons) {
    for (auto [me, self, rng] : persons) me.age += 1;
}

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
