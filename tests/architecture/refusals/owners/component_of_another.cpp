// A person does not own the terms of firms.
// expect: is of another type than this phase visits
#include "tests/support/town.hpp"

using namespace town;

void act(const Person& me, Mine<Terms> terms) { terms->pay = me.skill; }

void order(Schedule& step) { step.each<act>("act"); }
