// An id is somebody: whether it is cannot be asked.
// expect: Id<town::Firm>
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me) {
    if (me.employer) me.age += 1;
}

void order(Schedule& step) { step.each<act>("act"); }
