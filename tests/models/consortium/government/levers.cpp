// Levers of consortia and of public research: offices, appraisal, money for platforms, supervision of funds, the frontier
// (E1, E91–E95; L15, L22, L24, L25, L26).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Levers = std::map<std::string, double>;

Scenario under(const Levers& levers, const Played::Values& parameters = {}) {
    Scenario with = scenario(parameters, Quarter::q2);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

/// So many members of 60 staff, all in the association, whose owners were paid, and a rich school.
template <u32 firms>
void members(Population& p) {
    make_groups(p);
    p.agents<Region>()[0].workforce_0 = 1000;
    p.add<Firm>(firms, [](u32, Rng&) {
        Firm firm = firm_of(60, 60);
        firm.attitude.aware = firm.association = true;
        firm.books.cash = 200;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.agents<School>()[0].fund = 1000;
    p.components<DonorIncome>()[0].payout += 80;  // of which 0.08 is set aside
}

/// Forty members with one proposal of this kind and age for 20 wq, and a fund that pays its half of it.
template <u8 kind, u16 age = 3>
void one_project(Population& p) {
    members<40>(p);
    p.agents<Consortium>()[0].fund = 50;
    Project project{.to = {0}};
    project.to = {0};
    project.benefit = project.feasibility = 1;
    project.appraised = 3;  // members pledge 1.2 wq each
    project.cost = 20;
    project.age = age;
    project.kind = kind;
    project.alive = true;
    p.connect<Project>(std::vector<std::pair<u32, Project>>{{0, project}});
}

const Levers no_proposals{{"policy.consortium.discussion_office", 0}};

Levers with(Levers levers, const std::string& name, double value) {
    levers[name] = value;
    return levers;
}

struct Ended {
    Consortium consortium;
    double platforms = 0;  ///< public money for them
    double donation_relief = 0;
    i64 picked = 0;
};
Ended ended(const Levers& levers, void (*populate)(Population&)) {
    Played run(under(levers), play(populate, [](Schedule& step) {
                   step.reset<Treasury>().reset<ConsortiumFlows>();
                   consortium_affairs(step);
               }));
    run.until(1);
    const Treasury& treasury = all<Treasury>(run)[0];
    return {all<Consortium>(run)[0], static_cast<double>(treasury.platforms), static_cast<double>(treasury.donation_relief),
            all<ConsortiumFlows>(run)[0].picked.value()};
}

}  // namespace

TEST_CASE("each platform's budget pays for its own projects and for no others (L22)", "[consortium]") {
    const std::array<std::string, platforms> names{"training_base",     "talent_exchange", "research_base",
                                                   "science_education", "service_centre",  "technology_complex"};
    const auto budget = [&](u32 k) { return with(no_proposals, "policy.platform_budget." + names[k], .2); };
    const std::array<void (*)(Population&), platforms> projects{one_project<0>, one_project<1>, one_project<2>,
                                                                one_project<3>, one_project<4>, one_project<5>};
    for (u32 k = 0; k < platforms; ++k) {
        const Ended usual = ended(no_proposals, projects[k]);
        CHECK(usual.platforms == 0);
        const Ended own = ended(budget(k), projects[k]);
        CHECK_THAT(own.platforms, WithinAbs(.2 * 40, 1e-6));
        CHECK_THAT(own.consortium.fund - usual.consortium.fund, WithinAbs(10 - (20 - 8 - 4 - .08), 1e-6));
        const u32 other = (k + 1) % platforms;
        const Ended another = ended(budget(other), projects[k]);
        CHECK(another.platforms == 0);
        CHECK_THAT(another.consortium.budget[other], WithinAbs(8, 1e-9));  // waits
        CHECK(another.consortium.stock == usual.consortium.stock);
        CHECK(another.consortium.fund == usual.consortium.fund);
    }
}

TEST_CASE("a deduction for donors makes the association give more, at the price of the tax forgone (L24)", "[consortium]") {
    const Ended usual = ended(no_proposals, one_project<0>);
    CHECK(usual.donation_relief == 0);
    const Ended deducted = ended(with(no_proposals, "policy.crowdfunding.deduction", 1), one_project<0>);
    const double given = .08 * std::pow(1 - .25, -1.1);
    CHECK_THAT(deducted.donation_relief, WithinAbs(.25 * given, 1e-6));
    CHECK(deducted.consortium.stock == usual.consortium.stock);  // members pledge as much less
}

TEST_CASE("supervision keeps more of a project's money for what it is meant for (L24)", "[consortium]") {
    const auto built = [](double supervision) {
        return ended(with(no_proposals, "policy.crowdfunding.supervision", supervision), one_project<0>)
            .consortium.stock[training_base];
    };
    const double whole = 20 * 2 / (1 + std::exp(-1.0));
    CHECK_THAT(built(.3), WithinRel((1 - .15 * std::exp(-.6)) * whole, 1e-7));
    CHECK_THAT(built(0), WithinRel(.85 * whole, 1e-7));
    CHECK_THAT(built(2), WithinRel((1 - .15 * std::exp(-4.0)) * whole, 1e-7));
    CHECK(ended(no_proposals, one_project<0>).consortium.stock[training_base] == built(.3));
}

TEST_CASE("a stronger decision office picks sooner, and more at a time (L25)", "[consortium]") {
    const auto picked = [](double office, void (*populate)(Population&)) {
        return ended(with(no_proposals, "policy.consortium.decision_office", office), populate).picked;
    };
    CHECK(picked(.3, one_project<0, 2>) == 0);
    CHECK(picked(.3, one_project<0, 3>) == 1);
    CHECK(picked(1, one_project<0, 0>) == 1);
    CHECK(picked(0, one_project<0, 8>) == 0);
    const given::Governance g{.members_per_office = 40};
    CHECK((picks(.3, 400, g) == 3 && picks(1, 400, g) == 10));
}

namespace {

/// The proposals of a quarter as appraised; nothing is picked.
std::vector<Project> proposals(const Levers& levers) {
    Levers all_of_them = levers;
    all_of_them["policy.consortium.decision_office"] = 0;
    Played run(under(all_of_them), play(members<4000>, consortium_affairs));
    run.until(1);
    const auto projects = of<Project>(run, 0);
    return {projects.begin(), projects.end()};
}

/// Errors of the first appraisals are `factor` times those of the second, project by project.
void check_errors(const std::vector<Project>& one, const std::vector<Project>& other, double factor) {
    REQUIRE(one.size() == other.size());
    REQUIRE(one.size() > 10);
    for (std::size_t k = 0; k < one.size(); ++k) {
        CHECK((one[k].benefit == other[k].benefit && one[k].cost == other[k].cost && one[k].kind == other[k].kind));
        const double error = static_cast<double>(one[k].appraised) - static_cast<double>(one[k].benefit);
        const double usual = static_cast<double>(other[k].appraised) - static_cast<double>(other[k].benefit);
        CHECK_THAT(error, WithinAbs(factor * usual, 1e-6));
    }
}

}  // namespace

TEST_CASE("precision and a stronger assessment office take the noise out of appraisals, project by project (L15, L25)",
          "[consortium]") {
    const auto usual = proposals({});
    check_errors(proposals({{"policy.evaluation_precision", 3}}), usual, .25);
    check_errors(proposals({{"policy.consortium.assessment_office", 1.3}}), usual, std::exp(-1.0));
    check_errors(proposals({{"policy.evaluation_precision", 0}}), usual, 1);
}

TEST_CASE("a stronger assessment office audits more inside its consortium, and offices together lower coordination (L25)",
          "[consortium]") {
    const auto usual = ended(no_proposals, members<40>).consortium;
    CHECK(usual.assessment == .3);
    CHECK(usual.governance == 0);  // without discussion there is none
    const auto strong = ended({{"policy.consortium.assessment_office", 1}}, members<40>).consortium;
    CHECK(strong.assessment == 1);
    CHECK_THAT(strong.governance, WithinRel(governance_effectiveness({.3, 1, .3}), 1e-12));
    CHECK(strong.governance > ended({}, members<40>).consortium.governance);
    const given::Audit g{.routine = .05, .assessment_gain = .19};
    CHECK(audit_probability(0, true, 1, g) > audit_probability(0, true, .3, g));
    CHECK(audit_probability(0, false, 1, g) == audit_probability(0, false, .3, g));
}

TEST_CASE("public research moves the frontier of its industries, and at its baseline nothing (L26)", "[consortium]") {
    const auto frontier = [](double funding) {
        Played run(under({{"policy.public_research", funding}}, {{"frontier.noise", 0}}),
                   play(make_groups, [](Schedule& step) { step.each<advance_frontier>("advance_frontier"); }));
        run.until(10);
        return all<Industry>(run)[5].frontier;
    };
    CHECK_THAT(frontier(1), WithinRel(10 * .004, 1e-12));
    CHECK_THAT(frontier(2), WithinRel(10 * .004 * std::pow(2, .1), 1e-9));
    CHECK(frontier(0) == 0);
}
