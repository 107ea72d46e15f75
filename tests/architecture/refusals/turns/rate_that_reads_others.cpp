// A clock does not hear of others, so its rate must not depend on them.
// expect: the order of turns depends on the agent itself and on what is given
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me) { me.age += 1; }
double rate(const Person& me, Read<Firm> firms) { return firms[me.employer].tech; }

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::by_clock<rate>()); }
