// Graduation, order placement and enrolment on populations small enough to count by hand (E51, E53).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

/// Graduates of one programme who all offer themselves to a partner: no further study, retention 1, as many seats as heads.
template <u32 graduates>
void graduating_class(Population& p, std::vector<Firm> firms, std::vector<double> seats) {
    make_groups(p);
    p.add<Firm>(static_cast<u32>(firms.size()), [&](u32 k, Rng&) { return firms[k]; });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.graduating = graduates;
        return programme;
    });
    std::vector<std::pair<u32, Partnership>> partners;
    for (u32 k = 0; k < seats.size(); ++k) {
        Partnership edge{.to = {0}};
        edge.to = {0};
        edge.agreed.depth = .5F;
        edge.agreed.seats = static_cast<float>(seats[k]);
        edge.alive = true;
        partners.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(partners));
    p.add<Person>(graduates, [](u32, Rng&) {
        Person student = person_of(Status::student);
        student.programme = Id<Programme>{0};
        student.spell = 11;  // of 12 quarters
        return student;
    });
}

const Played::Values all_offer{{"partnership.retention_base", 1},
                               {"partnership.retention_depth", 0},
                               {"graduation.further_study_higher", 0},
                               {"entry.founders", .000001}};

u32 placed_with(Played& run, u32 firm) {
    return static_cast<u32>(std::ranges::count_if(all<Person>(run), [firm](const Person& person) {
        return person.status == Status::employed && (*person.employer).slot == firm && person.has(order_firm);
    }));
}

}  // namespace

TEST_CASE("a firm takes the graduates it ordered until it has 3 % more than it wants (E53)", "[consortium]") {
    const auto populate = [](Population& p) { graduating_class<10>(p, {firm_of(100, 100)}, {10}); };
    Played run(scenario(all_offer, Quarter::q2), play(populate, graduation));
    run.until(1);
    CHECK(placed_with(run, 0) == 3);  // 100, 101 and 102 are below 103
    CHECK(all<Firm>(run)[0].staff == 103);
    CHECK(all<Workforce>(run)[0].hires == 3);
    CHECK(of<Partnership>(run, 0)[0].staff.hires == 3);
    CHECK(all<FirmFlows>(run)[0].order_placements.value() == 3);
    for (const Person& person : all<Person>(run)) CHECK(person.match == (person.has(order_firm) ? 8 : 0));  // 0.04 + 0.08·½
    u32 left = 0;
    for (const Person& person : all<Person>(run)) {
        CHECK(person.spell == 0);
        CHECK(person.has(vet));
        if (person.status != Status::unemployed) continue;
        ++left;
        CHECK((person.has(graduate) && person.has(fresh) && !person.has(order_firm)));
    }
    CHECK(left == 7);
}

TEST_CASE("nobody is placed with a firm that has enough, without seats, or before the course is over (E53)",
          "[consortium]") {
    const auto full = [](Population& p) { graduating_class<10>(p, {firm_of(103, 100)}, {10}); };
    const auto no_seats = [](Population& p) { graduating_class<10>(p, {firm_of(50, 100)}, {0}); };
    const auto too_early = [](Population& p) {
        graduating_class<10>(p, {firm_of(50, 100)}, {10});
        for (Person& student : p.agents<Person>()) student.spell = 10;
    };
    for (const auto populate : {+full, +no_seats, +too_early}) {
        Played run(scenario(all_offer, Quarter::q2), play(populate, graduation));
        run.until(1);
        CHECK(placed_with(run, 0) == 0);
    }
    Played run(scenario(all_offer, Quarter::q2), play(too_early, graduation));
    run.until(1);
    for (const Person& student : all<Person>(run)) CHECK(student.status == Status::student);
}

TEST_CASE("graduates offer themselves by seats, and only as many as there are seats for (E53)", "[consortium]") {
    // 3000 graduates, 450 and 150 seats: a fifth of them offers itself, three quarters of these to the first firm.
    const auto populate = [](Population& p) { graduating_class<3000>(p, {firm_of(10, 1e6), firm_of(10, 1e6)}, {450, 150}); };
    Played run(scenario(all_offer, Quarter::q2), play(populate, graduation));
    run.until(1);
    const double first = placed_with(run, 0);
    const double second = placed_with(run, 1);
    CHECK_THAT(first, WithinAbs(450, 4 * std::sqrt(3000 * .15 * .85)));
    CHECK_THAT(second, WithinAbs(150, 4 * std::sqrt(3000 * .05 * .95)));
}

TEST_CASE("a graduate gets a job in the own field or in the nearest that the firm's industry uses (E53)", "[consortium]") {
    const auto populate = [](Population& p) {
        graduating_class<2>(p, {firm_of(10, 100)}, {2});
        // The industry uses fields 0 and 5; 4 is nearer to 5, 0 is its own.
        Industry& industry = p.agents<Industry>()[0];
        industry.field_share = {.5F, 0, 0, 0, 0, .5F};
        p.agents<Person>()[0].field = 4;
    };
    Played run(scenario(all_offer, Quarter::q1), play(populate, graduation));
    run.until(2);
    CHECK(all<Person>(run)[0].job_field == 5);
    CHECK(all<Person>(run)[1].job_field == 0);
    CHECK(all<Person>(run)[1].wage == all<Person>(run)[1].start_wage);
    CHECK_THAT(static_cast<double>(all<Person>(run)[1].wage), WithinAbs(std::exp(.4 * .08), 1e-5));
    CHECK(all<Person>(run)[0].wage < all<Person>(run)[1].wage);
}

namespace {

void autumn(Schedule& step) {
    step.reset<PersonFlows>();
    enrolment(step);
}

/// 4 × 0.0125 × 2000 = 100 young people a year, and programmes of these capacities.
void school_year(Population& p, const std::vector<double>& capacities) {
    make_groups(p);
    p.agents<Region>()[0].workforce_0 = 2000;
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(1, 1); });
    make_school(p);
    p.add<Programme>(static_cast<u32>(capacities.size()),
                     [&](u32 k, Rng&) { return programme_of(capacities[k], static_cast<u8>(k)); });
}

Played::Values all_vocational(double share = 1) {
    return {{"labour.retirement", .0125}, {"enrolment.vocational_share", share}};
}

u32 students_of(Played& run, u32 programme) {
    return static_cast<u32>(std::ranges::count_if(all<Person>(run), [programme](const Person& person) {
        return person.status == Status::student && (*person.programme).slot == programme;
    }));
}

}  // namespace

TEST_CASE("everybody finds a place while there are places, and no programme takes more than it has (E51)", "[consortium]") {
    const auto populate = [](Population& p) { school_year(p, {40.7, 40.2, 30.9}); };  // 110 places
    for (u32 replicate = 0; replicate < 20; ++replicate) {
        Played run(scenario(all_vocational(), Quarter::q3), play(populate, autumn), replicate);
        run.until(1);
        const std::array<u32, 3> places{40, 40, 30};
        u32 placed = 0;
        for (u32 k = 0; k < 3; ++k) {
            CHECK(students_of(run, k) <= places[k]);
            CHECK(students_of(run, k) == all<Programme>(run)[k].enrolled);
            CHECK(all<Programme>(run)[k].students == all<Programme>(run)[k].enrolled);
            placed += students_of(run, k);
        }
        CHECK(placed == 100);
        for (const Person& person : all<Person>(run)) {
            CHECK((person.has(vet) && !person.has(entrant)));
            CHECK(person.field == (*person.programme).slot);
            CHECK_THAT(static_cast<double>(person.skill), WithinAbs(.25 * static_cast<double>(person.ability), 1e-6));
        }
    }
}

TEST_CASE("when places run out all are filled and the others go to work (E51, E54)", "[consortium]") {
    const auto populate = [](Population& p) { school_year(p, {30, 20, 10}); };
    Played run(scenario(all_vocational(), Quarter::q3), play(populate, autumn));
    run.until(1);
    CHECK(students_of(run, 0) == 30);
    CHECK(students_of(run, 1) == 20);
    CHECK(students_of(run, 2) == 10);
    u32 at_work = 0;
    for (const Person& person : all<Person>(run)) {
        if (person.status == Status::student) continue;
        ++at_work;
        CHECK(person.status == Status::unemployed);
        CHECK(person.skill == .85F);
        CHECK(!person.programme);
        CHECK(!person.has(entrant));
    }
    CHECK(at_work == 40);
}

TEST_CASE("a closed programme takes nobody and the rest of a cohort joins the workforce at once (E51, E54)",
          "[consortium]") {
    const auto populate = [](Population& p) {
        school_year(p, {100, 100});
        p.agents<Programme>()[1].state = ProgrammeState::closing;
    };
    Played run(scenario(all_vocational(.65), Quarter::q3), play(populate, autumn));
    run.until(1);
    CHECK(students_of(run, 0) == 65);
    CHECK(students_of(run, 1) == 0);
    CHECK(all<Person>(run).size() == 100);
    Played other_quarter(scenario(all_vocational(.65), Quarter::q4), play(populate, autumn));
    other_quarter.until(1);
    CHECK(all<Person>(other_quarter).size() == 0);
}

namespace {

/// A class that finishes at a school of one type, and a programme of another with places for some of it.
void two_levels(Population& p, SchoolType from, SchoolType to, u32 graduates, double places) {
    graduating_class<1>(p, {firm_of(1, 1)}, {});
    p.agents<Programme>()[0].type = from;
    Programme upper = programme_of(places);
    upper.type = to;
    upper.length = course_length(to);
    upper.learning_rate = .05;
    p.add<Programme>(1, [&](u32, Rng&) { return upper; });
    const Person first = p.agents<Person>()[0];
    p.add<Person>(graduates - 1, [&](u32, Rng&) { return first; });
    p.agents<Programme>()[0].state = ProgrammeState::closing;  // nobody begins there
}

void spring_and_autumn(Schedule& step) {
    step.reset<PersonFlows>().reset<Classes>();
    step.each_where<enrolled, study>("study");
    step.each<count_class>("count_class");
    graduation(step);
    enrolment(step);
}

u32 count(Played& run, Status status) {
    return static_cast<u32>(std::ranges::count(all<Person>(run), status, &Person::status));
}

const Played::Values nobody_leaves{{"graduation.drop_out", 0}, {"labour.retirement", 0}, {"entry.founders", .000001}};

}  // namespace

TEST_CASE(
    "a fifth of the graduates of higher schools want to study on, as many as there are places do, the others work (E54)",
    "[consortium]") {
    constexpr u32 graduates = 2000;
    const auto populate = [](Population& p) {
        two_levels(p, SchoolType::higher, SchoolType::university, graduates, 150);
        for (Person& person : p.agents<Person>()) person.spell = 10;
    };
    Played run(scenario(nobody_leaves, Quarter::q2), play(populate, spring_and_autumn));
    run.until(1);
    const u32 waiting = count(run, Status::out);
    CHECK_THAT(waiting, WithinAbs(.2 * graduates, 4 * std::sqrt(.2 * .8 * graduates)));
    CHECK(count(run, Status::unemployed) == graduates - waiting);
    run.until(2);
    CHECK(count(run, Status::out) == 0);
    CHECK(count(run, Status::student) == 150);
    CHECK(all<Programme>(run)[1].students == 150);
    CHECK(count(run, Status::unemployed) == graduates - 150);
    u32 refused = 0;
    for (const Person& person : all<Person>(run)) {
        if (person.status == Status::student)
            CHECK(((*person.programme).slot == 1 && person.spell == 8 && person.skill == 1));
        refused += person.graduated > 0 && !person.has(fresh) ? 1 : 0;
    }
    CHECK(refused == waiting - 150);
}

TEST_CASE("who studies on learns for two years as others do, and comes back with it (E54)", "[consortium]") {
    const auto populate = [](Population& p) {
        two_levels(p, SchoolType::higher, SchoolType::university, 100, 150);
        for (Person& person : p.agents<Person>()) person.spell = 10;
    };
    Played::Values all_go_on = nobody_leaves;
    all_go_on["graduation.further_study_higher"] = 1;
    Played run(scenario(all_go_on, Quarter::q2), play(populate, spring_and_autumn));
    run.until(8);  // Q2 … Q1 of the second year
    CHECK(count(run, Status::student) == 100);
    run.until(9);
    CHECK(count(run, Status::unemployed) == 100);
    for (const Person& person : all<Person>(run)) {
        CHECK_THAT(static_cast<double>(person.skill), WithinAbs(1 + 7 * .05, 1e-5));
        CHECK(person.graduated == 0);  // a graduate of the university is none of a vocational school
    }
}

TEST_CASE("who goes on from a secondary school leaves it and enters a higher vocational one (E54)", "[consortium]") {
    const auto populate = [](Population& p) {
        two_levels(p, SchoolType::secondary, SchoolType::higher, 100, 150);
        for (Person& person : p.agents<Person>()) person.spell = 10;
    };
    Played::Values all_go_on = nobody_leaves;
    all_go_on["graduation.further_study_secondary"] = 1;
    all_go_on["graduation.further_study_higher"] = 0;
    Played run(scenario(all_go_on, Quarter::q2), play(populate, spring_and_autumn));
    run.until(2);
    CHECK(all<Programme>(run)[1].enrolled == 100);
    CHECK(all<FurtherStudy>(run)[0].applicants.value() == 100);
    run.until(3);
    CHECK(all<Programme>(run)[0].students == 0);
    CHECK(all<Programme>(run)[1].students == 100);
    run.until(9);
    for (const Person& person : all<Person>(run)) {
        CHECK(person.status == Status::unemployed);
        CHECK((*person.programme).slot == 1);
        CHECK((person.has(graduate) && person.graduated > 0));
    }
}
