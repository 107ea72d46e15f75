// P10c: technology extension. The service centre (P5) of a region contacts small firms without partnerships; some buy a
// service project from a school (E84).
#include "models/consortium/government/services.hpp"

#include "models/consortium/government/phases.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"

namespace consortium {

namespace {
constexpr double contact = .1;    // per quarter at q_5 = 1
constexpr u32 small_below = 100;  // staff
}  // namespace

void seek_service(Firm& me, Self<Firm> self, Out<Partnership> edges, Read<Consortium> consortia, Read<Industry> industries,
                  Read<Economy> economy, Index<SchoolsByRegion> schools, Tally<SchoolIncome> income,
                  Tally<Treasury> treasuries, Tally<InnovationCount> counts, Given<policy::Firms> levers,
                  Given<given::SchoolFinance> finance, Given<given::Transfer> transfer, Given<given::Annuity> annuity,
                  Given<given::Partnership> choice, Rng& rng) {
    const double centre = consortia[{me.region}].intensity[service_centre];
    if (centre == 0 || me.staff == 0 || me.staff >= small_below || !edges[self].empty()) return;
    if (!rng.chance(contact * centre)) return;
    me.aware = true;
    const OptionalId<School> school = schools.draw(me.region, rng);
    const double unit = economy[the_economy].wage;
    const Industry& industry = industries[{me.industry}];
    const double gain = service_gain(service_gap(me.technology, industry.frontier, industry.mean_technology), *transfer);
    const double worth = service_worth(me.absorption, gain, me.revenue, *transfer, *annuity);
    const double voucher = levers->service_voucher(target_of(me));
    const double own_price = finance->service_price * (1 - voucher) * unit;
    if (!school || worth - own_price + choice->choice_noise * rng.logistic() * unit <= 0) return;
    me.service_cost = own_price;
    Adding<SchoolIncome> to = income[*school];
    to.services += finance->service_price * unit;
    to.served += 1;
    treasuries[{me.region}].service_voucher += finance->service_price * voucher * unit;
    counts[the_economy].services += 1;
    if (!rng.chance(service_success * me.absorption)) return;
    me.technology += gain;
    counts[the_economy].improved += 1;
}

}  // namespace consortium
