// Published models in cases that can be counted by hand.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <algorithm>

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace bass {
extern const Model model;
}
namespace net_sis {
extern const Model model;
}
namespace partnet {
extern const Model model;
}
namespace sir {
extern const Model model;
}

TEST_CASE("a disease that always passes on reaches everybody in a network where all know all", "[reference][sir]") {
    Played epidemic(sir::model, {{"population.agents", 50},
                                 {"network.kind", 1},
                                 {"network.degree", 49},
                                 {"initial.infectious", 1},
                                 {"epidemic.transmissibility", 1}});
    CHECK_THAT(epidemic.until(1)("infectious"), WithinAbs(0.98, 1e-12));
    CHECK(epidemic("affected") == 1);
    CHECK(epidemic.until(2)("infectious") == 0);
}

TEST_CASE("a disease that never passes on ends with those who brought it", "[reference][sir]") {
    Played epidemic(sir::model, {{"population.agents", 1000}, {"epidemic.transmissibility", 0}});
    CHECK_THAT(epidemic.until(2)("affected"), WithinAbs(0.02, 1e-12));
    CHECK(epidemic("infectious") == 0);
}

TEST_CASE("nobody imitates where nobody innovates", "[reference][bass]") {
    Played market(bass::model, {{"population.people", 1000}, {"diffusion.innovation", 0}});
    CHECK(market.until(50)("adopters") == 0);
}

TEST_CASE("all stay infected where nobody recovers, and all are cured where nothing passes on", "[reference][net_sis]") {
    Played chronic(net_sis::model, {{"population.agents", 1000}, {"initial.infected", 1}, {"epidemic.recovery", 0}});
    CHECK(chronic.until(3)("prevalence") == 1);
    Played cured(net_sis::model, {{"population.agents", 1000}, {"epidemic.infection", 0}, {"epidemic.recovery", 1}});
    CHECK(cured.until(1)("prevalence") == 0);
}

TEST_CASE("without support the quality and technology of partners come together", "[reference][partnet]") {
    Scenario scenario = Played::scenario_of(partnet::model, {{"population.agents", 10'000}});
    scenario.levers["policy.subsidy"].status_quo = 0;
    scenario.levers["policy.tax"].status_quo = 0;
    Played country(scenario, partnet::model);
    country.until(1);
    const double lowest = std::min(country("quality"), country("technology"));
    const double highest = std::max(country("quality"), country("technology"));
    country.until(300);
    CHECK_THAT(country("quality"), WithinAbs(country("technology"), 0.002));
    CHECK(country("quality") > lowest - 0.01);
    CHECK(country("quality") < highest + 0.01);
    CHECK_THAT(country("skill"), WithinAbs(country("quality"), 0.01));
}
