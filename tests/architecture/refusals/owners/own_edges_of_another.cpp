// A person does not own the links of firms: its slot means nothing there.
// expect: is of another type than this phase visits
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Own<Link> links) { me.age = links.size(); }

void order(Schedule& step) { step.each<act>("act"); }
