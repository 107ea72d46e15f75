// What P14 counts and makes of it, on populations small enough to count by hand (O2, O5 to O9, O15).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

// ---------------------------------------------------------------------------------------------------- firms

Partnership partnership_of(u32 programme, float depth, float declared) {
    Partnership edge{.to = {programme}};
    edge.agreed.depth = depth;
    edge.agreed.declared = declared;
    edge.alive = true;
    return edge;
}

/// A large firm of region 0 with a programme at home and one away, a medium one of region 1 with the latter, a small one.
void three_firms(Population& p) {
    make_groups(p);
    p.add<Firm>(3, [](u32 k, Rng&) {
        Firm firm = firm_of(std::array<u32, 3>{150, 30, 5}[k], 5);
        firm.region = k == 1 ? 1 : 0;
        firm.industry = k == 1 ? 7 : 0;
        firm.attitude.trainee_productivity = .7;  // above pay and instruction, 0.45 + 0.18
        firm.knowledge.rnd = 5;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(2, [](u32 k, Rng&) {
        Programme programme = programme_of(40);
        programme.region = static_cast<u8>(k);
        return programme;
    });
    Partnership at_home = partnership_of(0, .5F, .75F);
    at_home.agreed.seats = 2;
    at_home.claim.found_out = true;
    at_home.transfer.gap = .1F;
    at_home.transfer.gain = .01F;
    at_home.transfer.worth = 12;
    at_home.transfer.fee = 6;
    at_home.staff.exchanged = 2;
    Partnership elsewhere = partnership_of(1, .25F, .25F);
    elsewhere.staff.exchanged = 1;
    p.connect<Partnership>({{0, at_home}, {0, partnership_of(1, 1, 1)}, {1, elsewhere}});
}

void observe_firms(Schedule& step) {
    begin_observing(step);
    step.reset<KnowledgeDistance>().reset<FeesOfYear>().reset<FirmFlows>().reset<InnovationCount>();
    observation(step);
}

/// The three firms in a quarter of two regions.
class Surveyed : public Played {
  public:
    explicit Surveyed(Quarter quarter)
        : Played(scenario({{"population.regions", 2}}, quarter), play_and_observe(three_firms, observe_firms)) {
        until(1);
    }
};

}  // namespace

TEST_CASE("participation, depth and formalism are counted in all and by size, region and industry (O7, O8)",
          "[consortium]") {
    const Surveyed run(Quarter::q2);
    CHECK_THAT(run("participation"), WithinAbs(2.0 / 3, 1e-12));
    CHECK(run("participation_from_20_staff") == 1);
    CHECK(run("participation_by_size", 0) == 0);
    CHECK(run("participation_by_size", 2) == 1);
    CHECK(run("participation_by_region", 0) == .5);
    CHECK(run("participation_by_industry", 7) == 1);
    CHECK(std::isnan(run("participation_by_industry", 1)));  // nobody there
    CHECK(run("partnerships") == 3);
    CHECK(run("partnerships_by_depth", 0) == 1);
    CHECK_THAT(run("real_depth"), WithinAbs(1.75 / 3, 1e-9));
    CHECK_THAT(run("declared_depth"), WithinAbs(2.0 / 3, 1e-9));
    CHECK_THAT(run("formalism"), WithinAbs(.25 / 2, 1e-9));
    CHECK_THAT(run("formalism_by_size", 2), WithinAbs(.25 / 1.75, 1e-9));
    CHECK(run("formalism_by_region", 1) == 0);
    CHECK(run("audit_findings_by_region", 0) == 1);
    CHECK(run("exchanges") == 3);
    CHECK(run("exchanges_by_region", 0) == 2);
    CHECK_THAT(run("intraregional_share"), WithinAbs(2.0 / 3, 1e-12));
    CHECK(run("intraregional_share_by_region", 0) == .5);
    CHECK(run("seats") == 2);
    CHECK(run("training_pays") == 1);  // of the one firm that has seats
    CHECK_THAT(run("break_even_month"), WithinAbs(3 * (0.45 + 0.18) / 0.7, 1e-9));
}

TEST_CASE("degrees of firms and programmes are counted, and clustering in Q4 (O8)", "[consortium]") {
    const Surveyed run(Quarter::q4);
    CHECK(run("one_partnership_share") == .5);
    CHECK(run("largest_firm_degree") == 2);
    CHECK(run("largest_programme_degree") == 2);
    CHECK(run("partnerships_per_partner") == 1.5);
    CHECK(run("firm_degree_share", 0) == .5);
    CHECK(run("firm_degree_share", 1) == .5);
    CHECK(run("firm_degree_share", 7) == 0);
    CHECK(run("partnered_programmes") == 1);
    CHECK(run("network_clustering") == 0);  // one path of three edges, no cycle
    CHECK(std::isnan(Surveyed(Quarter::q2)("network_clustering")));
}

TEST_CASE("two programmes that share two firms are a closed network", "[consortium]") {
    const auto populate = [](Population& p) {
        three_firms(p);
        std::vector<std::pair<u32, Partnership>> edges;
        for (u32 firm : {0U, 1U})
            for (u32 programme : {0U, 1U}) edges.emplace_back(firm, partnership_of(programme, .25F, .25F));
        p.connect<Partnership>(std::move(edges));
    };
    Played run(scenario({{"population.regions", 2}}, Quarter::q4), play_and_observe(populate, observe_firms));
    run.until(1);
    CHECK(run("network_clustering") == 1);
}

TEST_CASE("a transfer counts once, with its fee, its worth and what it delivers (O9)", "[consortium]") {
    const Surveyed run(Quarter::q2);
    CHECK(run("transfers") == 1);
    CHECK(run("transfers_by_size", 2) == 1);
    CHECK(run("transfers_by_region", 0) == 1);
    CHECK(run("transfers_by_industry", 0) == 1);
    CHECK(run("transfers_by_degree", 1) == 1);
    CHECK(run("transfer_small_firm_share") == 0);
    CHECK(run("transfer_fees") == 6);
    CHECK(run("transfer_worth") == 12);
    CHECK_THAT(run("technology_delivered"), WithinAbs(.01, 1e-9));
    CHECK_THAT(run("transfers_per_rnd"), WithinAbs(1.0 / 15, 1e-12));
    CHECK_THAT(run("transfer_fee_mean_from_5"), WithinAbs(6, 1e-6));
}

TEST_CASE("in Q1 the largest twentieth of an industry and region leads, and nobody without staff", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(42, [](u32 k, Rng&) {
            Firm firm = firm_of(k <= 40 ? k : 1, 5);
            firm.industry = k == 41 ? 1 : 0;  // alone in another industry
            return firm;
        });
        post_all_terms(p);
    };
    Played run(scenario({}, Quarter::q1), play_and_observe(populate, observe_firms));
    run.until(1);
    for (u32 k = 0; k < 42; ++k) CHECK(all<Firm>(run)[k].leading == (k >= 39));
    CHECK(run("firms_by_leading", 0) == 3);
    CHECK(run("participation_by_leading", 0) == 0);
}

TEST_CASE("growth from one Q1 to the next: its kurtosis, and how its spread falls with size (SF4)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(40, [](u32 k, Rng&) { return firm_of(k < 20 ? 16 : 64, 5); });
        post_all_terms(p);
    };
    Played run(scenario({}, Quarter::q1), play_and_observe(populate, observe_firms));
    run.until(1);
    CHECK(std::isnan(run("growth_kurtosis")));
    for (u32 k = 0; k < 40; ++k) {
        u32& staff = all<Firm>(run)[k].staff;
        if (k < 20) {
            staff = k < 10 ? 32 : 8;  // ln 2 up or down: deviation ln 2
        } else {
            staff = k < 30 ? 128 : 64;  // half of that
        }
    }
    run.until(4);
    CHECK(std::isnan(run("growth_deviation_slope")));
    run.until(5);
    CHECK_THAT(run("growth_deviation_slope"), WithinAbs(-.5, 1e-9));  // halves over a factor of four
    CHECK(run("growth_kurtosis") < 0);
    CHECK(all<Firm>(run)[0].staff_last_year == 32);
}

// ---------------------------------------------------------------------------------------------------- graduates

namespace {

Person graduate_of(u32 programme, Status status, u16 graduated, float wage = 0) {
    Person person = person_of(status);
    person.graduated = graduated;
    person.programme = Id<Programme>{programme};
    person.employer = Id<Firm>{0};
    person.wage = person.start_wage = wage;
    return person;
}

void school_and_firm(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) {
        Firm firm = firm_of(10, 10);
        firm.industry = 2;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(2, [](u32, Rng&) { return programme_of(40); });
    p.connect<Partnership>({{0, partnership_of(1, 1, 1)}});  // the second programme alone
}

template <class Make>
void people(Population& p, u32 count, Make make) {
    school_and_firm(p);
    p.add<Person>(count, [&](u32 k, Rng&) { return make(k); });
}

void observe_persons(Schedule& step) {
    begin_observing(step);
    step.reset<FirmFlows>();
}

}  // namespace

TEST_CASE("in Q4 first jobs of the year's graduates are looked at: pay, retention, industry, depth (O5, SF21)",
          "[consortium]") {
    const auto populate = [](Population& p) {
        people(p, 5, [](u32 k) {
            constexpr u16 this_year = 2;  // graduated in step 1, seen in step 3
            Person person = graduate_of(k == 0 ? 1 : 0, k == 2 || k == 4 ? Status::unemployed : Status::employed,
                                        k == 3 ? u16{0} : this_year,
                                        k == 0   ? 1.5F
                                        : k == 4 ? 0
                                                 : .5F);
            person.spell = k == 0 ? 2 : 1;
            person.experience = k < 2 ? 2 : 1;
            if (k < 3) person.set(order_firm);
            return person;
        });
    };
    Played run(scenario({}, Quarter::q1), play_and_observe(populate, observe_persons));
    run.until(4);
    CHECK_THAT(run("retention"), WithinAbs(1.0 / 3, 1e-12));          // one stays, one moved on, one lost his job
    CHECK_THAT(run("graduate_turnover"), WithinAbs(2.0 / 3, 1e-12));  // and one never had a job
    CHECK_THAT(run("start_wage"), WithinAbs(1, 1e-9));
    CHECK(run("graduates_by_field_industry", 2) == 2);
    CHECK_THAT(run("graduate_wage_by_region", 0), WithinAbs(1, 1e-9));
    CHECK_THAT(run("graduate_wage_gini"), WithinAbs(.25, .01));
    CHECK_THAT(run("graduate_wage_theil"), WithinAbs(.5 * (.5 * std::log(.5) + 1.5 * std::log(1.5)), 1e-6));
    CHECK_THAT(run("depth_wage_premium"), WithinAbs(std::log(3) / (1 - std::exp(-.35)), 1e-6));
    CHECK(run("unemployment_by_region", 0) == 0);  // nobody was counted at the start of matching
}

TEST_CASE("in Q4 the skill of the employed is taken by own field and industry, and kept for a year (O2)", "[consortium]") {
    const auto populate = [](Population& p) {
        people(p, 3, [](u32 k) {
            Person person = graduate_of(0, Status::employed, 0, k == 2 ? .9F : 1);
            person.skill = k == 0 ? 1 : 2;
            person.vintage = .25F * static_cast<float>(k);
            if (k == 2) person.field = 1;  // works one step beside it
            return person;
        });
    };
    Played run(scenario({}, Quarter::q4), play_and_observe(populate, observe_persons));
    run.until(1);
    for (u32 again : {1U, 2U, 4U}) {
        run.until(again);
        CHECK(run("employed_by_field_industry", 2) == 2);
        CHECK_THAT(run("skill_by_field_industry", 2), WithinAbs(1.5, 1e-9));
        CHECK(std::isnan(run("skill_by_field_industry", 3)));
        CHECK_THAT(run("vintage_by_field", 1), WithinAbs(.5, 1e-9));
        CHECK_THAT(run("vintage"), WithinAbs(.25, 1e-9));
        CHECK_THAT(run("competence_by_field", 2), WithinAbs(.4, 1e-4));
        CHECK(run("wage_gap_by_field_distance", 0) == 0);
        CHECK_THAT(run("wage_gap_by_field_distance", 1), WithinAbs(-std::log(.9), 1e-6));
    }
}

TEST_CASE("in Q2 graduates are counted as they finish, and others after two and three years (O2, O5)", "[consortium]") {
    const auto populate = [](Population& p) {
        people(p, 6, [](u32 k) {
            constexpr u16 now = 14;  // step 13 is a Q2
            constexpr std::array<u16, 6> graduated{now, now - 8, now - 8, now - 12, now - 4, now - 4};
            Person person = graduate_of(0, Status::employed, graduated[k], 1);
            person.spell = k == 1 ? 8 : 3;
            person.experience = k == 4 ? 3 : 4;
            if (k == 1 || k == 2) person.set(order_firm);
            if (k == 3) person.wage = 1.5F;
            person.skill = 1.25F;
            return person;
        });
    };
    Played run(scenario({}, Quarter::q1), play_and_observe(populate, observe_persons));
    run.until(14);
    CHECK(run("graduates") == 1);
    CHECK(run("graduates_by_field", 0) == 1);
    CHECK_THAT(run("graduate_skill"), WithinAbs(1.25, 1e-9));
    CHECK(run("retention_after_8_quarters") == .5);
    CHECK_THAT(run("graduate_wage_growth"), WithinAbs(.5, 1e-6));
    CHECK(run("graduate_turnover_in_a_year") == .5);  // of two, one works for his second firm
    run.until(15);
    CHECK(run("graduates") == 0);
    CHECK(std::isnan(run("graduate_skill")));
}

TEST_CASE("placement is looked at in P1 of the Q1 after graduation and six quarters later (E52b, O5)", "[consortium]") {
    const auto populate = [](Population& p) {
        people(p, 4, [](u32 k) {
            Person person = graduate_of(0, k == 0 ? Status::unemployed : Status::employed, 2);
            if (k == 1) person.field = 1;
            return person;
        });
    };
    const auto schedule = [](Schedule& step) {
        step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>();
        persons_at_work(step);
        observe_persons(step);
    };
    Played run(scenario({{"labour.retirement", 0}}, Quarter::q1), play_and_observe(populate, schedule));
    run.until(4);
    CHECK(std::isnan(run("placement")));
    run.until(5);
    CHECK(run("placement") == .75);
    CHECK((run("matched_placement") == .5 || run("matched_placement") == .75));  // unless the field followed the job
    CHECK(run("placement_by_field", 0) == .75);
    CHECK(all<Programme>(run)[0].placement == .75);
    for (Person& person : all<Person>(run)) person.status = Status::employed;
    run.until(8);
    CHECK(run("placement") == .75);  // until the next Q1
    run.until(10);
    CHECK(std::isnan(run("placement_after_8_quarters")));
    run.until(11);
    CHECK(run("placement_after_8_quarters") == 1);
    CHECK(std::isnan(run("placement")));  // nobody graduated the year after
}

// ---------------------------------------------------------------------------------------------------- schools, spread

TEST_CASE("teaching behind by a tenth is six years behind, where the frontier moves twice as fast three (O6)",
          "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        make_school(p);
        const Derived tables = make_derived(p.inputs());
        const auto strategic = [&](u32 f) { return tables.strategic[tables.main_industry[f]] != 0; };
        u32 fast = 0;
        u32 slow = 0;
        while (!strategic(fast)) ++fast;
        while (strategic(slow)) ++slow;
        p.add<Programme>(2, [&](u32 k, Rng&) {
            Programme programme = programme_of(40, static_cast<u8>(k == 0 ? slow : fast));
            programme.students = 10;
            programme.vintage = -.1;
            return programme;
        });
    };
    const auto schedule = [](Schedule& step) {
        begin_observing(step);
        step.reset<MatchedGraduates>();
    };
    Played run(scenario({}, Quarter::q1), play_and_observe(populate, schedule));
    run.until(1);
    CHECK_THAT(run("curriculum_lag"), WithinAbs(.1, 1e-9));
    CHECK_THAT(run("curriculum_lag_years"), WithinAbs((6.25 + 3.125) / 2, 1e-9));
    CHECK(run("students_by_region", 0) == 20);
}

TEST_CASE("the spread of output per worker is that of workers, across and within regions (O15, SF19)", "[consortium]") {
    const auto populate = [](Population& p) {
        make_groups(p);
        p.add<Firm>(2, [](u32 k, Rng&) {
            Firm firm = firm_of(10, 10);
            firm.region = static_cast<u8>(k);
            return firm;
        });
        post_all_terms(p);
        p.components<Sales>()[1].log_output = math::log(3);
    };
    const auto schedule = [](Schedule& step) {
        begin_observing(step);
        step.reset<OutputOfWorkers>().reset<OutputOfFirms>();
        step.each<add_to_index>("add_to_index");
    };
    Played run(scenario({{"population.regions", 2}}, Quarter::q1), play_and_observe(populate, schedule));
    run.until(1);
    CHECK_THAT(run("output_gini"), WithinAbs(.25, .005));
    CHECK_THAT(run("output_gini_across_regions"), WithinAbs(.25, 1e-12));
    CHECK_THAT(run("output_theil_within_regions"), WithinAbs(0, 1e-12));
    CHECK_THAT(run("output_theil_across_regions"), WithinAbs(run("output_theil"), 1e-12));
    CHECK_THAT(run("output_spread_90_10"), WithinAbs(math::log(3), .02));
}
