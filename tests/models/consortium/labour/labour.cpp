// The labour market against rows of another hand (E60, E64, E65, E69).
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("separations and openings follow the gap between staff and what is wanted (E60)", "[consortium]") {
    const auto& labour = *rules().labour;
    for (const Row& row : rows_of("E60")) {
        const double excess = excess_staff(row("n_j"), row("v_j"), row("n*_j"));
        agrees(excess, row, "Δ_j");
        agrees(separation_probability(row("n_j"), excess, labour), row, "separation probability");
        agrees(expected_openings(row("n_j"), excess, row("n*_j"), labour), row, "expected openings");
    }
}

TEST_CASE("firms plan staff for now, for the past or for a change that goes on, by their foresight (E60)", "[consortium]") {
    const auto planned = [](double foresight, double wanted, double usual) {
        given::Labour g{};
        g.foresight = foresight;
        return planned_staff(wanted, usual, g);
    };
    CHECK(planned(0, 121, 100) == 121);
    CHECK_THAT(planned(-1, 121, 100), WithinRel(100., 1e-12));
    CHECK_THAT(planned(-.5, 121, 100), WithinRel(110., 1e-12));
    CHECK_THAT(planned(1, 121, 100), WithinRel(146.41, 1e-12));
    CHECK(planned(1, 100, 10) == 200);  // twice at most
    CHECK(planned(-1, 100, 0) == 100);  // a firm without a past
    const auto& g = given_default<given::Labour>();
    CHECK(next_usual(0, 50, g) == 50);
    CHECK_THAT(next_usual(100, 140, g), WithinRel(110., 1e-12));
}

TEST_CASE("outdated knowledge costs more where new objects of labour are in use, and digital skills are up to date (E3)",
          "[consortium]") {
    auto g = given_default<given::Effectiveness>();
    CHECK_THAT(static_cast<double>(felt_gap(.2F, .5F, g)), WithinAbs(.2 * 1.25, 1e-7));
    CHECK(felt_gap(-.2F, .5F, g) < 0);  // who is ahead stays so
    CHECK(felt_gap(.2F, 0, g) == .2F);
    g.objects_gap = 0;
    CHECK(felt_gap(.2F, .5F, g) == .2F);
}

TEST_CASE(
    "an applicant is scored without the experience that the wage already pays, a graduate with what is paid for him (E64)",
    "[consortium]") {
    for (const Row& row : rows_of("E64")) {
        // Somebody of that effectiveness in a job of the own field, with median competences and up to date.
        const auto& g = given_default<given::Effectiveness>();
        const double experience = -math::expm1(-row("X") / 20);
        const std::array<double, competences> c{.4, .4, .4, .4};
        const double skill = math::exp((row("ln e") - g.experience * experience) / g.skill_elasticity);
        const auto& weight = tables().competence_weight[0][0];
        CHECK_THAT(log_effectiveness(skill, c, weight, experience, 0.0, 0.0, g), WithinRel(row("ln e"), exact));
        const double preference =
            row.is("graduate") ? subsidy_as_output(row("L10", 0), row("w̄_j"), given_default<given::Annuity>()) : 0.0;
        agrees(log_effectiveness(skill, c, weight, 0.0, 0.0, 0.0, g) + preference, row, "score");
    }
}

TEST_CASE("a hire costs more where many are hired at once, order placements being free (E65)", "[consortium]") {
    for (const Row& row : rows_of("E65")) {
        if (!row.gives("per hire")) continue;
        const double each = cost_of_hire(row("hires"), row("n_j"), row("w̄_j"), *rules().labour);
        agrees(each, row, "per hire");
        agrees((row("hires") - row("E53 hires")) * each, row, "of the quarter");
    }
}

TEST_CASE("wages follow tightness and an empty bucket drifts only (E69)", "[consortium]") {
    for (const Row& row : rows_of("E69")) {
        const double theta = tightness(row("V"), row("U"), given_default<given::Wages>());
        agrees(theta, row, "θ");
        agrees(log_wage_change(theta, given_default<given::Wages>()), row, "Δln ω");
    }
}
