// P7 in Q2: graduates found firms and are their first employees (E106). Such a firm is at work in the quarter it is founded
// in, other entrants (entry.cpp) from the next one on.
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/schools/phases.hpp"

namespace consortium {

/// In the main industry of the own field, in the own region; one of its posts is the founder's. Where nothing is spent
/// there, nobody founds.
void found_own(const Person& me, Self<Person> self, Inbox<Venture>, Read<Market> markets, Read<Economy> economy,
               Read<Firm> firms, Index<FirmsByRegion> incumbents, Emit<Firm> birth, Tally<FirmFlows> flows,
               Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    const Economy& e = economy[the_economy];
    const Market& market = markets[{derived->market(derived->main_industry[me.field], me.region)}];
    const OptionalId<Firm> model = incumbents.draw(me.region, rng);
    if (market.expenditure <= 0) return;
    const double technology = model ? firms[*model].knowledge.technology : e.mean_technology;
    Firm firm = make_entrant(market, me.region, technology, e.wage, *derived, *rules, rng);
    firm.founder = self.id();
    birth(firm);
    Adding<FirmFlows> flow = flows[the_economy];
    flow.start_up_cash += firm.books.cash;
    flow.entries += 1;
    flow.start_ups += 1;
}

/// The founder gets a job in his field, or the nearest that the industry uses; from now on the firm is one among others.
void set_up(Firm& me, Self<Firm> self, Mine<Terms> terms, Read<Person> persons, Read<Industry> industries, Read<Cell> cells,
            Emit<Placed> place, Given<Derived> derived) {
    if (!me.founder) return;
    const u8 field = job_field_for(persons[*me.founder].field, industries[{me.industry}], *derived);
    const Id<Cell> cell = derived->layout.cell(me.region, field);
    place({.to = *me.founder,
           .firm = self,
           .cell = cell,
           .wage = static_cast<float>(cells[cell].wage),
           .match = 0,
           .ordered = false,
           .classed = false});
    me.founder = {};
    me.staff = terms->staff = 1;
    me.age = 1;  // so that it does not settle again with this quarter's other entrants
}

/// P7 in Q2, after order placement: terms, posts and neighbours come as for other entrants.
void founding(Schedule& spring) {
    spring.receivers<found_own, Venture>("found_own");
    spring.each<equip_entrant>("equip_start_up");
    spring.each<settle_entrant>("settle_start_up");
    spring.each<set_up>("set_up");
    spring.receivers<take_placement, Placed>("begin_own_job");
}

}  // namespace consortium
