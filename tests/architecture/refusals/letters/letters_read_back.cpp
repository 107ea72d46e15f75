// What a phase emits is not there before the phase ends.
// expect: size
#include "tests/support/town.hpp"

using namespace town;

void act(Person& me, Emit<Wish> write) { me.age = static_cast<u32>(write.size()); }

void order(Schedule& step) { step.each<act>("act"); }
