// Budgets, payout and evaluation against rows of another hand (E97, E108, E109).
#include "models/consortium/government/government.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <limits>

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("a budget that binds lowers what is paid out next year (E108)", "[consortium]") {
    for (const Row& row : rows_of("E108")) {
        const double budget = regional_budget(row("cap"), row("L27e", 0), row("regional share of revenue"),
                                              row("regional share of workforce"));
        agrees(budget, row, "B_r");
        agrees(payout_ratio(budget, row("overrun"), row("claims")), row, "ϖ_r");
    }
    CHECK(payout_ratio(std::numeric_limits<double>::infinity(), 0, 200) == 1);
}

TEST_CASE("declared seats, transfers and hires per public money make a consortium's score (E97)", "[consortium]") {
    for (const Row& row : rows_of("E97")) {
        double seats = 0;
        for (std::size_t k = 0; k < row.list("S of edges").size(); ++k)
            seats += row.list("S of edges")[k] * row.list("D̂ of edges")[k] / row.list("d of edges")[k];
        agrees(performance(seats, row("transfers"), row("order hires"), row("public money"),
                           given_default<given::Governance>()),
               row, "score_c");
    }
}

TEST_CASE("evaluation moves the rates of those above and below the middle (E109)", "[consortium]") {
    for (const Row& row : rows_of("E109")) agrees(rate_factor(row("L16"), row("pct_c")), row, "factor on L4, L5");
    CHECK(Standing{}.percentile() == .5);
    Standing best;
    for (double other : {1., 2.}) best.compare(3, other);
    CHECK_THAT(best.percentile(), WithinRel(.75, 1e-12));
    Standing like_others;
    for (double other : {1., 3., 3., 4.}) like_others.compare(3, other);
    CHECK_THAT(like_others.percentile(), WithinRel(3. / 6, 1e-12));  // places 2 to 4 of 5
}
