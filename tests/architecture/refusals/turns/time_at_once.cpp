// Where all act at once, no time within the step tells them apart.
// expect: which clocks alone tell: one_at_a_time, by turns::by_clock
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, TimeOfTurn now) { me.skill = now.in_step(); }

void order(Schedule& step) { step.each<act>("act"); }
