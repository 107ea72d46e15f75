// A number is no id until braces say so: {7} is one.
// expect: operator[]
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Read<Firm> firms) { me.skill = firms[me.age].tech; }

void order(Schedule& step) { step.each<act>("act"); }
