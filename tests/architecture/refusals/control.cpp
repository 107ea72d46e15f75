// The control: a lawful phase of the same town compiles, so that none of the refusals fails for another reason.
// compiles
#include "tests/support/town.hpp"

using namespace town;

void lawful(Firm& me, Self<Firm> self, Own<Link> mine, Before<Link> all, Read<Payroll> sums, Mine<Terms> terms, Rng& rng) {
    for (Link& link : mine) link.weight += static_cast<float>(all[self].size());
    terms->pay = rng.uniform();
    me.staff = sums[self].staff == 0 ? 0 : 1;
}

void order(Schedule& step) { step.each<lawful>("lawful"); }
