// Wishes are written to firms: a person has none in its inbox.
// expect: is of another type than this phase visits
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Inbox<Wish> wishes) { me.age = wishes.size(); }

void order(Schedule& step) { step.each<act>("act"); }
