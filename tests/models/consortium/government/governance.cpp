// Offices, membership, funding of projects, platforms and services to small firms against rows of another hand (E84, E90,
// E92 to E95), and the competition's threshold (E45).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/services.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/projects.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/schools/competition.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <numeric>

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("three offices give audits, appraisals and governance their strength, and cost (E92)", "[consortium]") {
    for (const Row& row : rows_of("E92")) {
        const auto& a = row.list("a_D,a_A,a_X");
        const Offices offices{a[0], a[1], a[2]};
        const double floor = row("L13", 0);
        agrees(audit_probability(floor, true, offices.assessment, *rules().audit), row, "p_aud inside");
        agrees(audit_probability(floor, false, offices.assessment, *rules().audit), row, "p_aud outside");
        agrees(evaluation_noise(offices.assessment, row("L15", 0), given_default<given::Governance>()), row, "σ_eval");
        agrees(governance_effectiveness(offices), row, "G_c");
        const auto& governance = given_default<given::Governance>();
        agrees(office_cost(offices, row("members"), governance), row, "admin cost");
        agrees(office_cost_of_fund(row("members"), governance), row, "of it paid by the fund at most");
    }
}

TEST_CASE("membership pays by governance of own partnerships and by platforms (E90)", "[consortium]") {
    for (const Row& row : rows_of("E90")) {
        agrees(membership_worth(static_cast<u32>(row("k_j")), row("G_c"), row.list("q_k"), row("promised", 0),
                                given_default<given::Governance>(), *rules().partnership),
               row, "left side");
    }
}

TEST_CASE("support is worth what it builds, and next to nothing where it is next to nothing (E90)", "[consortium]") {
    for (const Row& row : rows_of("E90 support")) {
        const double promised = promised_intensity(row.list("Q_k"), row.list("money"), row("members"), row("ℓ"),
                                                   given_default<given::Platforms>(), given_default<given::Projects>());
        CHECK_THAT(promised, WithinAbs(row.out.numbers.at("promised"), 1e-12));
    }
}

TEST_CASE("the offices decide how many proposals come, how soon one is picked, and how many (E91)", "[consortium]") {
    const auto& g = given_default<given::Governance>();
    CHECK_THAT(proposals_expected(.3, 80, g), WithinRel(.6, 1e-12));
    CHECK(decision_delay(0, g) == 4);
    CHECK(decision_delay(.3, g) == 3);  // 2.8
    CHECK(decision_delay(1, g) == 0);
    CHECK(decision_delay(2, g) == 0);
    CHECK(picks(.3, 80, g) == 1);  // 0.6
    CHECK(picks(1, 81, g) == 3);
    CHECK(picks(0, 80, g) == 0);
}

TEST_CASE("four sources and the fund pay for a project, and the crowd for the rest, or it fails (E93)", "[consortium]") {
    const auto& g = given_default<given::Projects>();
    for (const Row& row : rows_of("E93")) {
        const Funding paid = fund_project(row("cost"),
                                          {.budget = row("L22 budget left"),
                                           .school_fund = row("school fund"),
                                           .donors = row("donors"),
                                           .fund = row("consortium fund"),
                                           .deduction = row("L24d", 0) * rules().tax->income},
                                          g);
        agrees(paid.fiscal, row, "fiscal");
        agrees(paid.school, row, "school");
        agrees(paid.social, row, "social");
        agrees(paid.consortium, row, "consortium");
        agrees(paid.gap, row, "gap");
        double pledged = 0;
        for (std::size_t k = 0; k < row.list("n of sampled").size(); ++k) {
            const double one = pledge(row("b̂"), row.list("n of sampled")[k], row.list("cash of sampled")[k], g);
            CHECK_THAT(one, WithinRel(row.out.lists.at("pledges before scaling")[k], exact));
            pledged += one;
        }
        const double share = called_share(paid.gap, pledged, 0);
        agrees(share * pledged, row, "pledged");
        agrees(paid.gap == 0 || share > 0, row, "funded");
    }
}

TEST_CASE("donors answer to the price of giving, not beyond what the project lacks (E93, L24d)", "[consortium]") {
    const auto& g = given_default<given::Projects>();
    const auto given = [&](double donors, double deduction, double budget) {
        return fund_project(20, {.budget = budget, .donors = donors, .deduction = deduction}, g).social;
    };
    CHECK(given(100, 0, 0) == 2);  // a tenth of the cost
    CHECK(given(.5, 0, 0) == .5);  // what they have set aside
    CHECK(given(0, .25, 0) == 0);
    const double answer = std::pow(.75, -1.1);
    CHECK_THAT(answer_to_price(.25, g), WithinRel(answer, 1e-12));
    CHECK_THAT(given(100, .25, 0), WithinRel(2 * answer, 1e-12));
    CHECK_THAT(given(.5, .25, 0), WithinRel(.5 * answer, 1e-12));
    given::Projects eager = g;
    eager.fiscal_share = .95;
    CHECK_THAT(fund_project(20, {.budget = 100, .donors = 100}, eager).social, WithinAbs(1, 1e-12));
}

TEST_CASE("a match fills a gap that pledges alone do not, and both are scaled to it (E93)", "[consortium]") {
    CHECK(called_share(3, 2, 0) == 0);
    CHECK_THAT(called_share(3, 2, 1), WithinRel(.75, 1e-12));  // 1.5 pledged, 1.5 added
    CHECK(called_share(5, 2, 1) == 0);
    CHECK(called_share(0, 2, 1) == 0);
}

TEST_CASE("supervision keeps money from leaking, and the true benefit decides what it builds (E94)", "[consortium]") {
    for (const Row& row : rows_of("E94")) {
        const double leaked = leakage(row("L24s", .3), given_default<given::Platforms>());
        agrees(leaked, row, "ℓ");
        agrees(effective_investment(row("cost"), row("b (benefit)"), leaked), row, "I");
    }
}

TEST_CASE("platforms wear out, and work for as many members as they have (E95)", "[consortium]") {
    for (const Row& row : rows_of("E95")) {
        const auto& g = given_default<given::Platforms>();
        const double stock = next_stock(row("Q_k"), row("I") / row("W̄_t", 1), g);
        agrees(stock, row, "Q_k new");
        agrees(platform_intensity(stock, row("members"), g), row, "q_k");
    }
}

TEST_CASE("a small firm weighs a service project against its own part of the price (E84)", "[consortium]") {
    for (const Row& row : rows_of("E84")) {
        const auto& g = given_default<given::Services>();
        const double gap = service_gap(row("x_j"), row("X̄_i"), row("x̄_i"), g);
        agrees(gap, row, "gap");
        const double worth =
            service_worth(row("κ_j"), service_gain(gap, g, *rules().transfer), row("R_j"), g, *rules().gains);
        agrees(worth - given_default<given::SchoolFinance>().service_price * (1 - row("L23", 0)), row, "net value");
    }
}

TEST_CASE("the best of a class win, and inside the last bin by lot (E45)", "[consortium]") {
    Scores scores{};
    scores.students[20] += 90;
    scores.students[30] += 6;
    scores.students[31] += 4;
    const Threshold eight =
        winning_threshold(scores, winning_share(false, given_default<given::Competition>()));  // 8: all 4, and 4 of 6
    CHECK(eight.bin == 30);
    CHECK_THAT(eight.inside, WithinRel(4. / 6, 1e-12));
    const Threshold twelve =
        winning_threshold(scores, winning_share(true, given_default<given::Competition>()));  // 12: all 10, and 2 of 90
    CHECK(twelve.bin == 20);
    CHECK_THAT(twelve.inside, WithinRel(2. / 90, 1e-12));
    CHECK(winning_threshold(Scores{}, .08).bin == score_bins);
    CHECK(score_bin(1.7 + .4) == 33);
    CHECK(score_bin(9) == score_bins - 1);
    CHECK(score_bin(-1) == 0);
}
