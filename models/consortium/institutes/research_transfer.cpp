// P10a: technology transfer on research links (E80, E81): as on partnerships, but the fee goes outside, or in part to a
// university's school.
#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/institutes/phases.hpp"
#include "models/consortium/institutes/research.hpp"
#include "models/consortium/institutes/rules.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"

namespace consortium {

void transfer_research(Research& me, Self<Research> self, Read<Firm> firms, Read<Institute> institutes,
                       Read<Consortium> consortia, Read<Economy> economy, Tally<SchoolIncome> schools,
                       Tally<InstituteExchange> exchange, Given<InstituteRules> rules, Given<policy::Schools> levers,
                       Rng& rng) {
    me.transfer = {};
    const Firm& firm = firms[self.from()];
    const Institute& b = institutes[me.to];
    const bool common = firm.member && firm.region == b.region;
    const given::Transfer t =
        with_research_base(*rules->cooperation->transfer, common ? consortia[{firm.region}].intensity[research_base] : 0.0,
                           *rules->cooperation->platforms);
    const double distance = cognitive_distance(firm.knowledge.profile, b.profile);
    const double gap = b.level - firm.knowledge.technology;
    if (!rng.hazard(research_hazard(firm.knowledge.absorption, distance, *rules->institutes, t)) || gap <= 0) return;
    const double gain = transfer_gain(gap, 0, 0, t);
    const double worth = transfer_worth(gain, firm.revenue, *rules->cooperation->gains);
    const double fee = agreed_fee(rng.lognormal(t.fee_median * economy[the_economy].wage, t.fee_deviation), worth, t);
    me.transfer = transferred(gap, gain, worth, fee);
    if (b.school) schools[*b.school].fees += school_part(fee, levers->inventor_share(target_of(b)));
    add_profile(exchange[me.to].profile, firm.knowledge.profile);
}

/// (E77) for the institute.
void drift_institute(Institute& me, Self<Institute> self, Read<InstituteExchange> exchange) {
    drift(me.profile, exchange[self].profile);
}

/// (E30) and age.
void remember_research(Research& me, Given<given::Belief> belief) {
    me.trust = next_trust(me.trust, me.transfer.gap > 0, false, *belief);
    if (me.age < 65535) ++me.age;
}

}  // namespace consortium
