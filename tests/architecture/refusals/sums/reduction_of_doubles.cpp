// A plain double in a reduction could be read while it is added to.
// expect: a reduction holds only Real, Sums of it and structs of it
#include "tests/support/town.hpp"

using namespace town;

struct Plain {
    using Of = Firm;
    double skill;
};

void act(const Person& me, Reduce<Plain> sums) { static_cast<void>(sums[me.employer]); }

void order(Schedule& step) { step.each<act>("act"); }
