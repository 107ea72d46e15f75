// R&D, absorption, innovation, imitation and adoption against rows of another hand (E70–E79).
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/parameters/cooperation/adoption.hpp"
#include "models/consortium/parameters/firms/absorption.hpp"
#include "models/consortium/parameters/firms/imitation.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

namespace {

constexpr double relief = .15;  // of a firm with high-tech status
double rate_of(const Row& row) { return row.is("certified") ? row("L2", relief) : rules().tax->income; }
double base_of(const Row& row) { return row.is("taxable profit>0") ? 1 : 0; }

}  // namespace

TEST_CASE("a firm bears a part of its R&D itself, however much is deducted (E70)", "[consortium]") {
    const auto& g = given_default<given::Rnd>();
    CHECK(user_cost_ratio(.25, 1, 10, g) == 1);
    CHECK(user_cost_ratio(.25, 4, 10, g) == .05 / .5);  // 1 − 0.25·5 < 0
    CHECK(user_cost_ratio(.9, 1, 10, g) == .05 / .05);  // 1 − 2·0.9 < 0
    CHECK(user_cost_ratio(.25, 4, 0, g) == 1);
}

TEST_CASE("R&D moves towards what its user cost and the firm's means allow (E70)", "[consortium]") {
    for (const Row& row : rows_of("E70")) {
        const auto& g = given_default<given::Rnd>();
        const double ratio = user_cost_ratio(rate_of(row), row("L3", 1), base_of(row), g);
        CHECK_THAT(ratio, WithinRel(row.out.numbers.at("u_j") / row.out.numbers.at("u_0"), exact));
        agrees(desired_rnd(row("ι_RD"), row("R_j"), ratio, g), row, "RD*");
        agrees(next_rnd(row("RD"), row("ι_RD"), row("R_j"), ratio, row("cash"), g), row, "RD new");
    }
}

TEST_CASE("R&D answers its user cost with the elasticity of the text, -1/(1-b) (E70)", "[consortium]") {
    const auto& g = given_default<given::Rnd>();
    for (const double ratio : {.5, .9, 1.1, 1.5}) {
        const double elasticity =
            math::log(desired_rnd(.03, 100, ratio, g) / desired_rnd(.03, 100, 1, g)) / math::log(ratio);
        CHECK_THAT(elasticity, WithinRel(-1 / (1 - .20), exact));
    }
}

TEST_CASE("a firm reports more R&D than it does by what an audit may cost it (E71)", "[consortium]") {
    for (const Row& row : rows_of("E71")) {
        const auto& g = given_default<given::Rnd>();
        const double penalty = row("L14", 12);
        const double excess = relabelled(rate_of(row), row("L3", 1), base_of(row), row("p_aud"), penalty, g);
        agrees(excess, row, "rel*");
        agrees(relabelling_penalty(row("RD"), excess, row("p_aud"), penalty, g), row, "expected penalty");
        agrees(research_cost(row("RD"), excess, g) - row("RD"), row, "falsification cost");
    }
}

TEST_CASE("absorptive capacity comes from research, skill and contacts (E72)", "[consortium]") {
    for (const Row& row : rows_of("E72")) {
        agrees(absorptive_capacity(row("RD"), row("R_j"), static_cast<u32>(row("n_j")), row("share s>1.6"), row("exch_j"),
                                   given_default<given::Absorption>()),
               row, "κ_j");
    }
}

TEST_CASE("the innovation hazard rises with research (E73)", "[consortium]") {
    for (const Row& row : rows_of("E73")) {
        const double hazard =
            innovation_hazard(row("RD"), row("ι_RD"), row("R_j"), row("c̄_N"), row("q_3"), given_default<given::Rnd>());
        agrees(hazard, row, "h");
        agrees(probability_of(hazard), row, "probability");
    }
}

TEST_CASE("a neighbour that is ahead is looked at by absorption and copied in part (E76)", "[consortium]") {
    for (const Row& row : rows_of("E76")) {
        const auto& g = given_default<given::Imitation>();
        agrees(probability_of(imitation_hazard(row("κ_j"), g)), row, "probability");
        agrees(imitated(row("x_j"), row("x_k"), g), row, "x_j new");
    }
}

TEST_CASE("a firm behind the frontier catches up by absorption (E76c)", "[consortium]") {
    for (const Row& row : rows_of("E76c")) {
        agrees(caught_up(row("x_j"), row("κ_j"), row("X̄_i"), given_default<given::Absorption>()), row, "x_j new");
    }
}

TEST_CASE("objects of labour spread from neighbours, faster in strategic industries (E78)", "[consortium]") {
    for (const Row& row : rows_of("E78")) {
        const auto& known = row.list("o of N(j)");
        double mean = 0;
        for (double o : known) mean += o / static_cast<double>(known.size());
        agrees(next_objects(row("o_j"), mean, row("κ_j"), row.is("strategic"), row("q_6"), given_default<given::Adoption>()),
               row, "o new");
    }
}

TEST_CASE("means of labour are renewed towards technology while there is cash (E79)", "[consortium]") {
    for (const Row& row : rows_of("E79")) {
        const double step = means_step(row("x_j"), row("m_j"), row("cash"), row("q_6"), given_default<given::Adoption>());
        agrees(row("m_j") + step, row, "m new");
        agrees(means_cost(step, row("R_j"), given_default<given::Adoption>()), row, "cost");
    }
}
