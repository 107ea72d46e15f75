// The year of governments on regions and consortia small enough to count by hand (E97, E107 to E109, L16, L27, L28).
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const Played::Values three_regions{{"population.regions", 3}};

/// Three regions (0.5, 0.3, 0.2 of the workforce); the first claims 100 and pays it, the others 40 and 10.
void claims_of_a_year(Population& p) {
    make_groups(p);
    const std::array<double, 3> claimed{100, 40, 10};
    const std::array<double, 3> revenue{60, 30, 10};
    for (u32 r = 0; r < 3; ++r) {
        Region& region = p.agents<Region>()[r];
        region.payout = 1;
        Treasury& t = p.components<Treasury>()[r];
        t.claims += claimed[r];
        t.seat_subsidy += claimed[r];
        t.surcharge += revenue[r];
        p.components<CellStaff>()[r * 20].staff += static_cast<i64>(1000 * region.weight);
        ConsortiumYear& year = p.components<ConsortiumYear>()[r];
        year.transfers += r;
        p.agents<Consortium>()[r].percentile = .5;
    }
}

Scenario under(const std::map<std::string, double>& levers, Quarter start = Quarter::q4) {
    Scenario with = scenario(three_regions, start);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

std::array<double, 3> payout_of(const std::map<std::string, double>& levers) {
    Played run(under(levers), play(claims_of_a_year, evaluation));
    run.until(1);
    const auto regions = all<Region>(run);
    return {regions[0].payout, regions[1].payout, regions[2].payout};
}

}  // namespace

TEST_CASE("without a cap everything is paid; a cap is divided by revenue and what was overspent is taken off (E108)",
          "[consortium]") {
    CHECK(payout_of({}) == std::array<double, 3>{1, 1, 1});
    const auto capped = payout_of({{"policy.budget.cap", 150}});  // 90, 45 and 15
    CHECK_THAT(capped[0], WithinAbs((90. - 10) / 100, 1e-9));
    CHECK(capped[1] == 1);
    CHECK(capped[2] == 1);
}

TEST_CASE("equalisation divides the budget by workforce (E108, L27e)", "[consortium]") {
    const auto equal = payout_of({{"policy.budget.cap", 150}, {"policy.budget.equalisation", 1}});  // 75, 45 and 30
    CHECK_THAT(equal[0], WithinAbs((75. - 25) / 100, 1e-9));
    CHECK(equal[1] == 1);
}

TEST_CASE("what is announced in Q4 holds for the year; other quarters change nothing (E108)", "[consortium]") {
    Played run(under({{"policy.budget.cap", 150}}, Quarter::q1), play(claims_of_a_year, evaluation));
    run.until(3);
    CHECK(all<Region>(run)[0].payout == 1);
    CHECK_THAT(all<Region>(run)[0].year_paid, WithinAbs(300, 1e-6));  // the same treasury three times
    run.until(4);
    CHECK_THAT(all<Region>(run)[0].payout, WithinAbs(0, 1e-9));  // 400 paid of 90
}

TEST_CASE("consortia are ranked by what they achieved (E97, E109)", "[consortium]") {
    Played run(under({{"policy.evaluation_precision", 1e9}}), play(claims_of_a_year, evaluation));
    run.until(1);
    const auto consortia = all<Consortium>(run);
    CHECK_THAT(consortia[0].percentile, WithinRel(.25, 1e-12));
    CHECK_THAT(consortia[1].percentile, WithinRel(.5, 1e-12));
    CHECK_THAT(consortia[2].percentile, WithinRel(.75, 1e-12));
    CHECK_THAT(consortia[2].score, WithinRel(2., 1e-6));  // 20 per 10
    CHECK(all<ConsortiumYear>(run)[2].transfers.value() == 0);
}

TEST_CASE("a consortium alone in its place is ranked among its own last years (E109)", "[consortium]") {
    const auto one_good_year = [](Population& p) {
        make_groups(p);
        p.components<ConsortiumYear>()[0].transfers += 1;
    };
    Scenario alone = scenario({}, Quarter::q4);
    alone.levers["policy.evaluation_precision"].status_quo = 1e9;
    Played run(alone, play(one_good_year, evaluation));
    const auto rank_after = [&](u32 quarters) {
        run.until(quarters);
        return all<Consortium>(run)[0].percentile;
    };
    CHECK(rank_after(1) == .5);                             // nothing to compare with
    CHECK_THAT(rank_after(5), WithinRel(1. / 3, 1e-12));    // 0 after 1
    CHECK_THAT(rank_after(9), WithinRel(1.5 / 4, 1e-12));   // 0 after 0 and 1
    CHECK_THAT(rank_after(13), WithinRel(2. / 5, 1e-12));   //
    CHECK_THAT(rank_after(17), WithinRel(2.5 / 6, 1e-12));  // four years are remembered,
    CHECK_THAT(rank_after(21), WithinRel(.5, 1e-12));       // the good one no longer
    all<ConsortiumYear>(run)[0].transfers += 2;
    CHECK_THAT(rank_after(25), WithinRel(5. / 6, 1e-12));
}

TEST_CASE("the weight of evaluation moves subsidies by rank and rewards declaring more, inside alone (L16)",
          "[consortium]") {
    policy::Firms levers{};
    levers.seat_subsidy = Lever(.6);
    levers.base_co_funding = Lever(.3);
    const Firm firm = firm_of(100, 100);
    Consortium above{};
    above.percentile = .75;
    const given::Audit audit{};
    const EdgePolicy neutral = edge_policy(firm, target_of(firm), &above, 1, levers, audit);
    CHECK((neutral.seat_subsidy == .6 && neutral.co_funding == .3 && neutral.evaluation == 0));
    levers.evaluation_weight = Lever(.8);
    const EdgePolicy inside = edge_policy(firm, target_of(firm), &above, 1, levers, audit);
    CHECK_THAT(inside.seat_subsidy, WithinRel(.6 * 1.2, 1e-12));
    CHECK_THAT(inside.co_funding, WithinRel(.3 * 1.2, 1e-12));
    CHECK_THAT(inside.evaluation, WithinRel(.4, 1e-12));
    const EdgePolicy outside = edge_policy(firm, target_of(firm), nullptr, 1, levers, audit);
    CHECK((outside.seat_subsidy == .6 && outside.evaluation == 0));
    const EdgePolicy rationed = edge_policy(firm, target_of(firm), nullptr, .5, levers, audit);
    CHECK_THAT(rationed.seat_subsidy, WithinRel(.3, 1e-12));
}
