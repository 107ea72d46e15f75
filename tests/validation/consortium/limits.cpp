// Limits of the consortium model that have a closed form: depths chosen by firms of one type without neighbours are a logit
// of (E28); declarations are those that (E27) maximises; R&D has the elasticity of (E70).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/alike.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <tuple>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Scenario under(const Played::Values& parameters, const std::map<std::string, double>& levers) {
    Scenario with = scenario(parameters);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

}  // namespace

TEST_CASE("firms of one type without neighbours hold depths in the shares of a logit of E28", "[consortium]") {
    EdgePolicy subsidised = status_quo_policy();
    subsidised.seat_subsidy = .6;
    for (const double noise : {1., 2., 5.}) {
        INFO("choice noise " << noise);
        const Played::Values parameters{{"partnership.choice_noise", noise}};
        check_shares(choices_of(under(parameters, {}), firms_and_programme).shares(),
                     logit_shares(status_quo_policy(), noise_alike(noise)));
        check_shares(choices_of(under(parameters, {{"policy.seat_subsidy", .6}}), firms_and_programme).shares(),
                     logit_shares(subsidised, noise_alike(noise)));
    }
}

namespace {

/// (E27) for firms of 100 staff and 40 places that trust nobody and have no certificate to lose, from the text alone.
struct ByHand {
    double depth, subsidy, co_funding, penalty, falsification;

    double seats() const { return std::min({.06 * depth * 100, .5 * depth * 40, 10.}); }
    double audit() const { return .05 + .19 * (1 - std::exp(-.3)); }
    double worth(double formalism) const {
        const double fined = formalism > .05 ? audit() * penalty : 0.0;
        return co_funding * 6 * depth * formalism - (.5 * falsification + fined) * formalism * formalism;
    }
    double formalism() const {
        double best = 0;
        const double most = 1 - depth;
        for (const auto& [low, high, fined] :
             {std::tuple{0., std::min(.05, most), 0.}, std::tuple{.05, most, audit() * penalty}}) {
            if (low > high) continue;
            const double curvature = falsification + 2 * fined;
            const double gain = co_funding * 6 * depth;
            const double tried = std::clamp(curvature > 0 ? gain / curvature : (gain > 0 ? high : low), low, high);
            if (worth(tried) > worth(best)) best = tried;
        }
        return best;
    }
    double ghosts() const {
        const double each = subsidy - .1 - audit() * (1 + .5 * penalty / 12) * subsidy;
        return std::clamp(each * seats() / 2, 0., 10 - seats());
    }
};

}  // namespace

TEST_CASE("what firms declare beyond what they do is exactly what E27 maximises", "[consortium]") {
    for (const double subsidy : {0., .3, 2.}) {
        for (const double co_funding : {0., .02, .4}) {
            for (const double penalty : {0., 12.}) {
                for (const double falsification : {0., 2.}) {
                    const Signed choices =
                        choices_of(under({{"partnership.choice_noise", 5}, {"formalism.falsification_cost", falsification}},
                                         {{"policy.seat_subsidy", subsidy},
                                          {"policy.base_co_funding", co_funding},
                                          {"policy.audit.penalty", penalty}}),
                                   firms_and_programme);
                    REQUIRE_FALSE(choices.edges.empty());
                    CAPTURE(subsidy, co_funding, penalty, falsification);
                    CHECK(std::ranges::all_of(choices.edges, [&](const Partnership& edge) {
                        const ByHand text{edge.agreed.depth, subsidy, co_funding, penalty, falsification};
                        const double declared = text.depth + text.formalism();
                        return std::abs(static_cast<double>(edge.agreed.declared) - declared) < 1e-6 &&
                               std::abs(static_cast<double>(edge.agreed.ghosts) - text.ghosts()) < 1e-5;
                    }));
                }
            }
        }
    }
}

namespace {

/// A firm that could pay for any R&D, with profit.
void one_firm(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) {
        Firm firm = firm_of(100, 100);
        firm.revenue = 140;
        firm.knowledge.rnd_intensity = .03;
        firm.books.cash = 1e6;
        firm.books.taxable.fill(100);
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
}

/// R&D in the long run.
double research(double curvature, double deduction) {
    Played run(under({{"rnd.curvature", curvature}}, {{"policy.rnd_super_deduction.rate", deduction}}),
               play(one_firm, development));
    run.until(400);  // 0.9^400 of the way is left
    return all<Firm>(run)[0].knowledge.rnd;
}

}  // namespace

TEST_CASE("R&D answers its user cost with an elasticity of exactly -1/(1-b)", "[consortium]") {
    for (const double b : {.1, .2, .5}) {
        const double usual = research(b, 1);
        CHECK_THAT(usual, WithinRel(.03 * 140, 1e-12));
        for (const double deduction : {0., .75, 1.5}) {
            const double cost = (1 - .25 * (1 + deduction)) / .5;  // relative to that at status quo
            CHECK_THAT(std::log(research(b, deduction) / usual) / std::log(cost), WithinAbs(-1 / (1 - b), 1e-10));
        }
    }
}
