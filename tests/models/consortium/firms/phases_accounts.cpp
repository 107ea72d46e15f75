// Books, exit and entry of firms on populations small enough to count by hand (E100–E106).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

void books(Schedule& step) {
    step.reset<Treasury>().reset<FirmFlows>().reset<RegionFirms>().reset<MarketFirms>();
    bookkeeping(step);
}

/// Revenue 125, wages 100, R&D 2; cash 240, so that 12.575 are above two quarters of revenue in the end.
Firm rich_firm() {
    Firm firm = firm_of(90, 100);  // staff after hires; wages are those of P1
    firm.revenue = 125;
    firm.knowledge.rnd = 2;
    firm.books.cash = 240;
    firm.member = false;
    return firm;
}

void one_firm(Population& p, const Firm& firm) {
    make_groups(p);
    p.add<Firm>(1, [&](u32, Rng&) { return firm; });
    post_all_terms(p);
    p.components<Payroll>()[0].staff += 100;
    p.components<Payroll>()[0].wages += 100.0;
}

}  // namespace

TEST_CASE("a quarter's books: profit, surcharge and what the owners take (E100)", "[consortium]") {
    const auto populate = [](Population& p) { one_firm(p, rich_firm()); };
    Played run(scenario({}, Quarter::q3), play(populate, books));
    run.until(1);
    const Firm& firm = all<Firm>(run)[0];
    const double profit = 125 - 100 - 2;
    const double surcharge = .05 * .08 * 125;
    CHECK_THAT(firm.books.taxable[0], WithinAbs(profit - surcharge, 1e-9));
    CHECK_THAT(firm.books.cash, WithinAbs(250, 1e-9));
    const FirmFlows& flows = all<FirmFlows>(run)[0];
    CHECK_THAT(static_cast<double>(flows.payout), WithinAbs(240 + profit - surcharge - 250, 1e-6));
    CHECK_THAT(static_cast<double>(flows.wages), WithinAbs(100, 1e-6));
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].surcharge), WithinAbs(surcharge, 1e-6));
    CHECK(static_cast<double>(all<Treasury>(run)[0].income_tax) == 0);
}

TEST_CASE("dues, own administration, pledges and services leave the profit of a member (E100)", "[consortium]") {
    const auto populate = [](Population& p) {
        Firm firm = rich_firm();
        firm.member = true;
        one_firm(p, firm);
        p.components<Expenses>()[0] = {.pledged = 1.5, .service = .5};
    };
    Played run(scenario({}, Quarter::q3), play(populate, books));
    run.until(1);
    const Firm& firm = all<Firm>(run)[0];
    CHECK_THAT(firm.books.taxable[0], WithinAbs(125 - 100 - 2 - .05 * .08 * 125 - (.1 + .2) / 4 - 1.5 - .5, 1e-9));
    CHECK((all<Expenses>(run)[0].pledged == 0 && all<Expenses>(run)[0].service == 0));
    const FirmFlows& flows = all<FirmFlows>(run)[0];
    CHECK_THAT(static_cast<double>(flows.membership), WithinAbs(.075, 1e-6));
    CHECK_THAT(static_cast<double>(flows.pledges), WithinAbs(1.5, 1e-6));
    CHECK_THAT(static_cast<double>(flows.services), WithinAbs(.5, 1e-6));
}

namespace {

void keeping(Schedule& step) {
    step.reset<Treasury>().reset<ConsortiumYear>();
    step.reset<Retentions>().each_where<from_order_class, verify_retention>("verify_retention");
    step.each<claim_for_staff>("claim_for_staff");
}

/// Taken from order classes at step 0: one stays, one left and came back a quarter ago, one has left, one was taken from a
/// shallow partnership.
void order_hires(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(10, 10); });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
    p.add<Person>(4, [](u32 k, Rng&) {
        Person person = person_of(k == 2 ? Status::unemployed : Status::employed);
        person.programme = Id<Programme>{0};
        person.graduated = 1;
        person.spell = k == 1 ? 1 : 4;
        if (k != 2) person.employer = Id<Firm>{0};
        if (k != 3) person.set(order_class);
        return person;
    });
}

}  // namespace

TEST_CASE("the bonus is paid for who is still in the firm that took him from an order class, a year later (L6)",
          "[consortium]") {
    Scenario all_of_it = scenario({});
    all_of_it.levers["policy.outcome_bonus"].status_quo = 3;
    Played run(std::move(all_of_it), play(order_hires, keeping));
    const auto paid = [&] { return static_cast<double>(all<Treasury>(run)[0].outcome_bonus); };
    run.until(4);
    CHECK(paid() == 0);
    run.until(5);  // the first of them, four quarters after
    CHECK(paid() == 3);
    CHECK(all<Dues>(run)[0].bonus_claim == 3);
    run.until(6);
    CHECK(paid() == 0);
}

TEST_CASE("the year ends with income tax on profit less reported R&D (E101)", "[consortium]") {
    const auto populate = [](Population& p) {
        Firm firm = rich_firm();
        firm.books.cash = 0;
        firm.books.taxable = {10, 10, 10, 1000};  // the oldest falls out
        firm.books.reported_rnd = {2, 2, 2, 1000};
        one_firm(p, firm);
    };
    Played run(scenario({}, Quarter::q4), play(populate, books));
    run.until(1);
    const double now = 125 - 100 - 2 - .05 * .08 * 125;
    const double tax = .25 * (30 + now - 8);
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].income_tax), WithinAbs(tax, 1e-6));
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].rnd_relief), WithinAbs(.25 * 8, 1e-6));
    CHECK_THAT(all<Firm>(run)[0].books.cash, WithinAbs(now - tax, 1e-9));
}

TEST_CASE("firms leave when they are broke, or one in two a quarter when nobody is wanted (E105)", "[consortium]") {
    constexpr u32 fading = 4000;
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(3 + fading, [](u32 k, Rng&) {
            Firm firm = firm_of(0, k < 3 ? 10 : .5);
            firm.member = false;
            if (k == 0)
                firm = firm_of(7, 10), firm.member = false, firm.books.cash = -1.01;  // below a mean wage, no revenue
            if (k == 1) firm.books.cash = -.99;
            if (k == 2) firm = firm_of(0, .5), firm.age = 3;  // too young to fade
            return firm;
        });
        post_all_terms(p);
        p.connect<Vacancy>(std::vector<std::pair<u32, Vacancy>>{{0, {{0}, 0, false, true}}, {1, {{0}, 0, false, true}}});
    };
    Played run(scenario({}, Quarter::q1), play(populate, books));
    run.until(1);
    CHECK_FALSE(all<Firm>(run)[0].alive);
    CHECK(all<Firm>(run)[1].alive);
    CHECK(all<Firm>(run)[2].alive);
    CHECK(all<Vacancy>(run).size() == 1);  // posts end with their firm
    const double gone = static_cast<double>(all<FirmFlows>(run)[0].exits) - 1;
    CHECK_THAT(gone / fading, WithinAbs(.5, 4 * std::sqrt(.25 / fading)));
    CHECK_THAT(static_cast<double>(all<FirmFlows>(run)[0].written_off), WithinAbs(-1.01, 1e-6));
    CHECK(all<FirmFlows>(run)[0].left_behind.value() == 7);
}

namespace {

void count_firms(const Firm& me, Tally<RegionFirms> regions, Tally<MarketFirms> markets, Given<Derived> tables) {
    regions[{me.region}].alive += 1;
    markets[{tables->market(me.industry, me.region)}].alive += 1;
}

void entering(Schedule& step) {
    step.reset<RegionFirms>().reset<MarketFirms>().reset<FirmFlows>();
    step.each<count_firms>("count_firms");
    entry(step);
}

constexpr u32 incumbents = 40;

}  // namespace

TEST_CASE("a region replaces exits, grows with real demand, and leaves no market empty (E106)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        // 50 firms at first and 4 % more real demand make 52; 40 are left, all in the first of ten markets.
        p.agents<Region>()[0].firms_0 = 50;
        p.agents<Region>()[0].workforce_0 = 1000;
        Economy& economy = p.agents<Economy>()[0];
        economy.wage = 2;
        economy.expenditure = 2 * 1.04 * 1000;
        economy.real_expenditure_0 = 1000;
        for (Market& market : p.agents<Market>()) {
            market.mean_wage = 2;
            market.mean_effectiveness = 1.1;
        }
        p.add<Firm>(incumbents, [](u32, Rng&) {
            Firm firm = firm_of(10, 10);
            firm.knowledge.technology = .3;
            return firm;
        });
        post_all_terms(p);
    };
    Played run(scenario({}), play(populate, entering));
    run.until(1);
    const auto firms = all<Firm>(run);
    REQUIRE(firms.size() == incumbents + 12);
    std::map<u32, u32> by_industry;
    for (u32 k = incumbents; k < firms.size(); ++k) {
        const Firm& entrant_firm = firms[k];
        by_industry[entrant_firm.industry] += 1;
        CHECK((entrant_firm.wanted >= 2 && entrant_firm.wanted <= 8));
        CHECK(entrant_firm.staff == 0);
        CHECK(of<Vacancy>(run, k).size() == static_cast<std::size_t>(entrant_firm.wanted));
        CHECK(entrant_firm.books.cash == 2 * entrant_firm.wanted);
        CHECK_THAT(all<Sales>(run)[k].share, WithinAbs(entrant_firm.wanted * 1.25 * 2 / 100, 1e-12));
        CHECK((entrant_firm.knowledge.technology >= .2 && entrant_firm.knowledge.technology <= .3));
        CHECK_THAT(entrant_firm.knowledge.means, WithinAbs(entrant_firm.knowledge.technology - .03, 1e-12));
        CHECK((entrant_firm.wage == 2 && all<Workforce>(run)[k].effectiveness == 1.1));
        CHECK(all<Terms>(run)[k].alive);
    }
    for (u32 industry = 1; industry < 10; ++industry) CHECK(by_industry[industry] >= 1);
    CHECK(static_cast<double>(all<FirmFlows>(run)[0].entries) == 12);
}

TEST_CASE("a region where nothing is spent gets no entrants, and none more firms than persons (E106)", "[consortium]") {
    static double spent = 0;
    const auto populate = [](Population& p) {
        make_groups(p);
        for (Market& market : p.agents<Market>()) market.expenditure = spent;
        p.agents<Region>()[0].firms_0 = 50;
        p.agents<Region>()[0].workforce_0 = 60;
        Economy& economy = p.agents<Economy>()[0];
        economy.expenditure = 5000;
        economy.real_expenditure_0 = 1000;
        p.add<Firm>(incumbents, [](u32, Rng&) { return firm_of(10, 10); });
        post_all_terms(p);
    };
    Played empty(scenario({}), play(populate, entering));
    CHECK(all<Firm>(empty.until(1)).size() == incumbents);
    spent = 100;
    Played booming(scenario({}), play(populate, entering));
    CHECK(all<Firm>(booming.until(1)).size() == 60);
}

TEST_CASE("a technology complex leads entrants to strategic industries (E106)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.agents<Consortium>()[0].intensity[technology_complex] = 1;
        p.agents<Region>()[0].firms_0 = 4000;
        p.agents<Economy>()[0].expenditure = p.agents<Economy>()[0].real_expenditure_0 = 1000;
        p.add<Firm>(10, [](u32 k, Rng&) {
            Firm firm = firm_of(10, 10);
            firm.industry = static_cast<u8>(k);
            return firm;
        });
        post_all_terms(p);
    };
    Played run(scenario({}), play(populate, entering));
    run.until(1);
    const auto strategic = static_cast<double>(
        std::ranges::count_if(all<Firm>(run).subspan(10), [](const Firm& firm) { return firm.industry < 3; }));
    const double share = 3 * 2 / (3 * 2 + 7.);  // markets are alike; these weigh twice
    CHECK_THAT(strategic / 3990, WithinAbs(share, 4 * std::sqrt(share * (1 - share) / 3990)));
}
