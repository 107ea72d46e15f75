// The choice of firms among depths against the closed form of a logit, and what bounds it (E28, E29).
#include "models/consortium/governance.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 alike = 40'000;
constexpr double drawn = .25;  // a firm decides in one quarter of four

/// How many proposals of each depth came, kept where the programme has four numbers.
void count_proposals(Programme& me, Inbox<Proposal> proposals) {
    me.competence_gain.fill(0);
    for (const Proposal& p : proposals) me.competence_gain[static_cast<u32>(4 * p.edge.depth) - 1] += 1;
}

void choose(Schedule& step) {
    step.each<cooperate>("cooperate");
    step.receivers<count_proposals, Proposal>("count_proposals");
}

/// Firms all alike, and one programme deep enough for any depth.
void firms_and_programme(Population& p) {
    make_groups(p);
    Industry& industry = p.agents<Industry>()[0];
    industry.frontier = .4;
    industry.mean_technology = .1;
    p.add<Firm>(alike, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.revenue = 125;
        firm.belief = 1;
        firm.trainee_productivity = .6;
        firm.prosocial = .5;
        firm.objects = .1;
        firm.absorption = .4;
        firm.cash = 1000;
        firm.aware = true;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.student_effort = .07;
        programme.teacher_effort = .25;
        return programme;
    });
}

/// NB of the text for these firms at status quo.
double net_benefit(double depth) {
    const CooperationRules& rules = vectors::rules();
    const FirmSide firm{.staff = 100,
                        .wage = 1,
                        .revenue = 125,
                        .belief = 1,
                        .trainee_productivity = .6,
                        .prosocial = .5,
                        .objects = .1,
                        .technology = 0,
                        .absorption = .4};
    const OtherSide other{.capacity = 40,
                          .source = .25,
                          .student_effort = .07,
                          .teacher_effort = .25,
                          .distance = .5,  // without profiles
                          .trust = 0,
                          .same_region = true,
                          .governance = governance_effectiveness({.3, .3, .3})};
    const EdgePolicy policy{.credit_rate = .3, .audit = audit_probability(0, true, .3, rules.audit), .penalty = 12};
    return value_edge(depth, firm, other, policy, rules.rules(), 1).net_benefit;
}

std::array<float, 4> proposals_of(Scenario all_of_it, void (*populate)(Population&)) {
    Played run(std::move(all_of_it), play(populate, choose));
    run.until(1);
    return all<Programme>(run)[0].competence_gain;
}

constexpr std::array<float, 4> nothing{0, 0, 0, 0};

}  // namespace

TEST_CASE("firms alike choose depths as the logit of the net benefit says (E28, E29)", "[consortium]") {
    constexpr double choice_noise = 2;
    const double noise = choice_noise * std::sqrt(1 + 100 / 50.0);
    double all_weights = 1;  // no partnership has net benefit 0
    for (const double d : depths) all_weights += std::exp(net_benefit(d) / noise);
    const auto proposals = proposals_of(scenario({{"partnership.choice_noise", choice_noise}}), firms_and_programme);
    for (u32 k = 0; k < 4; ++k) {
        const double share = drawn * std::exp(net_benefit(depths[k]) / noise) / all_weights;
        INFO("depth " << depths[k] << ", net benefit " << net_benefit(depths[k]));
        CHECK(share > .005);
        CHECK_THAT(static_cast<double>(proposals[k]) / alike, WithinAbs(share, 4 * std::sqrt(share * (1 - share) / alike)));
    }
}

TEST_CASE("few teachers, little cash, no staff and no awareness bound the choice (E29)", "[consortium]") {
    const auto one_teacher = [](Population& p) {
        firms_and_programme(p);
        p.agents<Programme>()[0].teachers = 1;  // d_max = .325
    };
    const auto shallow = proposals_of(scenario({{"partnership.choice_noise", 2}}), one_teacher);
    CHECK(shallow[0] > 0);
    CHECK((shallow[1] == 0 && shallow[2] == 0 && shallow[3] == 0));
    const auto poor = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.cash = 20;  // a twentieth is 1, C1/4 is .76 at ¼ and 1.21 at ½
    };
    const auto cheap = proposals_of(scenario({{"partnership.choice_noise", 2}}), poor);
    CHECK(cheap[0] > 0);
    CHECK((cheap[1] == 0 && cheap[2] == 0 && cheap[3] == 0));
    const auto empty = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.staff = 0;
    };
    CHECK(proposals_of(scenario({}), empty) == nothing);
    const auto unaware = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.aware = false;
    };
    CHECK(proposals_of(scenario({}), unaware) == nothing);
}

namespace {

/// Every firm has a partnership of depth ½ and this age that it would not sign today.
template <u16 age>
void poor_partnerships(Population& p) {
    firms_and_programme(p);
    for (Firm& firm : p.agents<Firm>()) firm.belief = firm.prosocial = 0;
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < alike; ++k) {
        Partnership edge{};
        edge.to = {0};
        edge.depth = edge.declared = .5F;
        edge.age = age;
        edge.alive = true;
        edges.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(edges));
}

double edges_left(void (*populate)(Population&)) {
    Played run(scenario({{"partnership.choice_noise", 0}}), play(populate, choose));
    run.until(1);
    return static_cast<double>(all<Partnership>(run).size());
}

}  // namespace

TEST_CASE("a partnership that does not pay ends when its firm is drawn, but not in its first year (E29)", "[consortium]") {
    CHECK(edges_left(poor_partnerships<3>) == alike);
    CHECK_THAT(edges_left(poor_partnerships<4>) / alike, WithinAbs(1 - drawn, 4 * std::sqrt(drawn * (1 - drawn) / alike)));
}
