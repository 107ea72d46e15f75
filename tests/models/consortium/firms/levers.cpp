// Levers on a firm's R&D, on what it reports of it, on its taxes and its certificate (E70, E71, E101–E104; L2, L3, L13,
// L14).
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Levers = std::map<std::string, double>;

Scenario under(const Levers& levers, Quarter start = Quarter::q1) {
    Scenario with = scenario({{"rnd.innovation_hazard", 0}, {"imitation.hazard", 0}, {"absorption.catch_up", 0}}, start);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

/// A member that makes profit and spends on R&D what it wants to; a partnership joins the two types.
void one_firm(Population& p, bool certified) {
    make_groups(p);
    p.add<Firm>(1, [certified](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.revenue = 140;
        firm.knowledge.rnd_intensity = .03;
        firm.knowledge.rnd = .03 * 140;
        firm.books.cash = 100;
        firm.books.taxable.fill(20);
        firm.books.reported_rnd.fill(5);
        firm.books.certified = certified;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
}

Firm developed(
    const Levers& levers, void (*firm)(Population&) = [](Population& p) { one_firm(p, false); }) {
    Played run(under(levers), play(firm, development));
    run.until(1);
    return all<Firm>(run)[0];
}

void certified(Population& p) { one_firm(p, true); }
void with_status(Population& p) {
    one_firm(p, false);
    p.agents<Firm>()[0].knowledge.high_tech_rank = 1;
}
void certified_with_status(Population& p) {
    with_status(p);
    p.agents<Firm>()[0].books.certified = true;
}

/// rel* of a firm that pays this tax, under a super-deduction and an audit.
double excess(double tax, double deduction, double audit, double penalty) {
    return tax * deduction / (2 * audit * 2 * penalty / 12 + .64);
}

const double routine = .05 + .19 * (1 - std::exp(-.3));

}  // namespace

TEST_CASE("a larger super-deduction makes firms spend more on R&D, by its price, and report more of it (L3)",
          "[consortium]") {
    const Firm usual = developed({});
    CHECK_THAT(usual.knowledge.rnd,
               WithinRel(.03 * 140, 1e-12));  // at a super-deduction of 1 the price is that of status quo
    const auto after_a_quarter = [](double deduction) {
        const double price = (1 - .25 * (1 + deduction)) / .5;
        return .03 * 140 * (1 + .10 * (std::pow(price, -1.25) - 1));
    };
    for (const double deduction : {0., .5, 1.2, 1.5}) {
        const Firm firm = developed({{"policy.rnd_super_deduction.rate", deduction}});
        CHECK_THAT(firm.knowledge.rnd, WithinRel(after_a_quarter(deduction), 1e-9));
        CHECK_THAT(firm.knowledge.reported_excess, WithinAbs(excess(.25, deduction, routine, 12), 1e-12));
        CHECK((firm.knowledge.rnd > usual.knowledge.rnd) == (deduction > 1));
        CHECK((firm.knowledge.reported_excess > usual.knowledge.reported_excess) == (deduction > 1));
    }
}

TEST_CASE("audits and penalties make firms report less R&D that they do not do, and leave R&D as it is (L13, L14)",
          "[consortium]") {
    const Firm usual = developed({});
    const Firm audited = developed({{"policy.audit.probability_floor", .6}});
    const Firm fined = developed({{"policy.audit.penalty", 60}});
    CHECK_THAT(usual.knowledge.reported_excess, WithinAbs(excess(.25, 1, routine, 12), 1e-12));
    CHECK_THAT(audited.knowledge.reported_excess, WithinAbs(excess(.25, 1, routine + .55, 12), 1e-12));
    CHECK_THAT(fined.knowledge.reported_excess, WithinAbs(excess(.25, 1, routine, 60), 1e-12));
    CHECK((audited.knowledge.rnd == usual.knowledge.rnd && fined.knowledge.rnd == usual.knowledge.rnd));
    CHECK(developed({{"policy.audit.probability_floor", .05}}).knowledge.reported_excess ==
          usual.knowledge.reported_excess);  // as routine is
}

TEST_CASE("a certified firm taxed less has less to gain from reporting more (L2)", "[consortium]") {
    CHECK_THAT(developed({}, with_status).knowledge.reported_excess, WithinAbs(excess(.15, 1, routine, 12), 1e-12));
    const Levers lower{{"policy.certified_income_tax_rate", .05}};
    const Firm spared = developed(lower, certified_with_status);
    CHECK_THAT(spared.knowledge.reported_excess, WithinAbs(excess(.05, 1, routine, 12), 1e-12));
    CHECK_THAT(spared.knowledge.rnd, WithinRel(.03 * 140, 1e-12));
    CHECK_THAT(developed(lower, with_status).knowledge.reported_excess, WithinAbs(excess(.15, 1, routine, 12), 1e-12));
    CHECK_THAT(developed(lower, certified).knowledge.reported_excess, WithinAbs(excess(.25, 1, routine, 12), 1e-12));
}

namespace {

void books(Schedule& step) {
    step.reset<Treasury>().reset<FirmFlows>().reset<RegionFirms>().reset<MarketFirms>();
    bookkeeping(step);
}

/// A firm with high-tech status that does no R&D, has a tax base of 30 in three quarters, and whose partnership meets the
/// conditions of a certificate.
template <bool found = false>
void eligible(Population& p) {
    with_status(p);
    Firm& firm = p.agents<Firm>()[0];
    firm.books.taxable = {10, 10, 10, 0};
    firm.books.reported_rnd = {};
    firm.knowledge.rnd = firm.knowledge.rnd_intensity = 0;
    Partnership edge{.to = {0}};
    edge.to = {0};
    edge.agreed.depth = edge.agreed.declared = .5F;
    edge.agreed.seats = 3;
    edge.claim.found_out = found;
    edge.alive = true;
    p.connect<Partnership>(std::vector<std::pair<u32, Partnership>>{{0, edge}});
}
template <bool found = false>
void distinguished(Population& p) {
    eligible<found>(p);
    p.agents<Firm>()[0].books.certified = true;
}

Firm after_the_year(const Levers& levers, void (*populate)(Population&)) {
    Played run(under(levers, Quarter::q4), play(populate, books));
    run.until(1);
    return all<Firm>(run)[0];
}

}  // namespace

TEST_CASE("firms ask for a certificate where it saves tax, and pay the lower rate once they have it (L2)", "[consortium]") {
    const Levers no_credit{{"policy.tax_credit.rate", 0}};
    const Levers lower{{"policy.tax_credit.rate", 0}, {"policy.certified_income_tax_rate", .05}};
    const auto without_status = [](Population& p) {
        eligible(p);
        p.agents<Firm>()[0].knowledge.high_tech_rank = 0;
    };
    CHECK(after_the_year(lower, eligible).books.certified);
    CHECK_FALSE(after_the_year(no_credit, eligible).books.certified);  // they pay 15 % anyhow
    CHECK_FALSE(after_the_year(lower, without_status).books.certified);
    const double usual = after_the_year(no_credit, distinguished).books.cash;
    const Firm spared = after_the_year(lower, distinguished);
    CHECK_THAT(spared.books.cash - usual, WithinAbs(.10 * (30 + spared.books.taxable[0]), 1e-9));
    CHECK(after_the_year(lower, eligible).books.cash + 1 ==
          after_the_year(no_credit, eligible).books.cash);  // taxed before it is given, at a price of 1
}

TEST_CASE("a false declaration found keeps a firm from certificates for as many quarters as the penalty says (L14)",
          "[consortium]") {
    const Firm usual = after_the_year({}, distinguished<true>);
    CHECK_FALSE(usual.books.certified);
    CHECK(usual.books.banned_until == 12);
    CHECK(after_the_year({{"policy.audit.penalty", 30}}, distinguished<true>).books.banned_until == 30);
    CHECK(after_the_year({{"policy.audit.penalty", 30}}, eligible).books.banned_until == 0);
}

TEST_CASE("unused credit is lost unless it is carried forward (L1)", "[consortium]") {
    const auto small = [](Population& p) {
        distinguished(p);
        p.agents<Firm>()[0].books.surcharges.fill(.04);  // the oldest falls out
    };
    const double entitled = .3 * (2.5 + 6 * .25 * std::sqrt(1.5) + 3 * .5 * .18 * 4);
    const double used = .05 * .08 * 140 + 3 * .04;
    CHECK_THAT(after_the_year({}, small).books.credit_carried, WithinAbs(.8 * (entitled - used), 1e-6));
    CHECK(after_the_year({{"policy.tax_credit.carry_forward", 0}}, small).books.credit_carried == 0);
    CHECK_THAT(after_the_year({{"policy.tax_credit.rate", .6}}, small).books.credit_carried,
               WithinAbs(.8 * (2 * entitled - used), 1e-6));
    const auto uncertified = [](Population& p) {
        eligible(p);
        p.agents<Firm>()[0].books.banned_until = 100;
    };
    CHECK(after_the_year({}, uncertified).books.credit_carried == 0);
    CHECK(after_the_year({{"policy.tax_credit.eligibility", 1}}, uncertified).books.credit_carried > 0);
}
