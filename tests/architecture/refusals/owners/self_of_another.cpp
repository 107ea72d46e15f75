// A firm is not itself a person.
// expect: is of another type than this phase visits
#include "tests/support/town.hpp"

using namespace town;

void act(Firm& me, Self<Person> self) { me.staff = self.id().slot; }

void order(Schedule& step) { step.each<act>("act"); }
