// Acceptance of proposals, claims and audits on populations small enough to count by hand, and the index on three firms
// (E29, E100, E103, E112).
#include "models/consortium/parameters/firms/production.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

/// Each firm without a partnership proposes one to the first programme, at a depth of ¼ and with the seats for which the
/// programme gives it the score that stands in its belief.
void propose_all(const Firm& me, Self<Firm> self, Out<Partnership> edges, Emit<Proposal> propose) {
    if (!edges[self].empty()) return;
    const double seats = (me.attitude.belief - .3 * .25 - .2) / .5 * 40;
    propose({.to = {0}, .from = self, .terms = {.depth = .25F, .seats = static_cast<float>(seats)}});
}

void acceptance(Schedule& step) {
    step.each<survey_sector>("survey_sector");
    step.each<propose_all>("propose_all");
    step.receivers<answer, Proposal>("answer");
    step.receivers<sign, Answer>("sign");
}

/// Firms with these scores; the first `partners` of them have a partnership of depth ½. K_p = 2 + 4·½·(1 − load).
void proposers(Population& p, const std::vector<double>& scores, u32 partners, double load) {
    make_groups(p);
    p.add<Firm>(static_cast<u32>(scores.size()), [&](u32 k, Rng&) {
        Firm firm = firm_of(10, 10);
        firm.attitude.belief = scores[k];
        return firm;
    });
    make_school(p);
    p.add<Programme>(1, [&](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.teachers = .5;
        programme.load = load;
        return programme;
    });
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < partners; ++k) {
        Partnership edge{.to = {0}};
        edge.to = {0};
        edge.agreed.depth = .5F;
        edge.alive = true;
        edges.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(edges));
}

/// The depth of each firm's partnership, 0 without one.
std::vector<float> depths_of(Played& run) {
    std::vector<float> depth;
    for (u32 k = 0; k < all<Firm>(run).size(); ++k) {
        CHECK(of<Partnership>(run, k).size() <= 1);
        depth.push_back(of<Partnership>(run, k).empty() ? 0.F : of<Partnership>(run, k)[0].agreed.depth);
    }
    return depth;
}

}  // namespace

TEST_CASE("a programme takes the best scores while it has room, ties by firm (E29)", "[consortium]") {
    const auto populate = [](Population& p) { proposers(p, {.3, .6, .4, .6, .4, .28, .4}, 0, 0); };
    Played run(scenario({}), play(populate, acceptance));
    run.until(1);  // room for 4: both of 0.6, then the first two of 0.4
    CHECK(depths_of(run) == std::vector<float>{0, .25F, .25F, .25F, .25F, 0, 0});
}

TEST_CASE("edges that stand take room (E29)", "[consortium]") {
    const auto populate = [](Population& p) { proposers(p, {.1, .1, .1, .5, .4}, 3, 0); };
    Played run(scenario({}), play(populate, acceptance));
    run.until(1);  // three stand, there is room for one more
    CHECK(depths_of(run) == std::vector<float>{.5F, .5F, .5F, .25F, 0});
}

TEST_CASE("a loaded programme has less room and declines what does not outweigh its load (E29)", "[consortium]") {
    const auto populate = [](Population& p) { proposers(p, {.7, .6, .55, .4}, 1, .5); };
    Played run(scenario({}), play(populate, acceptance));
    run.until(1);  // room for 3: 0.6 and 0.55 are not below the load, 0.4 is
    CHECK(depths_of(run) == std::vector<float>{.5F, .25F, .25F, 0});
}

TEST_CASE("a school that is not aware and a programme that closes answer nobody (E29)", "[consortium]") {
    const auto unaware = [](Population& p) {
        proposers(p, {.5}, 0, 0);
        p.agents<School>()[0].aware = false;
    };
    const auto closing = [](Population& p) {
        proposers(p, {.5}, 0, 0);
        p.agents<Programme>()[0].state = ProgrammeState::closing;
    };
    for (const auto populate : {+unaware, +closing}) {
        Played run(scenario({}), play(populate, acceptance));
        run.until(1);
        CHECK(depths_of(run) == std::vector<float>{0});
    }
}

namespace {

void year_end(Schedule& step) {
    step.reset<Treasury>();
    step.each<claim>("claim");
    step.in(Quarter::q4).each<audit>("audit");
    step.each<remember>("remember");
}

/// Two edges of one firm: one declares a quarter beyond its depth and two trainees who do not exist, one is honest.
void declared(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(100, 100); });
    make_school(p);
    p.add<Programme>(2, [](u32, Rng&) { return programme_of(40); });
    Partnership honest{.to = {0}};
    honest.agreed.depth = honest.agreed.declared = .5F;
    honest.agreed.seats = 18;  // cost scale 2
    honest.learnt.trust = .5F;
    honest.alive = true;
    Partnership inflated = honest;
    inflated.agreed.declared = .75F;
    inflated.agreed.ghosts = 2;
    honest.to = {0};
    inflated.to = {1};
    p.connect<Partnership>(std::vector<std::pair<u32, Partnership>>{{0, honest}, {0, inflated}});
}

Scenario with_subsidies(double audit, Quarter start) {
    Scenario all = scenario({}, start);
    all.levers["policy.seat_subsidy"].status_quo = .4;
    all.levers["policy.base_co_funding"].status_quo = .2;
    all.levers["policy.audit.probability_floor"].status_quo = audit;
    return all;
}

}  // namespace

TEST_CASE("claims follow the declared depth, and an audit takes back more than it gave (E27, E103)", "[consortium]") {
    Played run(with_subsidies(1, Quarter::q4), play(declared, year_end));
    run.until(1);
    const auto edges = of<Partnership>(run, 0);
    CHECK_THAT(edges[0].claim.paid, WithinAbs((.4 * 18 + .2 * 6 * .5 * .5 * 2) / 4, 1e-9));
    CHECK_THAT(edges[1].claim.paid, WithinAbs((.4 * 20 + .2 * 6 * .5 * .75 * 2) / 4, 1e-9));
    CHECK_FALSE(edges[0].claim.found_out);
    CHECK_THAT(static_cast<double>(edges[0].learnt.trust), WithinAbs(.525, 1e-6));
    CHECK(edges[1].claim.found_out);
    const double penalties = 12 * .25 * .25 * 2 + 1.5 * .4 * 2;  // for depth; ghosts are repaid and fined by half
    CHECK_THAT(edges[1].claim.penalty, WithinAbs(penalties, 1e-9));
    CHECK_THAT(static_cast<double>(edges[1].learnt.trust), WithinAbs(.2 + .05 * .8, 1e-6));
    const Treasury& treasury = all<Treasury>(run)[0];
    CHECK_THAT(static_cast<double>(treasury.seat_subsidy), WithinAbs(.4 * 38 / 4, 1e-6));
    CHECK_THAT(static_cast<double>(treasury.base_co_funding), WithinAbs(.2 * 6 * .5 * 1.25 * 2 / 4, 1e-6));
    CHECK_THAT(static_cast<double>(treasury.penalties), WithinAbs(penalties, 1e-6));
    CHECK_THAT(static_cast<double>(treasury.audit_cost), WithinAbs(2 * .5 * .95, 1e-6));  // both edges, above routine
    Played other_quarter(with_subsidies(1, Quarter::q3), play(declared, year_end));
    other_quarter.until(1);
    CHECK_FALSE(of<Partnership>(other_quarter, 0)[1].claim.found_out);
}

TEST_CASE("an audit finds a trainee who does not exist where the depth is as declared (E103)", "[consortium]") {
    const auto ghosts_alone = [](Population& p) {
        declared(p);
        p.components<Partnership>()[1].agreed.declared = .55F;  // as much as an audit tolerates
    };
    const auto neither = [](Population& p) {
        declared(p);
        p.components<Partnership>()[1].agreed.declared = .55F;
        p.components<Partnership>()[1].agreed.ghosts = 0;
    };
    Played found(with_subsidies(1, Quarter::q4), play(ghosts_alone, year_end));
    found.until(1);
    CHECK_THAT(of<Partnership>(found, 0)[1].claim.penalty, WithinAbs(1.5 * .4 * 2, 1e-9));
    Played tolerated(with_subsidies(1, Quarter::q4), play(neither, year_end));
    tolerated.until(1);
    CHECK_FALSE(of<Partnership>(tolerated, 0)[1].claim.found_out);
}

TEST_CASE("three firms: one innovates, one grows, one leaves, and the index says which did what (E112)", "[consortium]") {
    // ln y: A 0 → 0.06 by 0.1 of technology (1 − α_M = 0.6), B 1, C 0.1. Staff: A 10, B 10 → 30, C 20 → 0.
    const given::Production g{.means_weight = .4, .objects_effect = .15};
    IndexSums sums{};
    add_firm(sums, {10, 0, 0, 0, 0, 0}, {10, .1, 0, 0, 0, .06}, g);
    add_firm(sums, {10, 1, 1, 0, 0, 1}, {30, 1, 1, 0, 0, 1}, g);
    add_firm(sums, {20, .1, .1, 0, 0, .1}, {0, .1, .1, 0, 0, .1}, g);
    const IndexChange change = decompose(sums, 40, 10 * 0 + 10 * 1 + 20 * .1);
    // Before (0 + 10 + 2)/40 = 0.3; now (0.6 + 30)/40 = 0.765. Shares of the stayers ½, ½, then ¼, ¾.
    CHECK_THAT(change.core, WithinAbs(.765, 1e-12));
    CHECK_THAT(change.change, WithinAbs(.465, 1e-12));
    CHECK_THAT(change.within[0], WithinAbs(.5 * (.5 + .25) * .06, 1e-12));
    CHECK_THAT(change.within[1] + change.within[2] + change.within[3], WithinAbs(0, 1e-12));
    CHECK_THAT(change.between, WithinAbs(-.25 * .03 + .25 * 1, 1e-12));
    CHECK(change.entry == 0);
    CHECK_THAT(change.exit, WithinAbs(.5 * (.5 - .1), 1e-12));
    CHECK_THAT(change.parts(), WithinAbs(change.change, 1e-12));
}
