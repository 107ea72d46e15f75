// P10c: technology extension. The service centre (P5) of a region contacts small firms without partnerships; some buy a
// service project from a school (E84).
#include "models/consortium/government/services.hpp"

#include "models/consortium/government/phases.hpp"
#include "models/consortium/government/rules.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"

namespace consortium {

/// The centre contacts small firms without partnerships; those contacted know of cooperation.
void meet_service_centre(const Firm& me, Part<&Firm::attitude> attitude, Self<Firm> self, Out<Partnership> edges,
                         Read<Consortium> consortia, Emit<ServiceOffer> offer, Given<given::Services> g, Rng& rng) {
    const double centre = consortia[{me.region}].intensity[service_centre];
    if (centre == 0 || me.staff == 0 || me.staff >= g->small_below || !edges[self].empty()) return;
    if (!rng.chance(g->contact * centre)) return;
    attitude->aware = true;
    offer({.to = self});
}

/// (E84) Worth its price, less the voucher (L23)? The order goes to a school of the region.
void order_service(const Firm& me, Self<Firm> self, Mine<Expenses> expenses, Inbox<ServiceOffer>, Read<Industry> industries,
                   Read<Economy> economy, Index<SchoolsByRegion> schools, Emit<ServiceOrder> order,
                   Given<policy::Firms> levers, Given<GovernmentRules> rules, Rng& rng) {
    const OptionalId<School> school = schools.draw(me.region, rng);
    const double unit = economy[the_economy].wage;
    const Industry& industry = industries[{me.industry}];
    const double gap = service_gap(me.knowledge.technology, industry.frontier, industry.mean_technology, *rules->services);
    const double gain = service_gain(gap, *rules->services, *rules->transfer);
    const double worth = service_worth(me.knowledge.absorption, gain, me.revenue, *rules->services, *rules->gains);
    const double voucher = levers->service_voucher(target_of(me));
    const double price = rules->schools->service_price;
    const double own_price = price * (1 - voucher) * unit;
    if (!school || worth - own_price + rules->choice->choice_noise * rng.logistic() * unit <= 0) return;
    expenses->service = own_price;
    order({.to = *school, .from = self, .region = me.region, .gain = gain, .voucher = price * voucher * unit});
}

/// The school is paid by firm and voucher.
void serve(const School&, Self<School> self, Inbox<ServiceOrder> orders, Read<Economy> economy, Tally<SchoolIncome> incomes,
           Tally<Treasury> treasuries, Tally<InnovationCount> counts, Emit<Service> deliver, Given<GovernmentRules> rules) {
    for (const ServiceOrder& order : orders) {
        Adding<SchoolIncome> income = incomes[self];
        income.services += rules->schools->service_price * economy[the_economy].wage;
        income.served += 1;
        treasuries[{order.region}].service_voucher += order.voucher;
        counts[the_economy].services += 1;
        deliver({.to = order.from, .gain = order.gain});
    }
}

/// With success the gap becomes smaller.
void be_served(const Firm&, Part<&Firm::knowledge> knowledge, Inbox<Service> services, Tally<InnovationCount> counts,
               Given<given::Services> g, Rng& rng) {
    for (const Service& service : services) {
        if (!rng.chance(g->success * knowledge->absorption)) continue;
        knowledge->technology += service.gain;
        counts[the_economy].improved += 1;
    }
}

/// P10c in the quarter.
void services(Schedule& step) {
    step.each<meet_service_centre>("meet_service_centre");
    step.receivers<order_service, ServiceOffer>("order_service");
    step.receivers<serve, ServiceOrder>("serve");
    step.receivers<be_served, Service>("be_served");
}

}  // namespace consortium
