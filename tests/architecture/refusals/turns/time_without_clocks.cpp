// Who is drawn has a turn and no time.
// expect: which clocks alone tell: turns::by_clock
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, TimeOfTurn now) { me.skill = now.in_step(); }

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()); }
