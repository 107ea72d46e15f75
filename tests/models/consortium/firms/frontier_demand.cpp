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
        industry.field_share.fill(1.F / fields_at_start);
        industry.field_share[fields_at_start] = 0;
        industry.field = {0, 3, 6, 9, 12, 15, 0};
    }
}

/// A trend of 1,000 without growth, and incomes of 800 in every quarter.
void incomes(Population& p) {
    make_groups(p);
    p.agents<Economy>()[0].log_trend = std::log(1000);
    p.agents<Economy>()[0].incomes = 800;
}

/// What is spent in the first quarter after the start, when incomes have become a tenth larger.
double spent_after_a_rise(double closure, double anchor) {
    Played run(scenario({{"demand.growth", 0}, {"demand.closure", closure}, {"demand.anchor", anchor}}),
               play(incomes, [](Schedule& step) { step.each<grow_demand>("grow_demand"); }));
    run.until(1);
    CHECK_THAT(all<Economy>(run)[0].expenditure, WithinRel(1000., 1e-12));
    all<Economy>(run)[0].incomes = 880;
    run.until(2);
    return all<Economy>(run)[0].expenditure;
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

TEST_CASE("demand answers to incomes as far as it is closed, and goes back to the trend as it is anchored (E2)",
          "[consortium]") {
    CHECK_THAT(spent_after_a_rise(0, .1), WithinRel(1000., 1e-12));
    CHECK_THAT(spent_after_a_rise(1, .1), WithinRel(1090., 1e-12));  // (1.25 + 0.1·(1000/880 − 1.25))·880
    CHECK_THAT(spent_after_a_rise(.5, .1), WithinRel(1045., 1e-12));
    CHECK_THAT(spent_after_a_rise(1, 1), WithinRel(1000., 1e-12));
}

TEST_CASE("jobs turn to strategic fields as the technology of their industry moves, and not without (E2b)", "[consortium]") {
    const auto played = [](double drift) {
        return Played(scenario({{"frontier.noise", 0}, {"demand.field_drift", drift}}), play(industries, frontier_alone));
    };
    Played run = played(.125);
    const Derived tables = make_derived(run.world.inputs());
    const auto is_strategic = [&](u32 k) { return tables.strategic_field[all<Industry>(run)[0].field[k]] != 0; };
    u32 strategic = 0;
    for (u32 k = 0; k < fields_at_start; ++k) strategic += is_strategic(k) ? 1 : 0;
    REQUIRE((strategic > 0 && strategic < fields_at_start));
    run.until(40);
    for (const Industry& industry : all<Industry>(run)) {
        const double growth = std::exp(40 * .125 * (industry.strategic ? .008 : .004));
        const double sum = strategic * growth + fields_at_start - strategic;
        double shares = 0;
        for (u32 k = 0; k < fields_at_start; ++k) {
            shares += static_cast<double>(industry.field_share[k]);
            CHECK_THAT(static_cast<double>(industry.field_share[k]), WithinAbs((is_strategic(k) ? growth : 1) / sum, 1e-5));
        }
        CHECK_THAT(shares, WithinAbs(1, 1e-6));
    }
    Played still = played(0);
    still.until(40);
    for (u32 k = 0; k < fields_at_start; ++k)
        CHECK_THAT(static_cast<double>(all<Industry>(still)[0].field_share[k]), WithinAbs(1. / 6, 1e-6));
}

namespace {

/// The new field of the ring is that of the first industry, whose frontier stands where it appears.
void at_the_frontier(Population& p) {
    industries(p);
    Industry& first = p.agents<Industry>()[0];
    first.field[fields_at_start] = 1;
    first.frontier = .57;
}

}  // namespace

TEST_CASE("a new field's jobs begin at nothing and come with the technology of a strategic industry (E2b)", "[consortium]") {
    const auto share_after = [](u32 quarters, const Played::Values& with) {
        Played::Values parameters{{"frontier.noise", 0}, {"demand.field_drift", 0}};
        parameters.insert(with.begin(), with.end());
        Played run(scenario(parameters), play(at_the_frontier, frontier_alone));
        run.until(quarters);
        const Industry& first = all<Industry>(run)[0];
        CHECK_THAT(static_cast<double>(first.field_share[0] + first.field_share[fields_at_start]) +
                       5 * static_cast<double>(first.field_share[1]),
                   WithinAbs(1, 1e-6));
        CHECK(all<Industry>(run)[1].field_share[fields_at_start] == 0);
        return static_cast<double>(first.field_share[fields_at_start]);
    };
    CHECK_THAT(share_after(1, {}), WithinAbs(.15 * (1 - std::exp(-2 * .008)), 1e-6));
    CHECK_THAT(share_after(80, {}), WithinAbs(.15 * (1 - std::exp(-2 * .64)), 1e-6));
    CHECK(share_after(80, {{"demand.new_field_most", 0}}) == 0);
    CHECK(share_after(80, {{"demand.new_field_from", 2}}) == 0);
}
