// A copy of the visited agent would change nobody.
// expect: a phase is `void f(Person& me, …)`
#include "tests/support/town.hpp"

using namespace town;

void act(Person me) { me.skill = 1; }

void order(Schedule& step) { step.each<act>("act"); }
