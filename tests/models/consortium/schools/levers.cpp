// Levers in choices at schools: exchanges of staff, effort for transfer and how its fee is divided, warnings of programmes
// (E44, E57, E81–E83; L7, L8, L9, L19).
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Levers = std::map<std::string, double>;

Scenario under(const Levers& levers, const Played::Values& parameters = {}) {
    Scenario with = scenario(parameters);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

constexpr u32 pairs = 20'000;

/// Firms each with a partnership of depth ¾ with one programme, whose teachers have a load of 0.1; the gap is 0.25.
void deep_partners(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].frontier = .4;
    p.agents<Industry>()[0].mean_technology = .1;
    p.add<Firm>(pairs, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.attitude.belief = .5;
        firm.revenue = 125;
        firm.knowledge.absorption = .5;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.load = .1;
        programme.student_effort = .2;
        programme.teacher_effort = .3;
        return programme;
    });
    Partnership edge{.to = {0}};
    edge.to = {0};
    edge.agreed.depth = edge.agreed.declared = .75F;
    edge.alive = true;
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < pairs; ++k) edges.push_back({k, edge});
    p.connect<Partnership>(std::move(edges));
}

void exchanging(Schedule& step) {
    step.reset<Exchange>().reset<Treasury>();
    step.each<exchange_staff>("exchange_staff");
    step.each<claim>("claim");
}

/// Exchanges on a partnership in a quarter; firms are paid for each.
double exchanges(double subsidy) {
    Played run(under({{"policy.mutual_hiring_subsidy", subsidy}}), play(deep_partners, exchanging));
    run.until(1);
    const auto accepted = static_cast<double>(all<Exchange>(run)[0].accepted);
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].mutual_hiring), WithinAbs(subsidy * accepted, 1e-3));
    return accepted / pairs;
}

void teaching(Schedule& step) { step.each<plan_teaching>("plan_teaching"); }

Programme planned(const Levers& levers) {
    Played run(under(levers), play(deep_partners, teaching));
    run.until(1);
    return all<Programme>(run)[0];
}

}  // namespace

TEST_CASE("a subsidy for mutual hiring makes firms accept more of the exchanges they are offered (L7)", "[consortium]") {
    for (const double subsidy : {0., .3, 1.}) {
        const double expected = .94 * .75 / (1 + std::exp(-(subsidy + .5 + .3 * .5 - .8) / .2));
        CHECK_THAT(exchanges(subsidy), WithinAbs(expected, 4 * std::sqrt(expected / pairs)));
    }
    CHECK(exchanges(1) > 2.5 * exchanges(0));
}

TEST_CASE("credits for transfer raise the effort of students, up to 0.15 of a degree, and nobody else's (L8)",
          "[consortium]") {
    const Programme usual = planned({});
    CHECK_THAT(usual.effort, WithinRel(.4 * (1 - .2 * .2) * .1 * 16 / 5 + .05 - .10, 1e-12));
    const Programme credited = planned({{"policy.credit_for_transfer.share", .05}});
    CHECK_THAT(credited.effort - usual.effort, WithinRel(.4 * (1 - .2 * .2) * .05 * 12, 1e-12));
    CHECK(credited.teacher_effort == usual.teacher_effort);
    CHECK(planned({{"policy.credit_for_transfer.share", .15}}).effort > credited.effort);
    CHECK(planned({{"policy.credit_for_transfer.share", .60}}).effort ==
          planned({{"policy.credit_for_transfer.share", .15}}).effort);
}

TEST_CASE("transfers that count for promotion raise the effort of teachers, and nobody else's (L8)", "[consortium]") {
    const Programme usual = planned({});
    CHECK_THAT(usual.teacher_effort, WithinRel((.4 * (1 - .2 * .2) * .4 * 16 / 2 - .5 * .1) / 4, 1e-12));
    const Programme promoted = planned({{"policy.credit_for_transfer.teacher_weight", .2}});
    CHECK_THAT(promoted.teacher_effort - usual.teacher_effort, WithinRel(.4 * (1 - .2 * .2) * .2 * 8 / 4, 1e-12));
    CHECK(promoted.effort == usual.effort);
}

namespace {

void transferring(Schedule& step) {
    step.reset<SchoolIncome>().reset<Exchange>();
    step.each<survey_sector>("survey_sector");
    step.each<transfer>("transfer");
}

}  // namespace

TEST_CASE("a larger share for inventors raises the effort of both and leaves the school less of each fee (L9)",
          "[consortium]") {
    const Programme usual = planned({});
    const Programme generous = planned({{"policy.inventor_share", .9}});
    const Programme mean = planned({{"policy.inventor_share", 0}});
    CHECK((generous.effort > usual.effort && generous.teacher_effort > usual.teacher_effort));
    CHECK((mean.effort < usual.effort && mean.teacher_effort < usual.teacher_effort));
    CHECK_THAT(generous.teacher_effort - usual.teacher_effort, WithinRel(.4 * (1 - .2 * .2) * .8 * .4 * 16 / 2 / 4, 1e-12));

    struct Quarter {
        double fees = 0;
        double kept = 0;
    };
    const auto transfers = [](double share) {
        Played run(under({{"policy.inventor_share", share}}), play(deep_partners, transferring));
        run.until(1);
        Quarter quarter{0, static_cast<double>(all<SchoolIncome>(run)[0].fees)};
        for (const Partnership& edge : all<Partnership>(run)) quarter.fees += edge.transfer.fee;
        return quarter;
    };
    const Quarter half = transfers(.5);
    const Quarter most = transfers(.9);
    CHECK(half.fees == most.fees);  // efforts are those planned before
    CHECK_THAT(half.kept, WithinRel(.5 * half.fees, 1e-6));
    CHECK_THAT(most.kept, WithinRel(.1 * most.fees, 1e-6));
}

TEST_CASE("a stricter warning line counts more years as weak (L19)", "[consortium]") {
    const auto weak_years = [](double line) {
        const auto placed = [](Population& p) {
            deep_partners(p);
            p.agents<Programme>()[0].placement = .8;
            p.agents<Programme>()[0].weak_years = 1;
        };
        Played run(under({{"policy.closure_threshold", line}}, {{"programmes.signal_noise", 0}}),
                   play(placed, restructuring));
        run.until(1);
        return all<Programme>(run)[0].weak_years;
    };
    CHECK(weak_years(.75) == 0);
    CHECK(weak_years(.85) == 2);
}
