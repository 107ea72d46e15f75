// Phases of work and the labour market on populations small enough to count by hand (E60, E63, E65, E67).
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <map>

using namespace consortium;
using namespace consortium::stage;
using namespace consortium::vectors;

namespace {

void sub_step(Schedule& step) {
    step.reset<Moves>().reset<Seekers>();
    step.each<count_openings>("count_openings");
    step.each<plan_staff>("plan_staff");
    step.each<separate_or_search>("separate_or_search");
    fill_posts(step);
    step.each<settle_staff>("settle_staff");
}

void open_posts(Population& p, const std::vector<u32>& posts) {
    std::vector<std::pair<u32, Vacancy>> open;
    for (u32 k = 0; k < posts.size(); ++k) {
        for (u32 n = 0; n < posts[k]; ++n) open.push_back({k, {{0}, static_cast<u16>(posts[k] - n), false, true}});
    }
    p.connect<Vacancy>(std::move(open));
}

}  // namespace

TEST_CASE("a firm closes the oldest posts that are too many and opens those that are missing (E60)", "[consortium]") {
    constexpr u32 alike = 1000;
    const auto populate = [](Population& p) {
        make_groups(p);
        const std::vector<Firm> kinds{firm_of(60, 40), firm_of(50, 52), firm_of(50, 50.5), firm_of(90, 100)};
        std::vector<u32> posts{5, 6, 2};
        posts.resize(3 + alike, 3);
        p.add<Firm>(3 + alike, [&](u32 k, Rng&) { return kinds[std::min(k, 3U)]; });
        post_all_terms(p);
        open_posts(p, posts);
    };
    Played run(scenario({}), play(populate, sub_step));
    run.until(1);
    // 25 too many: all 5 posts close. 4 too many, more than 2 % of 52 and than 2: the 4 oldest close, ages 6 to 3.
    CHECK(of<Vacancy>(run, 0).size() == 0);
    REQUIRE(of<Vacancy>(run, 1).size() == 2);
    CHECK(of<Vacancy>(run, 1)[0].age == 3);  // 2 and 1, a sub-step later
    CHECK(of<Vacancy>(run, 1)[1].age == 2);
    // 1.5 too many is within the tolerance: nothing closes, 0.012 × 50 open on average.
    CHECK(of<Vacancy>(run, 2).size() >= 2);
    CHECK(of<Vacancy>(run, 2).size() <= 3);
    // 7 missing: 0.012 × 90 + 0.988 × 0.16 × 7 = 2.18656 open on average, 2 or 3.
    double opened = 0;
    for (u32 k = 0; k < alike; ++k) {
        const auto posts = of<Vacancy>(run, 3 + k).size();
        CHECK((posts == 5 || posts == 6));
        opened += static_cast<double>(posts) - 3;
    }
    const double error = std::sqrt(.18656 * .81344 / alike);
    CHECK_THAT(opened / alike, WithinAbs(2.18656, 4 * error));
}

TEST_CASE("who is separated counts as displaced as far as the firm had too many (E60)", "[consortium]") {
    const auto too_many = [](Population& p) {
        make_groups(p);
        p.add<Firm>(2, [](u32 k, Rng&) { return firm_of(1000, k == 0 ? 400 : 1000); });
        post_all_terms(p);
        p.add<Person>(2000, [](u32 k, Rng&) {
            Person person = person_of(Status::employed);
            person.employer = Id<Firm>{k / 1000};
            return person;
        });
    };
    Played run(scenario({}), play(too_many, sub_step));
    run.until(1);
    const auto& labour = given_default<given::Labour>();
    const auto moves = all<Moves>(run);
    REQUIRE((moves[0].separated > 0 && moves[1].separated > 0));
    const double forced = labour.adjustment * .6;  // of the staff, before those who would leave in any case
    const double share = (1 - labour.separation) * forced / (labour.separation + (1 - labour.separation) * forced);
    CHECK_THAT(static_cast<double>(all<FirmFlows>(run)[0].laid_off), WithinRel(moves[0].separated * share, 1e-6));
}

TEST_CASE("a firm whose demand has fallen keeps staff while it looks back, and lets them go at once where it does not (E60)",
          "[consortium]") {
    const auto openings = [](double foresight) {
        const auto populate = [](Population& p) {
            make_groups(p);
            Firm firm = firm_of(150, 100);
            firm.usual = 200;
            p.add<Firm>(1, [&](u32, Rng&) { return firm; });
            post_all_terms(p);
        };
        const Played::Values parameters{{"labour.foresight", foresight}, {"labour.separation", 0}, {"labour.opening", 0}};
        Played run(scenario(parameters), play(populate, sub_step));
        run.until(1);
        return std::pair{of<Vacancy>(run, 0).size(), all<Separation>(run)[0].probability};
    };
    CHECK(openings(0) == std::pair<std::size_t, float>{0, static_cast<float>(.16 * 50 / 150)});
    CHECK(openings(-1) == std::pair<std::size_t, float>{8, 0.F});  // 0.16 of the 50 short of 200
}

TEST_CASE("a post goes to an employed applicant only for more than a twentieth above the present wage (E65)",
          "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(2, [](u32, Rng&) { return firm_of(1, 1); });
        post_all_terms(p);
        open_posts(p, {0, 1});  // one post of the second firm, at a wage of 1
        Person worker = person_of(Status::employed);
        worker.employer = Id<Firm>{0};
        worker.wage = static_cast<float>(1 / (1 + p.given<given::Population>().park_share));  // what the row asks
        p.add<Person>(1, [&](u32, Rng&) { return worker; });
    };
    for (const Row& row : rows_of("E65")) {
        if (!row.gives("counts")) continue;
        const Played::Values values{{"population.park_share", row("offered wage") / row("current wage") - 1},
                                    {"labour.on_the_job_search", 1},
                                    {"labour.separation", 0},
                                    {"labour.opening", 0}};
        Played run(scenario(values), play(populate, sub_step));
        run.until(1);
        INFO(row.name);
        const Person& worker = all<Person>(run)[0];
        CHECK(((*worker.employer).slot == 1) == (row.out.numbers.at("counts") > 0));
        CHECK(all<Firm>(run)[0].staff + all<Firm>(run)[1].staff == 2);
        CHECK(all<Firm>(run)[1].staff == ((*worker.employer).slot == 1 ? 2 : 1));
    }
}

namespace {

/// As many posts as unemployed persons, whom all firms would rank alike.
void ranked_applicants(Population& p) {
    constexpr u32 count = 4000;
    make_groups(p);
    p.add<Firm>(count, [](u32, Rng&) { return firm_of(0, 1); });
    post_all_terms(p);
    open_posts(p, std::vector<u32>(count, 1));
    p.add<Person>(count, [](u32 k, Rng&) {
        Person person = person_of(Status::unemployed);
        person.skill = std::exp(6 * static_cast<float>(k) / count - 3);
        return person;
    });
}

double share_hired(double further_letters, double calls) {
    Scenario with = scenario({{"labour.calls", calls}, {"labour.separation", 0}, {"labour.opening", 0}});
    with.levers["policy.job_guidance.applications"].status_quo = further_letters;
    Played run(with, play(ranked_applicants, sub_step));
    run.until(1);
    const auto persons = all<Person>(run);
    const auto hired = std::ranges::count(persons, Status::employed, &Person::status);
    CHECK(std::ssize(all<Vacancy>(run)) == std::ssize(persons) - hired);  // each hire fills one post, no other closes
    for (const Firm& firm : all<Firm>(run)) CHECK(firm.staff <= 1);
    return static_cast<double>(hired) / static_cast<double>(persons.size());
}

}  // namespace

TEST_CASE("a post that its first choice leaves calls the next, so letters fill posts as balls fill urns (E64, L11a)",
          "[consortium]") {
    const double error = 4 * .5 / std::sqrt(4000);
    // One letter each: who is taken comes. 1 − 1/e of the posts get a letter.
    CHECK_THAT(share_hired(0, 12), WithinAbs(1 - std::exp(-1), error));
    // Two letters and one call: each is answered if nobody better wrote, e^(−2x) for the x-th best; ∫ 1 − (1 − e^(−2x))² dx
    // get one, and whoever gets two leaves one post open: fewer are hired than with one letter.
    CHECK_THAT(share_hired(1, 1), WithinAbs((1 - std::exp(-2)) - (1 - std::exp(-4)) / 4, error));
    // With calls the x-th best is left out if both posts are taken by better ones: dm/dx = 1 − m², m(1) = tanh 1.
    CHECK_THAT(share_hired(1, 12), WithinAbs(std::tanh(1), error));
    // Four letters: dm/dx = 1 − m⁴, artanh m + arctan m = 2.
    CHECK_THAT(share_hired(3, 12), WithinAbs(.8593, error));
}

namespace {

/// A region's letters to each post stay in its age.
void count_letters(Vacancy& me, Inbox<Application> letters) { me.age = static_cast<u16>(letters.size()); }

constexpr u32 seekers = 20'000;
constexpr std::array<u8, 3> far_fields{0, 7, 14};  // one for each region, out of reach of one another

}  // namespace

TEST_CASE("who looks beyond the own region looks by the workforce of the others (4.5.8)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        const Layout layout{.regions = 3};
        p.add<Firm>(1, [](u32, Rng&) { return firm_of(1, 1); });
        post_all_terms(p);
        std::vector<std::pair<u32, Vacancy>> posts;
        for (u32 region = 0; region < 3; ++region) {
            for (const u8 field : far_fields) posts.push_back({0, {layout.cell(region, field), 0, false, true}});
        }
        p.connect<Vacancy>(std::move(posts));
        p.add<Person>(3 * seekers, [](u32 k, Rng&) {
            const u8 region = static_cast<u8>(k / seekers);
            return person_of(Status::unemployed, far_fields[region], region);
        });
    };
    const auto search = [](Schedule& step) {
        step.reset<Moves>().reset<Seekers>();
        step.each<separate_or_search>("separate_or_search");
        step.receivers<count_letters, Application>("count_letters");
    };
    Played run(scenario({{"population.regions", 3}, {"labour.interregional_search", 1}}), play(populate, search));
    run.until(1);
    for (const Row& row : rows_of("4.5.8 M[r][r']")) {
        CHECK(row.list("workforce") == std::vector<double>{50, 30, 20});  // the weights of three regions without data
        for (u32 home = 0; home < 3; ++home) {
            const auto& expected = row.out.lists.at("M[" + std::to_string(home) + "]");
            for (u32 region = 0; region < 3; ++region) {
                const double share = expected[region];
                const double letters = of<Vacancy>(run, 0)[3 * region + home].age;
                CHECK_THAT(letters / seekers, WithinAbs(share, 4.5 * std::sqrt(share * (1 - share) / seekers) + 1e-12));
            }
        }
    }
}

TEST_CASE("on the job vintage and skill follow the firm and the trade (E67)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(1, [](u32, Rng&) {
            Firm firm = firm_of(1, 1);
            firm.knowledge.technology = .25;
            return firm;
        });
        post_all_terms(p);
        p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
        p.add<Person>(1, [](u32, Rng&) {
            Person worker = person_of(Status::employed);
            worker.employer = Id<Firm>{0};
            worker.vintage = .05F;
            worker.skill = 1.2F;
            worker.competence[learning] = Share16::of(.45F);
            return worker;
        });
    };
    const auto schedule = [](Schedule& step) {
        step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>();
        step.each<work>("work");
    };
    Played run(scenario({{"labour.retirement", 0}}), play(populate, schedule));
    run.until(1);
    for (const Row& row : rows_of("E67")) {
        CHECK((row("v") == .05 && row("x_j") == .25 && row("s") == 1.2 && row("c_L") == .45));
        agrees(static_cast<double>(all<Person>(run)[0].vintage), row, "v new", 5e-6);  // c_L in 16 bits
        agrees(static_cast<double>(all<Person>(run)[0].skill), row, "s new", single_precision);
    }
    CHECK(all<Person>(run)[0].experience == 1);
}

namespace {

void person_pass(Schedule& step) {
    step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>();
    step.each<work>("work");
    step.in(Quarter::q1).each<learn_placement>("learn_placement");
}

void with_firms_and_programme(Population& p) {
    make_groups(p);
    p.add<Firm>(2, [](u32, Rng&) { return firm_of(1, 1); });
    post_all_terms(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
}

}  // namespace

TEST_CASE("the unemployed retrain where the gain outweighs course and time (E68)", "[consortium]") {
    // χ_w φ_v 0.3 gap 4 A_3 w = 0.5184 gap at a wage of 1, against 1 for the course and ½ for a quarter without search.
    const auto populate = [](Population& p) {
        with_firms_and_programme(p);
        for (Cell& cell : p.agents<Cell>()) cell.mean_technology = 3;
        p.add<Person>(2, [](u32 k, Rng&) {
            Person person = person_of(Status::unemployed);
            person.wage = 1;
            person.vintage = k == 0 ? 0.F : .2F;  // gaps of 3.002 and 2.802 after decay: the limit is 2.894
            return person;
        });
    };
    Played run(scenario({{"labour.retirement", 0}, {"partnership.choice_noise", 0}}), play(populate, person_pass));
    run.until(1);
    const auto persons = all<Person>(run);
    CHECK_THAT(static_cast<double>(persons[0].vintage), WithinAbs(-.002 + .3 * 3.002, 1e-6));
    CHECK((persons[0].has(course) && persons[0].has(retrained)));
    CHECK_THAT(static_cast<double>(persons[1].vintage), WithinAbs(.198, 1e-6));
    CHECK_FALSE((persons[1].has(course) || persons[1].has(retrained)));
    run.until(2);  // the course is over, and there is one a spell
    CHECK_FALSE(all<Person>(run)[0].has(course));
    CHECK_THAT(static_cast<double>(all<Person>(run)[0].vintage), WithinAbs(-.004 + .3 * 3.002, 1e-6));
}

TEST_CASE("people retire at their hazard, in work or out of it (E68)", "[consortium]") {
    constexpr u32 people = 60'000;
    const auto populate = [](Population& p) {
        with_firms_and_programme(p);
        p.add<Person>(people, [](u32 k, Rng&) {
            return person_of(std::array{Status::employed, Status::unemployed, Status::out, Status::student}[k % 4]);
        });
        for (Person& person : p.agents<Person>())
            person.employer = person.status == Status::employed ? OptionalId<Firm>{Id<Firm>{0}} : OptionalId<Firm>{};
    };
    Played run(scenario({{"labour.retirement", .05}}), play(populate, person_pass));
    run.until(1);
    std::map<Status, double> left;
    for (const Person& person : all<Person>(run)) left[person.status] += person.alive ? 1 : 0;
    const double stays = std::exp(-.05);
    for (const Status status : {Status::employed, Status::unemployed, Status::out})
        CHECK_THAT(4 * left[status] / people, WithinAbs(stays, 4 * std::sqrt(.05 * 4 / people)));
    CHECK(left[Status::student] == people / 4);
    CHECK(static_cast<double>(all<Payroll>(run)[0].staff) == left[Status::employed]);
}

TEST_CASE("a programme's placement is the share of last spring's graduates who work in winter (E52b)", "[consortium]") {
    const auto populate = [](Population& p) {
        with_firms_and_programme(p);
        p.agents<Programme>()[0].placement = .9;
        p.add<Person>(8, [](u32 k, Rng&) {
            Person person = person_of(k < 3 ? Status::employed : Status::unemployed);
            if (k < 3) person.employer = Id<Firm>{0};
            if (k == 5) person.status = Status::out;  // studies on
            person.programme = Id<Programme>{0};
            person.graduated = k < 6 ? 2 : 0;  // 6 and 7 graduated long ago
            return person;
        });
    };
    // Step 1 is Q2, step 4 the next Q1: of the five who do not study on, three work.
    Played run(scenario({{"labour.retirement", 0}}, Quarter::q1), play(populate, person_pass));
    run.until(4);
    CHECK_THAT(all<Programme>(run)[0].placement, WithinAbs(.9, 1e-12));
    run.until(5);
    CHECK_THAT(all<Programme>(run)[0].placement, WithinAbs(.6, 1e-12));
    run.until(9);
    CHECK_THAT(all<Programme>(run)[0].placement, WithinAbs(.6, 1e-12));  // no graduates since: unchanged
}
