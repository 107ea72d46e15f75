// Membership, projects, pledges, competition and service projects on populations small enough to count by hand (E45, E84,
// E90 to E95).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// Aware firms of 60 staff with cash, all alike; none has a partnership.
template <u32 firms>
void firms_alike(Population& p) {
    make_groups(p);
    p.agents<Region>()[0].workforce_0 = 1000;
    p.add<Firm>(firms, [](u32, Rng&) {
        Firm firm = firm_of(60, 60);
        firm.member = false;
        firm.attitude.aware = true;
        firm.books.cash = 200;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
}

u32 members_of(Played& run) {
    return static_cast<u32>(std::ranges::count_if(all<Firm>(run), [](const Firm& firm) { return firm.member; }));
}

Consortium consortium_of(Played& run) { return all<Consortium>(run)[0]; }

Scenario under(const Played::Values& parameters, const std::map<std::string, double>& levers, Quarter start = Quarter::q1) {
    Scenario with = scenario(parameters, start);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

using Levers = std::map<std::string, double>;

/// L22 of every platform, wq a quarter and member.
Levers budgets(double each) {
    Levers levers;
    for (const char* platform :
         {"training_base", "talent_exchange", "research_base", "science_education", "service_centre", "technology_complex"})
        levers[std::string("policy.platform_budget.") + platform] = each;
    return levers;
}
Levers with_cap(Levers levers, double cap) {
    levers["policy.consortium.membership_cap"] = cap;
    return levers;
}

/// Who of many asks to join under these levers.
std::vector<bool> joined(const Levers& levers) {
    const auto pledged_last_year = [](Population& p) {
        firms_alike<2000>(p);
        p.agents<Consortium>()[0].pledged = 10;
    };
    Played run(under({}, levers), play(pledged_last_year, consortium_affairs));
    run.until(1);
    std::vector<bool> members;
    for (const Firm& firm : all<Firm>(run)) members.push_back(firm.member);
    return members;
}

}  // namespace

TEST_CASE("a budget or a match of next to nothing moves nobody into a consortium, a large one many (E90, L22, L24m)",
          "[consortium]") {
    const std::vector<bool> usual = joined({});
    CHECK(joined(budgets(1e-9)) == usual);
    CHECK(joined({{"policy.crowdfunding.match", 1e-9}}) == usual);
    const auto count = [](const std::vector<bool>& members) { return std::ranges::count(members, true); };
    CHECK(count(joined(budgets(.2))) > 5 * count(usual));
    CHECK(count(joined({{"policy.crowdfunding.match", 2}})) > count(usual));
}

TEST_CASE("firms join where membership pays, and a cap keeps sitting members (E90)", "[consortium]") {
    Played costly(scenario({{"partnership.choice_noise", 0}}), play(firms_alike<50>, consortium_affairs));
    costly.until(1);
    CHECK(members_of(costly) == 0);  // nothing is built and nobody has partners: −0.3

    Played supported(
        under({{"partnership.choice_noise", 0}, {"governance.dues", .05}, {"governance.administration", .1}}, budgets(.2)),
        play(firms_alike<50>, consortium_affairs));
    supported.until(1);
    CHECK(members_of(supported) == 50);  // 0.8 wq a member and platform: 0.1·6·0.48 − 0.15

    const auto ten_sit = [](Population& p) {
        firms_alike<50>(p);
        for (u32 k = 40; k < 50; ++k) p.agents<Firm>()[k].member = true;
    };
    Played capped(under({{"partnership.choice_noise", 0}, {"governance.dues", .05}, {"governance.administration", .1}},
                        with_cap(budgets(.2), 12)),
                  play(ten_sit, consortium_affairs));
    capped.until(1);
    CHECK(members_of(capped) == 12);
    for (u32 k = 40; k < 50; ++k) CHECK(all<Firm>(capped)[k].member);
    CHECK(consortium_of(capped).members == 12);
}

TEST_CASE("dues fill the fund, which pays the offices of status quo and government the rest (E92)", "[consortium]") {
    const auto seated = [](Population& p) {
        firms_alike<80>(p);
        for (Firm& firm : p.agents<Firm>()) firm.member = true;
        p.agents<School>()[0].region = 0;
    };
    Played status_quo(scenario({}, Quarter::q2), play(seated, consortium_affairs));
    status_quo.until(1);
    CHECK_THAT(consortium_of(status_quo).fund, WithinAbs(80 * .1 / 4 - .72, 1e-9));
    CHECK_THAT(static_cast<double>(all<Treasury>(status_quo)[0].offices), WithinAbs(0, 1e-6));
    CHECK_THAT(consortium_of(status_quo).governance, WithinAbs(.410019537726, 1e-9));

    Played strong(under({},
                        {{"policy.consortium.discussion_office", 1},
                         {"policy.consortium.assessment_office", 1},
                         {"policy.consortium.decision_office", 1}},
                        Quarter::q2),
                  play(seated, consortium_affairs));
    strong.until(1);
    CHECK_THAT(static_cast<double>(all<Treasury>(strong)[0].offices), WithinAbs(2.4 - .72, 1e-6));
    CHECK_THAT(consortium_of(strong).governance, WithinAbs(1, 1e-12));
}

namespace {

/// Forty members, a rich school, and one proposal for a training base that waits since three quarters.
template <u32 cost>
void one_project(Population& p) {
    firms_alike<40>(p);
    for (Firm& firm : p.agents<Firm>()) firm.member = true;
    p.agents<School>()[0].fund = 1000;
    Project project{.to = {0}};
    project.to = {0};
    project.benefit = 1;
    project.appraised = 1;
    project.feasibility = 1;
    project.cost = cost;
    project.age = 3;
    project.kind = training_base;
    project.alive = true;
    p.connect<Project>({{0, project}});
}

}  // namespace

TEST_CASE("a project is paid in full by its sources and builds its platform (E93 to E95)", "[consortium]") {
    const auto rich = [](Population& p) {
        one_project<20>(p);
        p.agents<Consortium>()[0].fund = 50;
    };
    Played run(under({}, {{"policy.platform_budget.training_base", .2}}, Quarter::q2), play(rich, consortium_affairs));
    run.until(1);
    const Consortium c = consortium_of(run);
    // Budget 8 of 20, school 4, no association, the fund the other 8 beside dues of 1 and offices of 0.36.
    CHECK_THAT(c.fund, WithinAbs(50 + 1 - .36 - 8, 1e-6));
    CHECK_THAT(c.budget[training_base], WithinAbs(0, 1e-9));
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].platforms), WithinAbs(8, 1e-6));
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].projects), WithinAbs(4, 1e-6));
    const double invested = (1 - .15 * std::exp(-.6)) * 20 * 2 / (1 + std::exp(-1.0));
    CHECK_THAT(c.stock[training_base], WithinRel(invested, 1e-9));
    CHECK_THAT(c.intensity[training_base], WithinRel(invested / (invested + 60 * .4), 1e-9));
    CHECK(c.stock[service_centre] == 0);
    CHECK(std::ranges::none_of(all<Expenses>(run), [](const Expenses& e) { return e.pledged > 0; }));
}

TEST_CASE("a project that turns out not to be feasible costs what it costs and builds nothing (E91, E94)", "[consortium]") {
    const auto rich = [](Population& p) {
        one_project<20>(p);
        p.agents<Consortium>()[0].fund = 50;
    };
    const auto built = [&](float luck) {
        Played run(under({}, {{"policy.platform_budget.training_base", .2}}, Quarter::q2), play(rich, consortium_affairs));
        for (Project& project : all<Project>(run)) {
            project.feasibility = .6F;
            project.luck = luck;
        }
        run.until(1);
        CHECK_THAT(consortium_of(run).fund, WithinAbs(50 + 1 - .36 - 8, 1e-6));
        CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].platforms), WithinAbs(8, 1e-6));
        CHECK(all<ConsortiumFlows>(run)[0].funded.value() == 1);
        CHECK(all<ConsortiumFlows>(run)[0].failed.value() == (luck < .6F ? 0 : 1));
        return consortium_of(run).stock[training_base];
    };
    CHECK(built(.59F) > 0);
    CHECK(built(.61F) == 0);
}

TEST_CASE("a project that its sources cannot fill fails and costs nobody anything (E93)", "[consortium]") {
    Played run(scenario({}, Quarter::q2), play(one_project<2000>, consortium_affairs));
    run.until(1);
    const Consortium c = consortium_of(run);
    CHECK_THAT(c.fund, WithinAbs(1 - .36, 1e-9));
    CHECK(c.stock[training_base] == 0);
    CHECK(all<ConsortiumFlows>(run)[0].picked.value() == 1);
    CHECK(all<ConsortiumFlows>(run)[0].funded.value() == 0);
    CHECK(std::ranges::none_of(all<Expenses>(run), [](const Expenses& e) { return e.pledged > 0; }));
}

TEST_CASE("pledges with their match fill exactly the gap (E93)", "[consortium]") {
    const auto gap_of_two = [](Population& p) {
        one_project<10>(p);
        p.agents<Consortium>()[0].fund = 6.36 - 1;  // 5 after dues and offices can be spent: half of the cost
    };
    Played run(under({}, {{"policy.crowdfunding.match", .5}}, Quarter::q2), play(gap_of_two, consortium_affairs));
    run.until(1);
    double pledged = 0;
    for (const Expenses& expenses : all<Expenses>(run)) pledged += expenses.pledged;
    CHECK_THAT(pledged, WithinAbs(2, 1e-6));  // 10 − 2 of the school − 5 = 3: 2 pledged, 1 added
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].matched_pledges), WithinAbs(1, 1e-6));
    CHECK(all<ConsortiumFlows>(run)[0].funded.value() == 1);
}

TEST_CASE("without a decision office nothing is picked, and what waits too long lapses (E91)", "[consortium]") {
    Played run(
        under({}, {{"policy.consortium.decision_office", 0}, {"policy.consortium.discussion_office", 0}}, Quarter::q2),
        play(one_project<20>, consortium_affairs));
    run.until(2);
    CHECK(of<Project>(run, 0).size() == 1);
    run.until(12);  // four quarters of delay and eight of patience, of which three had passed
    CHECK(consortium_of(run).stock[training_base] == 0);
    CHECK(std::ranges::none_of(of<Project>(run, 0), [](const Project& project) { return project.alive; }));
}

TEST_CASE("more of the discussion office brings more proposals (L25)", "[consortium]") {
    const auto seated = [](Population& p) {
        firms_alike<400>(p);
        for (Firm& firm : p.agents<Firm>()) firm.member = true;
    };
    const auto proposed = [&](double office) {
        Played run(under({}, {{"policy.consortium.discussion_office", office}, {"policy.consortium.decision_office", 0}},
                         Quarter::q2),
                   play(seated, consortium_affairs));
        run.until(1);
        return all<ConsortiumFlows>(run)[0].proposed.value();
    };
    CHECK(proposed(0) == 0);
    CHECK(proposed(2) > proposed(.3));
}

TEST_CASE("a tenth of those sent bring their programme a medal, at most two count (E45)", "[consortium]") {
    const auto classroom = [](Population& p) {
        firms_alike<1>(p);
        p.add<Programme>(1, [](u32, Rng&) {
            Programme programme = programme_of(4000);
            programme.learning_rate = .12;  // three weeks of it add 0.03
            return programme;
        });
        p.add<Person>(10000, [](u32 k, Rng&) {
            Person student = person_of(Status::student);
            student.programme = Id<Programme>{0};
            student.skill = k < 800 ? 1.5F : 1.F;  // the best 8 %
            return student;
        });
    };
    Played run(scenario({}, Quarter::q4), play(classroom, competition));
    run.until(1);
    const auto persons = all<Person>(run);
    u32 better = 0;
    for (u32 k = 0; k < 10000; ++k) better += persons[k].skill == (k < 800 ? 1.5F + .03F : 1.F) ? 1 : 0;
    CHECK(better == 10000);
    CHECK_THAT(static_cast<double>(all<Prizes>(run)[0].medals), WithinAbs(80, 34));  // 4 sd
    CHECK(all<Programme>(run)[0].medals == 2);
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].prizes), WithinAbs(800 * .05, 1e-6));
    CHECK(all<Prizes>(run)[0].winners.value() == 800);
}

namespace {

/// Many small firms behind the frontier, without partners, in a region with a strong service centre.
void small_firms(Population& p) {
    firms_alike<4000>(p);
    for (Firm& firm : p.agents<Firm>()) {
        firm.attitude.aware = false;
        firm.knowledge.absorption = .6;
        firm.revenue = 60;
    }
    p.agents<Industry>()[0].frontier = 2;
    p.agents<Consortium>()[0].intensity[service_centre] = .5;
}

i64 services_at(double voucher) {
    Played run(under({}, {{"policy.service_voucher", voucher}}), play(small_firms, services));
    run.until(1);
    const auto firms = all<Firm>(run);
    const auto contacted = std::ranges::count_if(firms, [](const Firm& firm) { return firm.attitude.aware; });
    CHECK_THAT(static_cast<double>(contacted) / 4000, WithinAbs(.05, .014));
    const i64 bought = all<InnovationCount>(run)[0].services.value();
    CHECK(std::ranges::count_if(all<Expenses>(run), [](const Expenses& e) { return e.service > 0; }) ==
          (voucher < 1 ? bought : 0));
    CHECK_THAT(static_cast<double>(all<SchoolIncome>(run)[0].services), WithinAbs(2.0 * static_cast<double>(bought), 1e-6));
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].service_voucher),
               WithinAbs(2 * voucher * static_cast<double>(bought), 1e-6));
    return bought;
}

}  // namespace

TEST_CASE("a voucher makes more small firms buy a service project, and government pays its part (E84, L23)",
          "[consortium]") {
    const i64 none = services_at(0);
    const i64 half = services_at(.5);
    const i64 whole = services_at(1);
    CHECK(none < half);
    CHECK(half < whole);
}
