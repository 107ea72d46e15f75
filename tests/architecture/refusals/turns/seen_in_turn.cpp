// The control: what a synchronous phase must not read, one at a time may.
// compiles
#include "tests/support/town.hpp"

using namespace town;

void act(Firm& me, Self<Firm> self, Read<Firm> firms, Mine<Terms> terms, Read<Terms> all, Own<Link> mine, Out<Link> links) {
    for (Link& link : mine) terms->pay += all[link.to].pay + firms[link.to].staff;
    me.staff = links[self].size();
}
void fade(Link& me, Self<Link> self, Out<Link> links) { me.weight = static_cast<float>(links[self.from()].size()); }

void order(Schedule& step) { step.one_at_a_time<act>("act", turns::drawn()).one_at_a_time<fade>("fade", turns::shuffled()); }
