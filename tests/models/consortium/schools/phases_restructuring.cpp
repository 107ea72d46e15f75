// Schools that open, resize and close programmes, and what entrants know of it, on populations small enough to count by hand
// (E50, E55 to E57).
#include "tests/models/consortium/schools/one_school.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <numeric>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// Half of the fields, the odd ones, have ninety vacancies for each of the other fields.
void make_odd_fields_scarce(Population& p) {
    for (u32 f = 0; f < p.agents<Cell>().size(); ++f) {
        Cell& cell = p.agents<Cell>()[f];
        cell.vacancies = f % 2 == 1 ? 9000 : 100;
        cell.unemployed = 100;
        cell.past_vacancies.fill(static_cast<float>(cell.vacancies));
        cell.past_unemployed.fill(100);
    }
}

/// Field 0 is taught; others are scarce, and the school has money.
template <u32 fund>
void rich_school(Population& p) {
    school_of(p, {0});
    make_odd_fields_scarce(p);
    p.agents<School>()[0].fund = fund;
}

/// A replicate in which one of the three fields that the school looks at is scarce.
constexpr u32 lucky = 2;

}  // namespace

TEST_CASE("a school opens a programme where graduates are scarce, after approval, and one a year (E56)", "[consortium]") {
    Played run(scenario(no_noise), play(rich_school<100>, only_restructuring), lucky);
    run.until(1);
    REQUIRE(programmes_of(run).size() == 2);
    const Programme entered = programmes_of(run)[1];
    CHECK(entered.state == ProgrammeState::pipeline);
    CHECK(entered.field % 2 == 1);
    CHECK(entered.capacity == 30);
    CHECK(entered.teachers == 2);
    CHECK(entered.approval == 4);
    CHECK(entered.placement == .9);
    const u32 apart = std::min<u32>(entered.field, 20U - entered.field);
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].start_ups),
               WithinAbs(40 * (.5 + .5 * std::min(1.0, apart / 4.0)), 1e-6));
    CHECK(all<School>(run)[0].programmes == 1);
    run.until(4);
    CHECK(programmes_of(run)[1].state == ProgrammeState::pipeline);
    run.until(5);
    CHECK(programmes_of(run)[1].state == ProgrammeState::open);
    CHECK(all<ProgrammeFlows>(run)[0].opened.value() == 1);
    CHECK(all<School>(run)[0].programmes == 2);
    for (u32 year = 1; year < 20; ++year) {
        const std::size_t before = programmes_of(run).size();
        run.until(5 + 4 * year);
        CHECK(programmes_of(run).size() <= before + 1);
    }
    CHECK(programmes_of(run).size() <= 12);  // the most a school has
}

TEST_CASE("a school looks at three fields, each as likely as another (E56)", "[consortium]") {
    constexpr u32 times = 400;
    u32 opened = 0;
    for (u32 replicate = 0; replicate < times; ++replicate) {
        Played run(scenario(no_noise), play(rich_school<100>, only_restructuring), replicate);
        run.until(1);
        opened += programmes_of(run).size() == 2 ? 1 : 0;
    }
    const double expected = 1 - 9. * 8 * 7 / (19. * 18 * 17);  // ten of nineteen are scarce
    CHECK_THAT(heads(opened) / times, WithinAbs(expected, 4 * std::sqrt(expected * (1 - expected) / times)));
}

TEST_CASE("shorter approval opens a programme sooner (L18)", "[consortium]") {
    Played run(under(no_noise, {{"policy.approval_lag", 2}}), play(rich_school<100>, only_restructuring), lucky);
    run.until(2);
    CHECK(programmes_of(run)[1].state == ProgrammeState::pipeline);
    run.until(3);
    CHECK(programmes_of(run)[1].state == ProgrammeState::open);
}

TEST_CASE("a school without money opens nothing, a grant pays for a strategic field and is booked (E56, L20)",
          "[consortium]") {
    Played poor(scenario(no_noise), play(rich_school<0>, only_restructuring));
    poor.until(1);
    CHECK(programmes_of(poor).size() == 1);

    // No field is scarce: only the grant makes an appraisal positive.
    const auto balanced = [](Population& p) {
        school_of(p, {0});
        p.agents<School>()[0].fund = 100;
    };
    Played without(scenario(no_noise), play(balanced, only_restructuring));
    without.until(1);
    CHECK(programmes_of(without).size() == 1);
    Played with(under(no_noise, {{"policy.strategic_start_up_grant", 45}}), play(balanced, only_restructuring));
    with.until(5);  // three fields are looked at each year, strategic ones are few
    const Derived t = make_derived(with.world.inputs());
    double booked = 0;
    for (const Programme& p : programmes_of(with).subspan(1)) {
        CHECK(t.strategic_field[p.field] != 0);
        booked += 45;
    }
    CHECK(booked > 0);
}

TEST_CASE("a region's places are 1.15 for each entrant, whatever schools want (E56)", "[consortium]") {
    const auto three = [](Population& p) { school_of(p, {0, 1, 2}); };
    Played run(scenario({}), play(three, only_restructuring));
    run.until(1);
    double places = 0;
    for (const Programme& p : programmes_of(run)) places += p.state == ProgrammeState::open ? p.capacity : 0.0;
    CHECK_THAT(places, WithinRel(1.15 * 4 * .0066 * 1000 * .65, 1e-9));
}

TEST_CASE("places move to scarce fields, and by the forecast where it is published (E56, L17)", "[consortium]") {
    const auto two = [](Population& p) {
        school_of(p, {0, 1});
        make_odd_fields_scarce(p);
    };
    Played run(scenario(no_noise), play(two, only_restructuring));
    run.until(1);
    CHECK(programmes_of(run)[1].capacity > programmes_of(run)[0].capacity);

    // Balanced markets, but industry 0, which wants field 0 alone, grows.
    const auto growing = [](Population& p) {
        school_of(p, {0, 1});
        p.agents<Firm>()[0].staff = 1000;
        p.agents<Firm>()[0].wanted = 1200;
        p.agents<Sector>()[0].past = {1000, 1000};
    };
    const auto larger = [&](double planning) {
        Played one(under(no_noise, {{"policy.planning_information", planning}}), play(growing, only_restructuring));
        one.until(1);
        CHECK(all<Region>(one)[0].forecast[0] > all<Region>(one)[0].forecast[1]);
        CHECK_THAT(static_cast<double>(all<Treasury>(one)[0].planning), WithinAbs(2 * planning, 1e-6));
        return programmes_of(one)[0].capacity / programmes_of(one)[1].capacity;
    };
    CHECK(larger(0) == 1);
    CHECK(larger(1) > 1);
    CHECK(larger(.5) > 1);
}

TEST_CASE("the forecast weighs posts to fill against who will want them (E55b)", "[consortium]") {
    const auto one_industry = [](Population& p) {
        school_of(p, {0, 1});
        p.agents<Firm>()[0].staff = 1000;
        p.agents<Firm>()[0].wanted = 1000;
        for (Cell& cell : p.agents<Cell>()) {
            cell.vacancies = 30;
            cell.unemployed = 20;
            cell.past_vacancies.fill(30);
            cell.past_unemployed.fill(20);
        }
    };
    Played run(scenario(no_noise), play(one_industry, only_restructuring));
    run.until(1);
    const double posts = 12 * 1000 * .0066;
    const double others = 12 * .0066 * 1000 * .35 / 20;
    std::array<double, 3> log_shortage{std::log((30 + posts + 1) / (1 + 20 + 100 + others)),  // field 0: posts, a class
                                       std::log(31 / (1 + 20 + 100 + others)),                // field 1: a class
                                       std::log(31 / (1 + 20 + others))};                     // the other eighteen
    const double mean = (log_shortage[0] + log_shortage[1] + 18 * log_shortage[2]) / 20;  // nobody's job has been counted
    for (u32 f = 0; f < 3; ++f) {
        CHECK_THAT(static_cast<double>(all<Region>(run)[0].forecast[f]),
                   WithinAbs(std::clamp(log_shortage[f] - mean, -1.0, 1.0), 1e-6));
    }
}

TEST_CASE("endangered programmes close with 0.15 a year, end their partnerships, and the last one stays (E57)",
          "[consortium]") {
    const auto weak = [](Population& p) {
        school_of(p, {0, 1});
        for (Programme& programme : p.agents<Programme>()) programme.weak_years = 2;
        for (Programme& programme : p.agents<Programme>()) programme.placement = .7;
        Partnership edge{.to = {0}};
        edge.agreed.depth = edge.agreed.declared = .5F;
        edge.alive = true;
        edge.to = {0};
        Partnership other = edge;
        other.to = {1};
        p.connect<Partnership>({{0, edge}, {0, other}});
    };
    u32 closings = 0;
    constexpr u32 times = 200;
    for (u32 replicate = 0; replicate < times; ++replicate) {
        Played run(scenario(no_noise), play(weak, only_restructuring), replicate);
        run.until(1);
        const auto closed =
            static_cast<u32>(std::ranges::count(programmes_of(run), ProgrammeState::closing, &Programme::state));
        CHECK(closed <= 1);
        CHECK(of<Partnership>(run, 0).size() == 2 - closed);
        for (const Partnership& edge : of<Partnership>(run, 0))
            CHECK(programmes_of(run)[edge.to.slot].state == ProgrammeState::open);
        CHECK(all<School>(run)[0].programmes == 2 - closed);
        closings += closed;
    }
    const double expected = 1 - .85 * .85;
    CHECK_THAT(heads(closings) / times, WithinAbs(expected, 4 * std::sqrt(expected * (1 - expected) / times)));

    Played tolerant(under(no_noise, {{"policy.closure_threshold", .6}}), play(weak, only_restructuring));
    tolerant.until(1);
    CHECK(programmes_of(tolerant)[0].weak_years == 0);
}

TEST_CASE("a closed programme turns to another field when its last students have left (E57)", "[consortium]") {
    const auto emptied = [](Population& p) {
        school_of(p, {0, 1});
        make_odd_fields_scarce(p);
        Programme& programme = p.agents<Programme>()[1];
        programme.state = ProgrammeState::closing;
        programme.students = 0;
        programme.enrolled = 0;
        programme.teachers = 6;
        programme.quality = 1.2;
        programme.reputation = 3;
    };
    Played run(scenario(no_noise), play(emptied, only_restructuring), lucky);
    run.until(1);
    const Programme p = programmes_of(run)[1];
    CHECK(p.state == ProgrammeState::pipeline);
    CHECK(p.field % 2 == 1);
    CHECK(p.teachers == 6);
    CHECK(p.quality == 1.2);
    CHECK(p.reputation == 0);
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].start_ups), WithinAbs(3, 1e-6));
    CHECK(programmes_of(run).size() == 2);  // nothing is opened while one is in the pipeline
    run.until(5);
    CHECK(programmes_of(run)[1].state == ProgrammeState::open);

    const auto taught = [](Population& population) {
        school_of(population, {0, 1});
        population.agents<Programme>()[1].state = ProgrammeState::closing;
    };
    Played waits(scenario(no_noise), play(taught, only_restructuring));
    waits.until(1);
    CHECK(programmes_of(waits)[1].state == ProgrammeState::closing);
}

TEST_CASE("teachers of a programme in the pipeline are not paid and stay (E57)", "[consortium]") {
    const auto waiting = [](Population& p) {
        school_of(p, {0, 1});
        p.agents<Programme>()[1].state = ProgrammeState::pipeline;
        p.agents<Programme>()[1].students = 0;
    };
    Played run(scenario({}), play(waiting, renew_programmes));
    run.until(1);
    CHECK(programmes_of(run)[1].teachers == 10);
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].teachers),
               WithinAbs(1.5 * programmes_of(run)[0].teachers, 1e-6));
}

namespace {

void autumn(Schedule& step) {
    step.reset<PersonFlows>();
    enrolment(step);
}

/// Two programmes with room for everybody of 2,000 entrants, fields 0 and 1.
void two_programmes(Population& p) {
    school_of(p, {0, 1});
    p.agents<Region>()[0].workforce_0 = 40000;
    for (Programme& programme : p.agents<Programme>()) programme.capacity = 3000;
    p.agents<Region>()[0].forecast[1] = 1;
}

const Played::Values young_city{{"labour.retirement", .0125}, {"enrolment.vocational_share", 1}};

}  // namespace

TEST_CASE("entrants choose fields with a published shortage and with a stipend more often (E50, L17, L21)", "[consortium]") {
    const auto second = [&](double planning, bool stipend) {
        const auto with = [](Population& p) {
            two_programmes(p);
            p.agents<Programme>()[1].stipend = 1;
        };
        Played run(under(young_city, {{"policy.planning_information", planning}}, Quarter::q3),
                   play(stipend ? +with : two_programmes, autumn));
        run.until(1);
        CHECK(programmes_of(run)[0].first_choices + programmes_of(run)[1].first_choices == 2000);
        return programmes_of(run)[1].first_choices;
    };
    const u32 usual = second(0, false);
    CHECK_THAT(heads(usual), WithinAbs(1000, 4 * std::sqrt(500.)));
    // 2 × 0.25 × 1 utils more in logit choice with scale 0.35.
    const double share = 1 / (1 + std::exp(-.5 / .35));
    CHECK_THAT(heads(second(1, false)), WithinAbs(2000 * share, 4 * std::sqrt(2000 * share * (1 - share))));
    const double paid = 1 / (1 + std::exp(-.3 / .35));
    CHECK_THAT(heads(second(0, true)), WithinAbs(2000 * paid, 4 * std::sqrt(2000 * paid * (1 - paid))));
}

TEST_CASE("a stipend is paid a quarter at a time for each student of a programme that has it (L21)", "[consortium]") {
    const auto classes = [](Population& p) { school_of(p, {2, 10}); };
    Played run(under({}, {{"policy.strategic_stipend", 2}}, Quarter::q2), play(classes, only_restructuring));
    run.until(1);
    const Derived t = make_derived(run.world.inputs());
    double expected = 0;
    for (const Programme& p : programmes_of(run)) {
        CHECK(p.stipend == (t.strategic_field[p.field] != 0 ? 2 : 0));
        expected += p.stipend / 4 * 100;
    }
    CHECK(expected > 0);
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].stipends), WithinAbs(expected, 1e-6));

    Played none(scenario({}, Quarter::q2), play(classes, only_restructuring));
    none.until(1);
    CHECK(static_cast<double>(all<Treasury>(none)[0].stipends) == 0);
}
