// A person does not write a part of a firm: its slot means nothing there.
// expect: is of another type than this phase visits
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Part<&Firm::tech> tech) { *tech = me.skill; }

void order(Schedule& step) { step.each<act>("act"); }
