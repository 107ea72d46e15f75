// P5a: mutual hiring (E44). On deep edges the firm is offered exchanges of staff and accepts those that pay.
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"
#include "models/consortium/schools/teaching.hpp"

namespace consortium {

void exchange_staff(const Partnership& me, Part<&Partnership::staff> moves, Self<Partnership> self, Read<Firm> firms,
                    Read<Programme> places, Read<Consortium> consortia, Tally<Exchange> programmes, Given<SchoolRules> rules,
                    Given<policy::Firms> levers, Rng& rng) {
    *moves = {};
    const Firm& firm = firms[self.from()];
    const Programme& programme = places[me.to];
    const double talent = inside(firm, programme) ? consortia[{firm.region}].intensity[talent_exchange] : 0.0;
    const double offered = exchange_offers(me.agreed.depth, talent, *rules->teachers);
    if (offered == 0) return;
    const double subsidy = levers->mutual_hiring_subsidy(target_of(firm, programme));
    const double accepts = exchange_acceptance(firm.attitude.belief, subsidy,
                                               with_talent_exchange(*rules->teachers, talent, *rules->platforms));
    const u32 offers = rng.poisson(offered);
    for (u32 k = 0; k < offers; ++k) moves->exchanged = static_cast<u8>(moves->exchanged + (rng.chance(accepts) ? 1 : 0));
    programmes[me.to].accepted += moves->exchanged;
}

}  // namespace consortium
