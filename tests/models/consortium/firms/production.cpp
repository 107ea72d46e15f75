// Effectiveness, wages, prices, shares, revenue and the productivity index against rows of another hand (E3–E9, E110–E112).
#include "models/consortium/firms/production.hpp"
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/records.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <cmath>

using namespace consortium;
using namespace consortium::vectors;

namespace {

double experience_of(double quarters) { return -math::expm1(-quarters / 20); }

}  // namespace

TEST_CASE("effectiveness comes from skill, competences, experience, field and vintage (E3)", "[consortium]") {
    for (const Row& row : rows_of("E3")) {
        std::array<double, competences> c{};
        std::ranges::copy(row.list("c"), c.begin());
        const auto& weight = tables().competence_weight[row.is("strategic")][row("n_j") >= 300];  // kept as float
        agrees(log_effectiveness(row("s"), c, weight, experience_of(row("X")), row("Dist[f,f']"), row("x_j") - row("v"),
                                 given_default<given::Effectiveness>()),
               row, "ln e", single_precision);
    }
}

TEST_CASE("the wage passes part of effectiveness on and pays experience apart (E4)", "[consortium]") {
    for (const Row& row : rows_of("E4")) {
        agrees(row("ω_{r,f'}") * math::exp(log_premium(row("ln e"), experience_of(row("X")), given_default<given::Wages>(),
                                                       given_default<given::Effectiveness>())),
               row, "w");
    }
}

TEST_CASE("output per worker and price follow technology, means, objects and labourers (E5, E6)", "[consortium]") {
    for (const Row& row : rows_of("E5, E6")) {
        const double log_output =
            log_output_per_worker(row("x_j"), row("m_j"), row("o_j"), row("ē_j"), given_default<given::Production>());
        agrees(log_output, row, "ln y_j");
        agrees(math::exp(log_price(row("w̄_j"), passed_on(row("y^p_j"), log_output, given_default<given::Market>()),
                                   given_default<given::Market>())),
               row, "p_j");
    }
}

TEST_CASE("shares follow relative prices and a shock that size and age damp (E7)", "[consortium]") {
    for (const Row& row : rows_of("E7")) {
        const auto& g = given_default<given::Market>();
        const double sd = share_deviation(static_cast<u32>(row("n_j")), row("c̄_D"), static_cast<u32>(row("age")), g);
        agrees(sd, row, "sd");
        // The bump of a product innovation (E75) is a summand of its own.
        agrees(log_share_change(row("ln p̄") - row("ln p_j"), sd, row("ε"), g) + row("bump_j"), row,
               "Δln f_j before renormalising");
    }
}

TEST_CASE("wanted staff and revenue follow share and expenditure (E8, E9)", "[consortium]") {
    for (const Row& row : rows_of("E8, E9")) {
        const auto& g = given_default<given::Market>();
        const double wanted = wanted_staff(row("f_j"), row("E_m"), row("w̄_j"), row("ln y_j - y^p_j", 0), g);
        agrees(wanted, row, "n*_j");
        agrees(revenue(row("f_j"), row("E_m"), static_cast<u32>(row("n_j")), wanted, g), row, "R_j");
    }
}

TEST_CASE("a gain is worth the wages its lead saves and the margin on the share it wins (E9b)", "[consortium]") {
    const auto& g = given_default<given::Market>();
    for (const Row& row : rows_of("E9b")) {
        if (row.gives("v_x")) {
            const GainWorth& worth = *rules().gains;
            agrees(worth.technology, row, "v_x");
            agrees(worth.match, row, "v_e");
            agrees(worth.share, row, "v_f");
            continue;
        }
        Gain gain;
        double all = 0;
        for (std::size_t t = 0; t < row.list("a").size(); ++t) {
            pass(gain, row.list("a")[t], row.list("b")[t], g);
            all += profit_of(gain.lead, gain.share, g);
        }
        agrees(gain.lead, row, "ℓ");
        agrees(gain.share, row, "φ");
        agrees(all, row, "profit");
    }
}

TEST_CASE("a gain that stays brings its lead until prices have followed, and no more (E9b)", "[consortium]") {
    auto market = given_default<given::Market>();
    auto looking = given_default<given::Annuity>();
    market.selection = looking.interest = 0;
    looking.gain_quarters = 80;
    Gain gain;
    const double worth = worth_today(looking, [&](u32) {
        pass(gain, .02, 0, market);
        return profit_of(gain.lead, gain.share, market);
    });
    CHECK_THAT(worth, WithinAbs(.02 * .75 / .25 / 1.25, 1e-9));
    CHECK_THAT(gain.lead, WithinAbs(0, 1e-9));
    CHECK_THAT(gain.output, WithinAbs(.02, 1e-15));
}

namespace {

/// Firm k of a row at the first (1) or second (2) quarter.
IndexTerms terms_of(const Row& row, std::size_t k, const std::string& when) {
    IndexTerms t{
        row.list("n_" + when)[k], row.list("x_" + when)[k], row.list("m_" + when)[k], row.list("o_" + when)[k], 0, 0};
    t.log_effectiveness = math::log(row.list("ē_" + when)[k]);
    t.log_output = log_output_per_worker(t.technology, t.means, t.objects, row.list("ē_" + when)[k],
                                         given_default<given::Production>());
    return t;
}

}  // namespace

TEST_CASE("the productivity index and its parts are those of Melitz and Polanec (E110-E112)", "[consortium]") {
    for (const Row& row : rows_of("E110, E111, E112")) {
        IndexSums sums{};
        double staff_before = 0;
        double output_before = 0;
        for (std::size_t k = 0; k < row.list("n_1").size(); ++k) {
            const IndexTerms before = terms_of(row, k, "1");
            add_firm(sums, before, terms_of(row, k, "2"), given_default<given::Production>());
            staff_before += before.staff;
            output_before += before.staff * before.log_output;
        }
        const IndexChange change = decompose(sums, staff_before, output_before);
        agrees(output_before / staff_before, row, "Λ_1");
        agrees(change.core, row, "Λ_2");
        agrees(change.change, row, "ΔΛ");
        agrees(change.within[0], row, "innovation core");
        agrees(change.within[1], row, "means of labour");
        agrees(change.within[2], row, "labour objects");
        agrees(change.within[3], row, "labourers");
        agrees(change.between, row, "between");
        agrees(change.entry, row, "entry");
        agrees(change.exit, row, "exit");
        CHECK_THAT(change.parts(), WithinAbs(change.change, 1e-12));
    }
}

TEST_CASE("an index is the same from the sums of its sectors as from all firms at once", "[consortium]") {
    for (const Row& row : rows_of("E110, E111, E112")) {
        IndexSums all{};
        std::array<IndexSums, 2> sectors{};
        for (std::size_t k = 0; k < row.list("n_1").size(); ++k) {
            for (IndexSums* sums : {&all, &sectors[k % 2]})
                add_firm(*sums, terms_of(row, k, "1"), terms_of(row, k, "2"), given_default<given::Production>());
        }
        sectors[0] += sectors[1];
        CHECK_THAT(sectors[0].log_output, WithinRel(all.log_output, exact));
        CHECK_THAT(sectors[0].level_2 - sectors[0].level_1, WithinRel(all.level_2 - all.level_1, exact));
        for (u32 k = 0; k < 4; ++k) CHECK_THAT(sectors[0].change_2[k], WithinRel(all.change_2[k], exact));
    }
}

TEST_CASE("books refuse a quarter whose parts do not add up to its change, and begin at 100", "[consortium]") {
    IndexSums firm{};
    const IndexTerms then{10, .1, .1, 0, 0, .1};
    const IndexTerms now{10, .2, .1, 0, 0, .16};
    add_firm(firm, then, now, given_default<given::Production>());
    IndexBooks books{};
    book(books, firm, true);
    CHECK(books.level() == 100);
    books.staff = 10;
    books.log_output = 1;  // as the firm says it was
    book(books, firm, false);
    CHECK_THAT(books.change.within[0], WithinRel(.06, exact));
    books.staff = 10;
    books.log_output = 2;
    CHECK_THROWS_AS(book(books, firm, false), ContractError);
    CHECK(std::isnan(IndexBooks{}.level()));
}

TEST_CASE("the composite is the geometric mean of four ratios, missing where one begins at nothing", "[consortium]") {
    const Composite start{1, .1, 1, .2, 0, 0, 0};
    CHECK_THAT(composite_index({2, .2, 2, .4, 0, 0, 0}, start), WithinRel(200, exact));
    CHECK_THAT(composite_index({16, .1, 1, .2, 0, 0, 0}, start), WithinRel(200, exact));
    CHECK(std::isnan(composite_index(start, {1, 0, 1, .2, 0, 0, 0})));
}
