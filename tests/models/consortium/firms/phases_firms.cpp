// Prices and shares, development of technology, exchange and belief of firms, on populations small enough to count by hand
// (E5–E9, E31, E44, E70–E79, E81).
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

void production_of(Schedule& step) {
    step.each<set_price>("set_price");
    step.each<compare_prices>("compare_prices");
    step.each<compete>("compete");
    step.each<plan_output>("plan_output");
}

}  // namespace

TEST_CASE("the cheaper firm gains share, and wanted staff and revenue follow (E5-E9)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(2, [](u32 k, Rng&) {
            Firm firm = firm_of(k == 0 ? 30 : 40, 0);
            firm.knowledge.technology = firm.knowledge.means = k == 0 ? .1 : 0;  // y is e^0.1 and 1
            return firm;
        });
        post_all_terms(p);
        p.components<Sales>()[0].share = .6;
        p.components<Sales>()[0].passed = .1;  // its price has followed
        p.components<Sales>()[1].share = .4;
    };
    Played run(scenario({{"market.share_noise", 0}}), play(populate, production_of));
    run.until(1);
    const auto firms = all<Firm>(run);
    const auto sales = all<Sales>(run);
    CHECK_THAT(sales[0].log_price, WithinAbs(std::log(1.25) - .1, 1e-12));
    // The mean price is 0.06 below the second's: shares move by 0.02 × 0.04 and 0.02 × −0.06, then add up to 1 again.
    const double first = .6 * std::exp(.0008);
    const double second = .4 * std::exp(-.0012);
    CHECK_THAT(sales[0].share, WithinAbs(first / (first + second), 1e-12));
    CHECK_THAT(sales[0].share + sales[1].share, WithinAbs(1, 1e-12));
    CHECK_THAT(firms[0].wanted, WithinAbs(sales[0].share * 100 / 1.25, 1e-12));
    CHECK_THAT(firms[0].revenue, WithinAbs(sales[0].share * 100 * std::pow(30 / firms[0].wanted, .7), 1e-9));
    CHECK_THAT(firms[1].revenue, WithinAbs(sales[1].share * 100, 1e-12));  // more staff than wanted makes no more
    const Market& market = all<Market>(run)[0];
    CHECK(market.mean_wage == 1);
    CHECK(market.mean_effectiveness == 1);
}

TEST_CASE("a gain in productivity saves wages first and lowers the price by and by (E6, E8)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(1, [](u32, Rng&) {
            Firm firm = firm_of(80, 0);
            firm.knowledge.technology = firm.knowledge.means = .1;
            return firm;
        });
        post_all_terms(p);
        p.components<Sales>()[0].share = 1;
    };
    Played run(scenario({{"market.share_noise", 0}}), play(populate, production_of));
    for (const double left : {.75, .5625}) {
        run.until(left == .75 ? 1 : 2);
        CHECK_THAT(all<Sales>(run)[0].log_price, WithinAbs(std::log(1.25) - .1 * (1 - left), 1e-12));
        CHECK_THAT(all<Firm>(run)[0].wanted, WithinAbs(80 * std::exp(-.1 * left), 1e-9));
        CHECK(all<Firm>(run)[0].revenue == 100);
    }
}

namespace {

void developing(Schedule& step) {
    step.reset<InnovationCount>();
    development(step);
}

Partnership with_transfer(u32 programme, float gain, float gap, u8 exchanged) {
    Partnership edge{.to = {0}};
    edge.to = {programme};
    edge.agreed.depth = edge.agreed.declared = .5F;
    edge.transfer.gain = gain;
    edge.transfer.gap = gap;
    edge.staff.exchanged = exchanged;
    edge.alive = true;
    return edge;
}

/// A firm that neither innovates nor imitates, with two transfers, two exchanges, and neighbours with objects 0.2 and 0.4.
void one_that_develops(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].frontier = .4;
    p.add<Firm>(4, [](u32 k, Rng&) {
        Firm firm = firm_of(100, 100);
        if (k > 0) return firm;
        firm.knowledge.technology = .1;
        firm.knowledge.means = .05;
        firm.knowledge.objects = .1;
        firm.knowledge.rnd = 6;
        firm.knowledge.rnd_intensity = .048;
        firm.revenue = 140;
        firm.books.cash = 100;
        firm.knowledge.exchange_stock = 3;
        firm.books.taxable.fill(20);
        firm.books.reported_rnd.fill(7);
        firm.knowledge.profile[0] = 1;
        return firm;
    });
    post_all_terms(p);
    p.components<Workforce>()[0].skilled_share = p.components<Workforce>()[0].mean_innovation = .4;
    p.components<Terms>()[1].objects = .2F;
    p.components<Terms>()[2].objects = .4F;
    p.components<Terms>()[3].alive = false;  // nobody learns from the dead
    p.components<Terms>()[3].objects = 1;
    make_school(p);
    p.add<Programme>(2, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.profile[1] = 1;
        return programme;
    });
    p.connect<Partnership>(
        std::vector<std::pair<u32, Partnership>>{{0, with_transfer(0, .09F, .2F, 2)}, {0, with_transfer(1, .14F, .15F, 0)}});
    p.connect<Neighbour>(std::vector<std::pair<u32, Neighbour>>{{0, {Id<Firm>{1}}}, {0, {Id<Firm>{2}}}, {0, {Id<Firm>{3}}}});
}

}  // namespace

TEST_CASE("a firm takes over what was transferred, spends, absorbs, adopts and catches up (E70-E72, E76c-E79, E81)",
          "[consortium]") {
    Played run(scenario({{"rnd.innovation_hazard", 0}, {"imitation.hazard", 0}}), play(one_that_develops, developing));
    run.until(1);
    const Firm& firm = all<Firm>(run)[0];
    CHECK_THAT(firm.knowledge.rnd, WithinAbs(6 + .10 * (.048 * 140 - 6), 1e-12));  // a super-deduction of 1 changes nothing
    const double audit = .05 + .19 * (1 - std::exp(-.3));
    CHECK_THAT(firm.knowledge.reported_excess, WithinAbs(.25 / (2 * audit * 2 + .64), 1e-12));
    CHECK_THAT(firm.knowledge.exchange_stock, WithinAbs(.9 * 3 + 2, 1e-12));
    const double absorption = 1 - std::exp(-(12 * firm.knowledge.rnd / 140 + .85 * .4 + .01 * 4.7));
    CHECK_THAT(firm.knowledge.absorption, WithinAbs(absorption, 1e-12));
    // Gains of 0.23 are cut at the largest gap, 0.2; then x closes 0.003 κ of what is left to the frontier.
    const double technology = .3 + .003 * absorption * .1;
    CHECK_THAT(firm.knowledge.technology, WithinAbs(technology, 1e-7));
    CHECK_THAT(firm.knowledge.objects, WithinAbs(.1 + (.003 + .04 * .3) * absorption * .9, 1e-8));
    CHECK_THAT(firm.knowledge.means, WithinAbs(.05 + .06 * (technology - .05), 1e-7));
    CHECK_THAT(all<Expenses>(run)[0].equipment, WithinAbs(.3 * .06 * (technology - .05) * 140, 1e-5));
    // Both programmes pull the profile by 0.05 along their axis, one after the other.
    CHECK_THAT(static_cast<double>(firm.knowledge.profile[1] / firm.knowledge.profile[0]), WithinAbs(.10, 1e-6));
}

TEST_CASE("a neighbour who left is replaced in that quarter, the others stay (E76b)", "[consortium]") {
    const auto populate = [](Population& p) {
        one_that_develops(p);
        p.agents<Firm>()[3].books.cash = -1000;
    };
    const auto leaving = [](Schedule& step) {
        step.reset<FirmFlows>().reset<RegionFirms>().reset<MarketFirms>();
        step.each<leave_market>("leave_market");
        step.each<replace_neighbours>("replace_neighbours");
    };
    Played run(scenario({}), play(populate, leaving));
    run.until(1);
    CHECK_FALSE(all<Firm>(run)[3].alive);
    const auto now = of<Neighbour>(run, 0);
    CHECK((now[0].to == Id<Firm>{1} && now[1].to == Id<Firm>{2}));
    CHECK((now[2].to != Id<Firm>{3} && now[2].to != Id<Firm>{0}));
}

TEST_CASE("innovations come at their hazard, half of them up, and never far beyond the frontier (E73)", "[consortium]") {
    constexpr u32 alike = 20'000;
    const auto populate = [](Population& p) {
        make_groups(p);
        p.agents<Industry>()[0].frontier = .4;
        p.add<Firm>(alike, [](u32 k, Rng&) {
            Firm firm = firm_of(k % 2 == 0 ? 100 : 0, 100);
            firm.knowledge.technology = .4;
            firm.knowledge.rnd_intensity = .03;
            firm.revenue = 100;
            firm.knowledge.rnd = 3;  // as usual, so that the hazard is h_0
            firm.books.cash = 100;
            return firm;
        });
        post_all_terms(p);
        for (Workforce& workforce : p.components<Workforce>()) workforce.mean_innovation = .4;
        make_school(p);
        p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
    };
    Played run(scenario({{"imitation.hazard", 0}, {"absorption.catch_up", 0}}), play(populate, developing));
    run.until(1);
    u32 up = 0;
    for (u32 k = 0; k < alike; ++k) {
        const Firm& firm = all<Firm>(run)[k];
        if (k % 2 == 1) CHECK(firm.knowledge.technology == .4);  // nobody there to innovate
        CHECK((firm.knowledge.technology >= .4 && firm.knowledge.technology <= .4 + .18));
        up += firm.knowledge.technology > .4 ? 1 : 0;
    }
    const double share = .5 * (1 - std::exp(-.10));
    CHECK_THAT(2.0 * up / alike, WithinAbs(share, 4 * std::sqrt(2 * share / alike)));
    CHECK(static_cast<u32>(all<InnovationCount>(run)[0].innovations.value()) == up);
}

TEST_CASE("a firm that looks at a neighbour ahead of it copies a seventh and a bit (E76)", "[consortium]") {
    constexpr u32 alike = 20'000;
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(alike + 2, [](u32 k, Rng&) {
            Firm firm = firm_of(k < alike ? 100 : 0, 100);
            firm.knowledge.technology = k == alike ? .5 : (k == alike + 1 ? -.5 : 0);  // one to learn from, one not
            firm.revenue = 100;
            firm.knowledge.rnd_intensity = .03;
            firm.knowledge.exchange_stock = 100 * std::log(2) / .9;  // κ = ½
            return firm;
        });
        post_all_terms(p);
        make_school(p);
        p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
        std::vector<std::pair<u32, Neighbour>> neighbours;
        for (u32 k = 0; k < alike; ++k) {
            neighbours.push_back({k, {Id<Firm>{alike}}});
            neighbours.push_back({k, {Id<Firm>{alike + 1}}});
        }
        p.connect<Neighbour>(std::move(neighbours));
    };
    Played run(scenario({{"rnd.innovation_hazard", 0},
                         {"absorption.catch_up", 0},
                         {"absorption.rnd_weight", 0},
                         {"absorption.skill_weight", 0}}),
               play(populate, developing));
    run.until(1);
    u32 copied = 0;
    for (u32 k = 0; k < alike; ++k) {
        const double now = all<Firm>(run)[k].knowledge.technology;
        if (now == 0) continue;
        ++copied;
        CHECK_THAT(now, WithinAbs(.15 * .5, 1e-12));
    }
    const double share = .5 * (1 - std::exp(-2 * .015 * .5));  // of two neighbours one is ahead
    CHECK_THAT(static_cast<double>(copied) / alike, WithinAbs(share, 4 * std::sqrt(share / alike)));
}

namespace {

void exchanging(Schedule& step) {
    step.reset<Exchange>();
    step.each<exchange_staff>("exchange_staff");
}

constexpr u32 pairs = 20'000;

}  // namespace

TEST_CASE("deep partners exchange staff as often as offered and accepted (E44)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(pairs, [](u32, Rng&) {
            Firm firm = firm_of(100, 100);
            firm.attitude.belief = .5;
            return firm;
        });
        post_all_terms(p);
        make_school(p);
        p.add<Programme>(2, [](u32, Rng&) { return programme_of(40); });
        std::vector<std::pair<u32, Partnership>> edges;
        for (u32 k = 0; k < pairs; ++k) {
            Partnership edge{.to = {0}};
            edge.to = {k % 2};
            edge.agreed.depth = k % 2 == 0 ? .75F : .5F;
            edge.alive = true;
            edges.push_back({k, edge});
        }
        p.connect<Partnership>(std::move(edges));
    };
    Played run(scenario({}), play(populate, exchanging));
    run.until(1);
    const double accepted = .705 / (1 + std::exp(-(.5 + .15 - .8) / .2));  // Poisson offers, thinned
    const double mean = static_cast<double>(all<Exchange>(run)[0].accepted) / (pairs / 2);
    CHECK_THAT(mean, WithinAbs(accepted, 4 * std::sqrt(accepted / (pairs / 2))));
    CHECK(static_cast<double>(all<Exchange>(run)[1].accepted) == 0);
}

namespace {

void experience_of_quarter(Schedule& step) { step.each<believe>("believe"); }

Partnership known(double realised, double predicted, u16 age) {
    Partnership edge{.to = {0}};
    edge.to = {0};
    edge.learnt.realised = static_cast<float>(realised);
    edge.learnt.predicted = static_cast<float>(predicted);
    edge.learnt.age = age;
    edge.alive = true;
    return edge;
}

}  // namespace

TEST_CASE("belief reads own partnerships twice and neighbours once, awareness the neighbours (E31, E32)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(3, [](u32 k, Rng&) {
            Firm firm = firm_of(10, 10);
            firm.attitude.belief = .5;
            firm.attitude.aware = k == 0;
            return firm;
        });
        post_all_terms(p);
        p.components<Terms>()[1].benefit_ratio = .8F;
        p.components<Terms>()[2].benefit_ratio = -1;  // knows nothing
        make_school(p);
        p.add<Programme>(2, [](u32, Rng&) { return programme_of(40); });
        Partnership second = known(.1, .5, 5);
        second.to = {1};
        p.connect<Partnership>(std::vector<std::pair<u32, Partnership>>{{0, known(.9, .6, 8)}, {0, second}});
        p.connect<Neighbour>(std::vector<std::pair<u32, Neighbour>>{
            {0, {Id<Firm>{1}}}, {0, {Id<Firm>{2}}}, {1, {Id<Firm>{0}}}, {2, {Id<Firm>{1}}}});
    };
    Played run(scenario({{"awareness.spontaneous", 0}, {"awareness.contagion", 100}, {"awareness.association", 0}}),
               play(populate, experience_of_quarter));
    run.until(1);
    const auto firms = all<Firm>(run);
    // The first row of (E31): (2 × 1.5 + 2 × 0.2 + 0.8)/5 = 0.84, weight 5.
    CHECK_THAT(firms[0].attitude.belief, WithinAbs(.5272, 1e-7));
    CHECK_THAT(firms[0].attitude.transfer_ratio, WithinAbs(.85, 1e-7));
    CHECK(firms[0].attitude.transfer_weight == 4);
    CHECK(firms[1].attitude.belief == .5);
    CHECK(firms[1].attitude.aware);        // its neighbour is
    CHECK_FALSE(firms[2].attitude.aware);  // its neighbour was not, when the quarter began
}
