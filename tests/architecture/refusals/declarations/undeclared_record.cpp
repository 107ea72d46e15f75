// A person who declares no firms cannot reach one through another handle.
// expect: Id<town::Firm>
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Read<Person> people) { me.skill = people[me.employer].skill; }

void order(Schedule& step) { step.each<act>("act"); }
