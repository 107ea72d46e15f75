// How these firms are made and counted, see alike.hpp.
#include "tests/models/consortium/alike.hpp"

#include "models/consortium/cooperation/partnership_choice.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "tests/support/catch.hpp"

namespace consortium {
extern const Model model;
}

namespace consortium::stage {

const CooperationRules& default_rules() {
    static const Schema schema = schema_of(consortium::model);
    static const Scenario as_staged = scenario({});
    static Crew crew(1);
    static const World world(schema, as_staged, 0, crew);
    static const CooperationRules rules = make_cooperation_rules(world.inputs());
    return rules;
}

void firms_and_programme(Population& p) {
    make_groups(p);
    Industry& industry = p.agents<Industry>()[0];
    industry.frontier = .4;
    industry.mean_technology = .1;
    p.add<Firm>(alike, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.revenue = 125;
        firm.attitude.belief = 1;
        firm.attitude.trainee_productivity = .6;
        firm.attitude.prosocial = .5;
        firm.knowledge.objects = .1;
        firm.knowledge.absorption = .4;
        firm.books.cash = 1000;
        firm.attitude.aware = true;
        firm.books.banned_until = 1000;  // nobody declares anything for a certificate
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.teachers = alike;  // room for all
        programme.student_effort = .07;
        programme.teacher_effort = .25;
        return programme;
    });
}

FirmSide firm_alike() {
    return {.staff = 100,
            .wage = 1,
            .revenue = 125,
            .belief = 1,
            .trainee_productivity = .6,
            .prosocial = .5,
            .objects = .1,
            .technology = 0,
            .absorption = .4,
            .surcharge = .05 * .08 * 125,
            .certificate = {.banned = true}};
}

OtherSide programme_alike() {
    return {.capacity = 40,
            .studying_on = further_study(programme_of(40).type, *default_rules().graduation),
            .source = .25,
            .student_effort = .07,
            .teacher_effort = .25,
            .distance = .5,  // without profiles
            .trust = 0,
            .same_region = true,
            .governance = governance_effectiveness({.3, .3, .3})};
}

EdgePolicy status_quo_policy() {
    return {.credit_rate = .3, .audit = audit_probability(0, true, .3, *default_rules().audit), .penalty = 12};
}

EdgeValue value_at(double depth, const EdgePolicy& policy) {
    FirmSide firm = firm_alike();
    firm.certificate.held = policy.eligible && !policy.for_all;
    const OtherSide other = programme_alike();
    return value_edge(depth, one_transfer(firm, other, default_rules(), 1), firm, other, policy, default_rules(), 1);
}

double noise_alike(double choice_noise) { return choice_noise * std::sqrt(1 + 100 / 50.0); }

DepthShares logit_shares(const EdgePolicy& policy, double noise) {
    DepthShares weight{};
    double all_weights = 1;  // no partnership has net benefit 0
    for (u32 k = 0; k < 4; ++k) all_weights += weight[k] = std::exp(value_at(depths[k], policy).net_benefit / noise);
    for (double& w : weight) w *= drawn / all_weights;
    return weight;
}

DepthShares Signed::shares() const {
    DepthShares counted{};
    for (const Partnership& edge : edges) counted[static_cast<u32>(4 * edge.agreed.depth) - 1] += 1.0 / alike;
    return counted;
}

Signed choices_of(const Scenario& all_of_it, void (*populate)(Population&)) {
    Played run(all_of_it, play(populate, cooperation));
    run.until(1);
    const auto edges = all<Partnership>(run);
    return {{edges.begin(), edges.end()}};
}

void check_shares(const DepthShares& counted, const DepthShares& expected) {
    for (u32 k = 0; k < 4; ++k) {
        INFO("depth " << depths[k]);
        const double deviation = std::sqrt(expected[k] * (1 - expected[k]) / alike);
        CHECK_THAT(counted[k], Catch::Matchers::WithinAbs(expected[k], 4 * deviation));
    }
}

}  // namespace consortium::stage
