// What comes from outside, on groups alone: the frontier, and the fields that industries demand (E1, E2b).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// The first industry is strategic; each demands six fields round the ring alike.
void industries(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].strategic = true;
    for (Industry& industry : p.agents<Industry>()) {
        industry.field_share.fill(1.F / fields_per_industry);
        industry.field = {0, 3, 6, 9, 12, 15};
    }
}

void frontier_alone(Schedule& step) { step.each<advance_frontier>("advance_frontier"); }

}  // namespace

TEST_CASE("the frontier of strategic industries moves twice as fast, with noise around it (E1)", "[consortium]") {
    Played run(scenario({{"frontier.noise", 0}}), play(industries, frontier_alone));
    run.until(10);
    CHECK_THAT(all<Industry>(run)[0].frontier, WithinRel(10 * .008, 1e-12));
    CHECK_THAT(all<Industry>(run)[5].frontier, WithinRel(10 * .004, 1e-12));
    Played noisy(scenario({}), play(industries, frontier_alone));
    noisy.until(10);
    CHECK(all<Industry>(noisy)[5].frontier != all<Industry>(noisy)[6].frontier);
    CHECK_THAT(all<Industry>(noisy)[5].frontier, WithinAbs(10 * .004, 4 * .002 * std::sqrt(10.)));
}

TEST_CASE("every industry comes to demand more of strategic fields (E2b)", "[consortium]") {
    Played run(scenario({}), play(industries, frontier_alone));
    const Derived tables = make_derived(run.world.inputs());
    const auto is_strategic = [&](u32 k) { return tables.strategic_field[all<Industry>(run)[0].field[k]] != 0; };
    u32 strategic = 0;
    for (u32 k = 0; k < fields_per_industry; ++k) strategic += is_strategic(k) ? 1 : 0;
    REQUIRE((strategic > 0 && strategic < fields_per_industry));
    run.until(40);
    const double growth = std::exp(40 * .001);
    const double sum = strategic * growth + fields_per_industry - strategic;
    for (const Industry& industry : all<Industry>(run)) {
        double shares = 0;
        for (u32 k = 0; k < fields_per_industry; ++k) {
            shares += static_cast<double>(industry.field_share[k]);
            CHECK_THAT(static_cast<double>(industry.field_share[k]), WithinAbs((is_strategic(k) ? growth : 1) / sum, 1e-5));
        }
        CHECK_THAT(shares, WithinAbs(1, 1e-6));
    }
}
