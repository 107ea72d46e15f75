// Levers in a firm's choice of depth: each enters one term of the net benefit, choices move as the logit says, and what is
// declared beyond the real depth moves only where the lever pays for declarations or makes them dearer (E26–E28; L1, L2, L4,
// L5, L6, L13, L14, L16, L27, L28).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/government.hpp"
#include "tests/models/consortium/alike.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Levers = std::map<std::string, double>;

constexpr double choice_noise = 2;

Scenario under(const Levers& levers) {
    Scenario with = scenario({{"partnership.choice_noise", choice_noise}});
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

/// What the closed form says of a package: partners among those who decide, how deep they are, what they declare beyond it.
struct Outcome {
    double partners = 0;
    double depth = 0;
    double formalism = 0;
    double ghosts = 0;
};
Outcome expected_of(const EdgePolicy& policy) {
    const DepthShares shares = logit_shares(policy, noise_alike(choice_noise));
    Outcome o;
    for (u32 k = 0; k < 4; ++k) {
        o.partners += shares[k] / drawn;
        o.depth += shares[k] / drawn * depths[k];
        o.formalism += shares[k] / drawn * value_at(depths[k], policy).declared.formalism;
        o.ghosts += shares[k] / drawn * value_at(depths[k], policy).declared.ghosts;
    }
    return o;
}

/// Firms choose under these levers as the closed form says of the policy, and declare d + γ* and g*.
Outcome choose_under(const Levers& levers, const EdgePolicy& policy, void (*populate)(Population&) = firms_and_programme) {
    const Signed choices = choices_of(under(levers), populate);
    check_shares(choices.shares(), logit_shares(policy, noise_alike(choice_noise)));
    for (u32 k = 0; k < 4; ++k) {
        const Declaration declared = value_at(depths[k], policy).declared;
        CHECK(std::ranges::all_of(choices.edges, [&](const Partnership& edge) {
            return edge.agreed.depth != static_cast<float>(depths[k]) ||
                   (edge.agreed.declared == static_cast<float>(depths[k] + declared.formalism) &&
                    edge.agreed.ghosts == static_cast<float>(declared.ghosts));
        }));
    }
    return expected_of(policy);
}

void certified(Population& p) {
    firms_and_programme(p);
    for (Firm& firm : p.agents<Firm>()) firm.books.certified = true;
}

/// Which of the numbers that an edge meets differ.
u32 differences(const EdgePolicy& a, const EdgePolicy& b) {
    const auto numbers = [](const EdgePolicy& p) {
        return std::array{p.credit_rate,
                          p.eligible ? 1. : 0.,
                          p.for_all ? 1. : 0.,
                          p.carry_forward ? 1. : 0.,
                          p.seat_subsidy,
                          p.co_funding,
                          p.bonus,
                          p.audit,
                          p.audit_floor,
                          p.penalty,
                          p.evaluation,
                          p.levy};
    };
    u32 count = 0;
    for (u32 k = 0; k < numbers(a).size(); ++k) count += numbers(a)[k] != numbers(b)[k] ? 1 : 0;
    return count;
}

const Outcome& usual() {
    static const Outcome at_status_quo = expected_of(status_quo_policy());
    return at_status_quo;
}

}  // namespace

TEST_CASE("at status quo firms choose by the net benefit alone and declare what they do (E28)", "[consortium]") {
    choose_under({}, status_quo_policy());
    CHECK((usual().formalism == 0 && usual().ghosts == 0));
    CHECK(usual().partners > .2);
}

TEST_CASE("credit for all draws firms into partnerships and, while it is not capped, into declaring more (L1)",
          "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.eligible = policy.for_all = true;
    const Outcome open = choose_under({{"policy.tax_credit.eligibility", 1}}, policy);
    CHECK(open.partners > usual().partners);
    CHECK(open.formalism > 0);
    EdgePolicy doubled = policy;
    doubled.for_all = false;
    doubled.credit_rate = .6;
    const Outcome more = choose_under({{"policy.tax_credit.rate", .6}}, doubled, certified);
    CHECK(more.partners > open.partners);
    // Nobody is certified: the rate is nothing to them.
    doubled.eligible = false;
    CHECK(choose_under({{"policy.tax_credit.rate", .6}}, doubled).partners == usual().partners);
}

TEST_CASE("credit beyond the surcharge counts a quarter where it is carried forward, and nothing where not (L1)",
          "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.eligible = true;
    policy.credit_rate = .9;
    const Outcome carried = choose_under({{"policy.tax_credit.rate", .9}}, policy, certified);
    const EdgeValue value = value_at(1, policy);
    policy.carry_forward = false;
    const Outcome lost =
        choose_under({{"policy.tax_credit.rate", .9}, {"policy.tax_credit.carry_forward", 0}}, policy, certified);
    CHECK(lost.partners < carried.partners);
    const double room = .05 * .08 * 4 * 125;
    CHECK_THAT(value_at(1, policy).credit, WithinRel(room, 1e-12));
    CHECK_THAT(value.credit, WithinRel(room + .25 * std::min(room, .9 * value.investment - room), 1e-12));
}

TEST_CASE("a subsidy for seats makes firms cooperate more and deeper, and name trainees who do not exist (L4)",
          "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.seat_subsidy = .6;
    CHECK(differences(policy, status_quo_policy()) == 1);
    const Outcome paid = choose_under({{"policy.seat_subsidy", .6}}, policy);
    CHECK(paid.partners > usual().partners);
    CHECK(paid.depth / paid.partners > usual().depth / usual().partners);
    CHECK(paid.formalism == 0);
    CHECK(paid.ghosts > 0);
}

TEST_CASE("co-funding makes bases worth building and payable, and declarations go up with it (L5)", "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.co_funding = .3;
    const Outcome paid = choose_under({{"policy.base_co_funding", .3}}, policy);
    CHECK(paid.partners > usual().partners);
    CHECK(paid.depth / paid.partners > usual().depth / usual().partners);
    CHECK(paid.formalism > 0);
    const auto poor = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.books.cash = 20;  // one wq a quarter: depth ¼ alone
    };
    const DepthShares alone = choices_of(under({}), poor).shares();
    CHECK((alone[0] > 0 && alone[1] == 0));
    CHECK(choices_of(under({{"policy.base_co_funding", .9}}), poor).shares()[1] > 0);
}

TEST_CASE("a bonus for graduates kept deepens order classes and gives no reason to declare more (L6)", "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.bonus = 2;
    const Outcome paid = choose_under({{"policy.outcome_bonus", 2}}, policy);
    CHECK(paid.partners > usual().partners);
    CHECK(paid.formalism == 0);
    for (const double d : depths) {
        const EdgeValue value = value_at(d, policy);
        const double stay = std::pow(1 - .016, 8) * std::exp(-.0066 * 4);  // for the four quarters until it is paid
        const double bonus = d >= .75 ? 2 * value.hires * stay : 0;
        CHECK_THAT(value.net_benefit - value_at(d, status_quo_policy()).net_benefit, WithinAbs(bonus, 1e-12));
    }
}

TEST_CASE("audits and penalties keep declarations down where subsidies tempt, and are nothing to the honest (L13, L14)",
          "[consortium]") {
    EdgePolicy tempted = status_quo_policy();
    tempted.seat_subsidy = .6;
    tempted.co_funding = .3;
    const Levers paid{{"policy.seat_subsidy", .6}, {"policy.base_co_funding", .3}};
    const auto with = [&](const char* lever, double value) {
        Levers levers = paid;
        levers[lever] = value;
        return levers;
    };
    const Outcome before = choose_under(paid, tempted);
    EdgePolicy audited = tempted;
    audited.audit = audit_probability(.6, true, .3, *default_rules().audit);
    const Outcome watched = choose_under(with("policy.audit.probability_floor", .6), audited);
    EdgePolicy fined = tempted;
    fined.penalty = 60;
    const Outcome dear = choose_under(with("policy.audit.penalty", 60), fined);
    for (const Outcome& strict : {watched, dear}) {
        CHECK(strict.formalism < .5 * before.formalism);
        CHECK(strict.ghosts < before.ghosts);
        CHECK(strict.partners < before.partners);
        CHECK(strict.partners > usual().partners);
    }
    CHECK(watched.ghosts == 0);
    EdgePolicy strict = status_quo_policy();
    strict.audit = audited.audit;
    strict.penalty = 60;
    const Outcome honest = choose_under({{"policy.audit.probability_floor", .6}, {"policy.audit.penalty", 60}}, strict);
    CHECK(honest.partners == usual().partners);
}

TEST_CASE("evaluation that counts for funding rewards declaring more (L16)", "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.evaluation = evaluation_gain(1);
    CHECK(policy.evaluation == .5);
    const Outcome ranked = choose_under({{"policy.evaluation_weight", 1}}, policy);
    CHECK(ranked.partners > usual().partners);
    CHECK(ranked.formalism > 0);
}

TEST_CASE("what a budget does not cover is not counted on, for declarations either (L27)", "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.seat_subsidy = .6;
    const Outcome whole = expected_of(policy);
    policy.seat_subsidy = .3;
    const auto rationed = [](Population& p) {
        firms_and_programme(p);
        p.agents<Region>()[0].payout = .5;
    };
    const Outcome half = choose_under({{"policy.seat_subsidy", .6}}, policy, rationed);
    CHECK((half.partners < whole.partners && half.ghosts < whole.ghosts));
    CHECK((half.partners > usual().partners && half.ghosts > 0));
}

TEST_CASE("a levy that seats clear makes firms train, for real (L28)", "[consortium]") {
    EdgePolicy policy = status_quo_policy();
    policy.levy = .01;
    CHECK(differences(policy, status_quo_policy()) == 1);
    const Outcome levied = choose_under({{"policy.training_levy", .01}}, policy);
    CHECK(levied.partners > usual().partners);
    CHECK((levied.formalism == 0 && levied.ghosts == 0));
    const EdgeValue shallow = value_at(.25, policy);  // 1.5 seats of the 3 that clear it, of 4 wq a year
    CHECK_THAT(shallow.net_benefit - value_at(.25, status_quo_policy()).net_benefit, WithinAbs(.01 * 400 * .5, 1e-12));
}

namespace {

/// Profitable firms with high-tech status, so that a certificate is worth V = (0.15 − L2) · 16 where there is no credit.
void profitable(Population& p) {
    firms_and_programme(p);
    for (Firm& firm : p.agents<Firm>()) {
        firm.books.taxable.fill(4);
        firm.books.banned_until = 0;
        firm.knowledge.high_tech_rank = 1;
    }
}
void without_status(Population& p) {
    profitable(p);
    for (Firm& firm : p.agents<Firm>()) firm.knowledge.high_tech_rank = 0;
}

}  // namespace

TEST_CASE("a lower tax on certified firms makes those with high-tech status declare what a certificate asks for (L2)",
          "[consortium]") {
    const auto raised = [](double rate, void (*firms)(Population&)) {
        const Signed choices =
            choices_of(under({{"policy.certified_income_tax_rate", rate}, {"policy.tax_credit.rate", 0}}), firms);
        check_shares(choices.shares(), logit_shares(status_quo_policy(), noise_alike(choice_noise)));  // depth is real
        const auto shallow = [](const Partnership& edge) { return edge.agreed.depth == .25F; };
        const auto as_asked = [](const Partnership& edge) {
            return edge.agreed.depth == .25F && edge.agreed.declared == .5F;
        };
        return static_cast<double>(std::ranges::count_if(choices.edges, as_asked)) /
               static_cast<double>(std::ranges::count_if(choices.edges, shallow));
    };
    CHECK(raised(.25, profitable) == 0);
    CHECK(raised(.15, profitable) == 0);  // what the law gives them anyhow
    CHECK(raised(.13, profitable) == 0);  // 0.32 is less than a third of the price of certification
    CHECK(raised(.10, profitable) == 1);
    CHECK(raised(.05, profitable) == 1);
    CHECK(raised(.05, without_status) == 0);
}

TEST_CASE("credit for certified firms makes them declare what a certificate asks for, credit for all does not (L1)",
          "[consortium]") {
    const auto raised = [](const Levers& levers) {
        const Signed choices = choices_of(under(levers), without_status);
        return std::ranges::any_of(
            choices.edges, [](const Partnership& edge) { return edge.agreed.depth == .25F && edge.agreed.declared >= .5F; });
    };
    CHECK(raised({}));
    CHECK_FALSE(raised({{"policy.tax_credit.rate", .1}}));  // three tenths of a wage a year, less than an application
    CHECK_FALSE(raised({{"policy.tax_credit.eligibility", 1}}));
}
