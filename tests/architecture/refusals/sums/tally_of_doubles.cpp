// Doubles do not add up to the same bits in any order, and a plain number could be read while others add to it.
// expect: a tally holds only Count, Fixed, Sums of them and structs of them
#include "tests/support/town.hpp"

using namespace town;

struct Inner {
    Count number;
    double total;
};
struct Outer {
    using Of = Firm;
    Fine first;
    Inner inner;
};

void act(const Person& me, Tally<Outer> sums) { sums[me.employer].first += 1; }

void order(Schedule& step) { step.each<act>("act"); }
