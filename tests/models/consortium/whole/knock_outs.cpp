// Each link of the loop of education, technology and talent can be switched off by parameters, and then nothing passes it
// (scenarios/studies/knock_out.yaml lists them).
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/models/consortium/vectors.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

/// What passed the links in some years of a small place.
struct Passed {
    double transfers = 0;  ///< on partnerships and research links
    double imitations = 0;
    double absorption = 0;  ///< largest κ of a firm
    double curriculum = 0;  ///< Σ|Δv_p| of open programmes
};

Passed passed(const Played::Values& knocked_out) {
    Played::Values parameters{{"population.firms", 300},      {"population.persons", 6000},
                              {"population.schools", 3},      {"initial.fewest_programmes", 3},
                              {"initial.most_programmes", 4}, {"initial.aware_firms", 1},
                              {"transfer.hazard", 2},  // so that there are some
                              {"imitation.hazard", .1},       {"rnd.innovation_hazard", 2},
                              {"partnership.depth_cost", .1},  // so that there are deep ones
                              {"partnership.fixed_cost", .1}};
    for (const auto& [name, value] : knocked_out) parameters[name] = value;
    Scenario place = Played::scenario_of(consortium::model, parameters);
    place.start = Date::of(2025, 1);
    Played run(place, consortium::model);
    Passed sum;
    for (u32 quarter = 1; quarter <= 12; ++quarter) {
        const auto now = all<Programme>(run);
        const std::vector<Programme> before(now.begin(), now.end());
        run.until(quarter);
        for (const Partnership& edge : all<Partnership>(run)) sum.transfers += edge.transfer.gain > 0 ? 1 : 0;
        for (const Research& link : all<Research>(run)) sum.transfers += link.transfer.gain > 0 ? 1 : 0;
        sum.imitations += static_cast<double>(all<InnovationCount>(run)[0].imitations.value());
        for (const Firm& firm : all<Firm>(run))
            sum.absorption = std::max(sum.absorption, firm.alive ? firm.knowledge.absorption : 0);
        for (std::size_t k = 0; k < before.size(); ++k) {
            const Programme& p = all<Programme>(run)[k];
            if (p.state == ProgrammeState::open) sum.curriculum += std::abs(p.vintage - before[k].vintage);
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("with all links of the loop on, something passes each", "[consortium]") {
    const Passed all_on = passed({});
    CHECK(all_on.transfers > 0);
    CHECK(all_on.imitations > 0);
    CHECK(all_on.absorption > .3);
    CHECK(all_on.curriculum > 0);
}

TEST_CASE("without a hazard of transfer there is none", "[consortium]") {
    const Passed rest = passed({{"transfer.hazard", 0}});
    CHECK(rest.transfers == 0);
    CHECK((rest.imitations > 0 && rest.absorption > 0 && rest.curriculum > 0));
}

TEST_CASE("without a hazard of co-invention partners invent nothing and spend nothing on it", "[consortium]") {
    const FirmSide firm{.revenue = 100, .rnd = 3, .rnd_intensity = .03, .absorption = .5};
    given::CoInvention g{.hazard_share = .3, .research = .2, .school_part = .25};
    const auto& rnd = vectors::given_default<given::Rnd>();
    CHECK(joint_gain(joint_part(firm.absorption, 1, g), firm, 0, rnd) > 0);
    g.hazard_share = 0;
    CHECK(joint_part(firm.absorption, 1, g) == 0);
    CHECK(joint_gain(0, firm, 0, rnd) == 0);
    CHECK(joint_research(0, firm.rnd, g) == 0);
}

TEST_CASE("without a hazard of imitation nobody copies", "[consortium]") {
    const Passed rest = passed({{"imitation.hazard", 0}});
    CHECK(rest.imitations == 0);
    CHECK((rest.transfers > 0 && rest.absorption > 0 && rest.curriculum > 0));
}

TEST_CASE("without weights of absorption no firm absorbs, and so none copies or takes a transfer", "[consortium]") {
    const Passed rest =
        passed({{"absorption.rnd_weight", 0}, {"absorption.skill_weight", 0}, {"absorption.contact_weight", 0}});
    CHECK(rest.absorption == 0);
    CHECK((rest.transfers == 0 && rest.imitations == 0));
    CHECK(rest.curriculum > 0);
}

TEST_CASE("without speeds of adaptation an open programme teaches what it always taught", "[consortium]") {
    const Passed rest = passed(
        {{"curriculum.base_adaptation", 0}, {"curriculum.depth_adaptation", 0}, {"curriculum.teacher_adaptation", 0}});
    CHECK(rest.curriculum == 0);
    CHECK((rest.transfers > 0 && rest.imitations > 0 && rest.absorption > 0));
}

namespace {

void renewal(Schedule& step) {
    step.reset<SchoolCosts>();
    renew_programmes(step);
}

/// A programme whose field is used at 0.2, with a deep partner of this technology.
template <u32 percent>
void partner_at(Population& p) {
    make_groups(p);
    for (Cell& cell : p.agents<Cell>()) cell.mean_technology = .2;
    p.add<Firm>(1, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.knowledge.technology = percent / 100.0;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
    Partnership edge{.to = {0}};
    edge.to = {0};
    edge.agreed.depth = 1;
    edge.alive = true;
    p.connect<Partnership>(std::vector<std::pair<u32, Partnership>>{{0, edge}});
}

double vintage(const Played::Values& parameters, void (*populate)(Population&)) {
    Played run(scenario(parameters), play(populate, renewal));
    run.until(1);
    return all<Programme>(run)[0].vintage;
}

}  // namespace

TEST_CASE("without a weight of partners a programme learns what its field uses, whatever they have", "[consortium]") {
    CHECK(vintage({}, partner_at<90>) > vintage({}, partner_at<20>));
    const Played::Values cut_off{{"curriculum.partner_weight", 0}};
    const double deep = effective_depth(1, {.depth_effect = .35});
    const double speed = .03 + .10 * deep;
    CHECK(vintage(cut_off, partner_at<90>) == vintage(cut_off, partner_at<20>));
    CHECK_THAT(vintage(cut_off, partner_at<90>), WithinAbs(speed * .2, 1e-12));
    CHECK_THAT(vintage({{"curriculum.partner_weight", .5}}, partner_at<90>),
               WithinAbs(speed * (.2 + .5 * deep * .7), 1e-12));
}

TEST_CASE("without gains of the workplace an hour with a partner teaches as much as a lecture", "[consortium]") {
    given::Training g{.reference_ratio = 18, .project_gain = .2, .workplace_gain = .15, .workplace_depth_gain = .3};
    const TimeShares lectures{.lecture = 1};
    const TimeShares placed{.lecture = .7, .workplace = .3};
    CHECK(learning_rate(placed, 1, 18, 1, 12, g) > learning_rate(lectures, 1, 18, 1, 12, g));
    g.workplace_gain = g.workplace_depth_gain = 0;
    CHECK_THAT(learning_rate(placed, 1, 18, 1, 12, g), WithinAbs(learning_rate(lectures, 1, 18, 1, 12, g), 1e-15));
}

namespace {

/// A member firm's industry college, in a consortium with a training base.
void industry_college(Population& p) {
    partner_at<90>(p);
    p.agents<Consortium>()[0].intensity[training_base] = 1;
}

void only_competition(Schedule& step) { competition(step); }

/// A class whose programme teaches 0.08 of skill a quarter, with all who are good enough for a competition.
void a_class_of_equals(Population& p) {
    make_groups(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.learning_rate = .08;
        programme.competence_gain.fill(1);
        return programme;
    });
    p.add<Person>(100, [](u32 k, Rng&) {
        Person student = person_of(Status::student);
        student.programme = Id<Programme>{0};
        student.skill = k < 8 ? 1.5F : 1;
        return student;
    });
}

}  // namespace

TEST_CASE("an industry college shapes the curriculum more, also where it is the only partner, and not without its weight",
          "[consortium]") {
    CHECK(vintage({}, industry_college) > vintage({}, partner_at<90>));
    const Played::Values off{{"curriculum.college_weight", 0}};
    CHECK(vintage(off, industry_college) == vintage(off, partner_at<90>));
}

TEST_CASE("who is sent to a competition learns by practice as in any project, and nothing without it (E45)",
          "[consortium]") {
    const auto skill_of = [](const Played::Values& parameters, u32 person) {
        Played run(scenario(parameters, Quarter::q4), play(a_class_of_equals, only_competition));
        run.until(1);
        return all<Person>(run)[person];
    };
    const Person sent = skill_of({}, 0);
    CHECK_THAT(static_cast<double>(sent.skill), WithinAbs(1.5 + .25 * .08, 1e-6));
    CHECK_THAT(static_cast<double>(sent.competence[innovation]), WithinAbs(.4 + .25 * .03 * .6, 1e-4));
    CHECK_THAT(static_cast<double>(sent.competence[decision]), WithinAbs(.4, 1e-4));  // simulation teaches it
    CHECK(skill_of({}, 8).skill == 1);
    CHECK(skill_of({{"competition.practice_time", 0}}, 0).skill == 1.5F);
}
