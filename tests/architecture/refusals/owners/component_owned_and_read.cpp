// A firm that writes its terms does not read the terms of others while they are written.
// expect: this phase reads what it owns or writes through another handle
#include "tests/support/town.hpp"

using namespace town;

void act(const Firm& me, Mine<Terms> mine, Read<Terms> others) { mine->pay = me.tech + others[{0}].pay; }

void order(Schedule& step) { step.each<act>("act"); }
