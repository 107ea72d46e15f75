// Who writes a part of a person does not read other persons while their parts are written.
// expect: this phase reads what it owns or writes through another handle
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Part<&Person::skill> skill, Read<Person> others) { *skill = me.age + others[{0}].skill; }

void order(Schedule& step) { step.each<act>("act"); }
