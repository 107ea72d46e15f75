// Students, programmes, funds and transfers on populations small enough to count by hand (E40–E46b, E52, E80, E81).
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 class_size = 30'000;

void one_quarter_of_study(Schedule& step) {
    step.reset<Classes>();
    step.each<plan_teaching>("plan_teaching");
    step.each_where<enrolled, study>("study");
    step.each<count_class>("count_class");
}

/// A class in its last year but one quarter, half of it, and in its first quarter, the other half; no partners.
void a_class(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(1, 1); });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.students = class_size;
        programme.teachers = class_size / 18.0;
        programme.dual_qualified = .3;
        programme.equipment = .4;
        programme.vintage = .1;
        return programme;
    });
    p.add<Person>(class_size, [](u32 k, Rng&) {
        Person student = person_of(Status::student);
        student.programme = Id<Programme>{0};
        student.skill = .25F;
        student.spell = k % 2 == 0 ? 10 : 0;
        return student;
    });
}

}  // namespace

TEST_CASE("a quarter at school adds what lectures, projects and simulation teach, and three in a thousand leave (E40, E52)",
          "[consortium]") {
    Played run(scenario({}), play(a_class, one_quarter_of_study));
    run.until(1);
    u32 left = 0;
    u32 finishing = 0;
    for (const Person& person : all<Person>(run)) {
        if (person.status == Status::unemployed) {  // with at least the skill of an untrained worker
            ++left;
            CHECK(person.skill == .6F);
            CHECK_THAT(static_cast<double>(person.vintage), WithinAbs(.1, 1e-7));
            CHECK(person.spell == 0);
            continue;
        }
        // 1/12 [0.81 + 0.15 × 1.2 + 0.04 × 1.25], the ratio being that of reference and nobody busy with transfer.
        CHECK_THAT(static_cast<double>(person.skill), WithinAbs(.25 + 1.04 / 12, 1e-6));
        CHECK((person.spell == 11 || person.spell == 1));
        finishing += person.spell == 11 ? 1 : 0;
    }
    CHECK_THAT(left / double{class_size}, WithinAbs(.003, 4 * std::sqrt(.003 / class_size)));
    const Programme& programme = all<Programme>(run)[0];
    CHECK(programme.students == class_size - left);
    CHECK(programme.graduating == finishing);
    CHECK(programme.student_effort == 0);
    // Teachers are ready for transfer before there is a partner: 0.4 × 0.4 × 16/2 less no load, over 4.
    CHECK_THAT(programme.teacher_effort, WithinAbs(.32, 1e-12));
}

namespace {

void renewal(Schedule& step) {
    step.reset<SchoolCosts>();
    renew_programmes(step);
    step.each<settle_fund>("settle_fund");
}

/// One programme of a school with a fund of 100, in money of which the unit is 2; its partner lends technology 0.5 at depth
/// ½.
void a_school(Population& p) {
    make_groups(p);
    p.agents<Economy>()[0].wage = 2;
    for (Cell& cell : p.agents<Cell>()) cell.mean_technology = .2;
    p.add<Firm>(1, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.knowledge.technology = .5;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.agents<School>()[0].fund = 100;
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.students = 180;
        programme.teachers = 10;  // 18 students each, the reference
        programme.dual_qualified = .3;
        programme.equipment = .5;
        return programme;
    });
    Partnership edge{.to = {0}};
    edge.to = {0};
    edge.agreed.depth = .5F;
    edge.agreed.seats = 18;  // cost scale 2
    edge.alive = true;
    p.connect<Partnership>(std::vector<std::pair<u32, Partnership>>{{0, edge}});
    p.components<SchoolIncome>()[0].fees += 3.0;
}

}  // namespace

TEST_CASE("a school's fund gets income and fees, pays teachers, running cost and equipment (E44b, E46b)", "[consortium]") {
    Played run(scenario({{"teachers.ratio_higher", 18}}), play(a_school, renewal));
    run.until(1);
    const Programme& programme = all<Programme>(run)[0];
    CHECK_THAT(programme.teachers, WithinAbs(9.8 + .2, 1e-12));  // leavers of 2 % replaced
    const double equipment = .02 * 100;                          // of the fund, money
    const double income = .25 * .8 * 180 * 2;
    const double pay = 1.5 * 10 * 2;
    const double running = .1 * 180 * 2;
    CHECK_THAT(all<School>(run)[0].fund, WithinAbs(100 + income + 3 - pay - running - equipment, 1e-5));
    const double donated = .10 * (2.5 + 6 * .25 * 2) / 4;
    CHECK_THAT(programme.equipment, WithinAbs(.975 * .5 + (equipment / 2 + donated) / 180, 1e-12));
    CHECK_THAT(programme.dual_qualified, WithinAbs(.3 - .005 * .3, 1e-12));  // no part-timers
    CHECK_THAT(programme.social_trainers, WithinAbs(.05 * .2 * 10, 1e-12));  // a fifth of firms are associated
    CHECK(programme.edges == 1);
    // 180 students for 10 + 0.05 heads; one partner adds 0.05 for each ten teachers.
    CHECK_THAT(programme.load, WithinAbs(180 / 10.05 / 18 - 1 + .05 * 1 / 10, 1e-12));
}

TEST_CASE("schools short of teachers by the published ratios are loaded, and social trainers need an association (E44)",
          "[consortium]") {
    // 27.9 students for a teacher in higher vocational colleges, 18 in a college in good order: half of a load and more.
    const auto staffed = [](Population& p) {
        a_school(p);
        p.agents<Programme>()[0].students = 279;
    };
    Played run(scenario({{"population.association_share", 0}}), play(staffed, renewal));
    run.until(1);
    const Programme& programme = all<Programme>(run)[0];
    CHECK_THAT(programme.teachers, WithinAbs(10, 1e-12));  // as many as such a college has
    CHECK(programme.social_trainers == 0);
    CHECK_THAT(programme.load, WithinAbs(27.9 / 18 - 1 + .05 / 10, 1e-12));
    Played better(scenario({{"teachers.ratio_higher", 18}, {"population.association_share", 0}}), play(staffed, renewal));
    better.until(40);
    CHECK(all<Programme>(better)[0].load < .1);
}

TEST_CASE("the curriculum follows the partner by effective depth and the field for the rest (E43)", "[consortium]") {
    Played run(scenario({}), play(a_school, renewal));
    run.until(1);
    const double deep = 1 - std::exp(-.35 * .5);
    const double target = deep * .5 + (1 - deep) * .2;
    CHECK_THAT(all<Programme>(run)[0].vintage, WithinAbs((.03 + .10 * deep + .02 * .3) * target, 1e-12));
}

namespace {

constexpr u32 pairs = 20'000;

void transfers(Schedule& step) {
    step.reset<SchoolIncome>().reset<Exchange>();
    step.each<survey_sector>("survey_sector");
    step.each<transfer>("transfer");
    step.each<remember>("remember");
}

/// Firms alike, each with a partnership of depth ½ with one programme; without profiles δ = ½ and g = 1.
void partners(Population& p) {
    make_groups(p);
    Industry& industry = p.agents<Industry>()[0];
    industry.frontier = .4;
    industry.mean_technology = .1;
    p.add<Firm>(pairs, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.revenue = 125;
        firm.knowledge.absorption = .5;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.student_effort = .2;
        programme.teacher_effort = .3;
        return programme;
    });
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < pairs; ++k) {
        Partnership edge{.to = {0}};
        edge.to = {0};
        edge.agreed.depth = .5F;
        edge.alive = true;
        edges.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(edges));
}

}  // namespace

TEST_CASE("transfers come at their hazard, and the school keeps its part of the fees (E80, E81)", "[consortium]") {
    Played run(scenario({}), play(partners, transfers));
    run.until(1);
    const double probability = 1 - std::exp(-.14 * .5 * .5 * 1 * (.5 + .2 + .3));
    const double gap = .25;
    const double gain = .10 * (1 + .5 * .5) * gap;
    const double worth = gain * 125 * vectors::rules().gains->technology;
    const double memory = vectors::given_default<given::Belief>().memory;
    // Of ln y it adds 0.6 × (1 − 0.4) + 0.4 × (1 − 0.94²); prices pass a quarter of that on, and shares move by 0.02 of it.
    const double lead = gain * (.36 + .4 * (1 - .94 * .94));
    const double booked = 125 * (.75 * lead + .25 * .02 * .25 * lead) / 1.25;
    u32 events = 0;
    u32 below_half = 0;
    double fees = 0;
    for (const Partnership& edge : all<Partnership>(run)) {
        if (edge.transfer.gain == 0) {
            CHECK(edge.learnt.trust == .05F);
            CHECK(edge.learnt.realised == 0);
            continue;
        }
        ++events;
        fees += edge.transfer.fee;
        CHECK_THAT(static_cast<double>(edge.transfer.gain), WithinAbs(gain, 1e-7));
        CHECK_THAT(static_cast<double>(edge.transfer.worth), WithinAbs(worth, 1e-5));
        CHECK(edge.transfer.fee <= .5 * worth + 1e-9);
        below_half += edge.transfer.fee < .5 * worth - 1e-9 ? 1 : 0;
        CHECK_THAT(static_cast<double>(edge.learnt.trust), WithinAbs(.10 + .05 * .90, 1e-6));
        CHECK_THAT(static_cast<double>(edge.learnt.realised), WithinAbs(memory * booked, 1e-5));
    }
    CHECK_THAT(events / double{pairs}, WithinAbs(probability, 4 * std::sqrt(probability / pairs)));
    // A fee of median 16 and log-sd 1.2 lies below half the worth, 3.516, with probability Φ(ln(3.516/16)/1.2) = 0.1034.
    CHECK_THAT(below_half / static_cast<double>(events), WithinAbs(.1034, 4 * std::sqrt(.08 / events)));
    CHECK_THAT(static_cast<double>(all<SchoolIncome>(run)[0].fees), WithinAbs(.5 * fees, 1e-3));
}

TEST_CASE("a firm ahead of what a programme can pass on learns nothing from it (E81)", "[consortium]") {
    const auto ahead = [](Population& p) {
        partners(p);
        for (Firm& firm : p.agents<Firm>()) firm.knowledge.technology = .26;
    };
    Played run(scenario({}), play(ahead, transfers));
    run.until(1);
    CHECK(std::ranges::all_of(all<Partnership>(run), [](const Partnership& edge) { return edge.transfer.gain == 0; }));
    CHECK(static_cast<double>(all<SchoolIncome>(run)[0].fees) == 0);
}
