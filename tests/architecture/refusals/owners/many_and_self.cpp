// A phase over many persons has no visited one.
// expect: a phase over many agents has no handle of the visited one
#include "tests/support/town.hpp"

using namespace town;

void act(Many<Person> persons, Self<Person> self) {
    for (auto [me, id, rng] : persons) me.age = self.id().slot;
}

void order(Schedule& step) { step.each<act>("act"); }
