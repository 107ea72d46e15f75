// What a draw gives may be nobody: nothing is read by it before the phase has asked.
// expect: OptionalId<town::Firm>
#include "tests/support/town.hpp"

using namespace town;

struct ByStaff {
    using Of = Firm;
    static u32 key(const Firm& firm) { return firm.staff > 0 ? 0 : no_key; }
};

void act(Person& me, Read<Terms> terms, Index<ByStaff> firms, Rng& rng) { me.skill = terms[firms.draw(0, rng)].pay; }

void order(Schedule& step) { step.each<act>("act"); }
