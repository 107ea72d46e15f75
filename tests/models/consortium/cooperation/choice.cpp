// Choice, acceptance, trust, belief and awareness against rows of another hand (E29 to E32).
#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/cooperation/partnership_choice.hpp"
#include "models/consortium/parameters/cooperation/awareness.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("noise, candidates and liquidity of a choice follow size and cash (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29")) {
        const given::Partnership g = *with_platforms(row)->partnership;
        const u32 staff = static_cast<u32>(row("n_j"));
        const double scale = cost_scale(row("S"), g);
        const double spent = running_cost(row("d"), scale, g, 1) / 4;
        const double limit = liquidity_limit(row("d"), scale, row("cash"), row("L5", 0), g, 1);
        agrees(choice_noise(staff, 1, g), row, "ς_j");
        const auto& search = given_default<given::PartnerSearch>();
        agrees(candidates(staff, 0, search), row, "m_j");
        CHECK(candidates(staff, 2, search) == candidates(staff, 0, search) + 2);  // of a firm in a park
        agrees(spent, row, "C1/4");
        agrees(limit, row, "limit");
        agrees(spent <= limit, row, "affordable");
    }
}

TEST_CASE("number and capability of teachers limit depth (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29 d_max,p"))
        agrees(deepest_possible(row("T_p"), row("D_p"), *rules().partnership), row, "d_max,p");
}

TEST_CASE("a programme scores a proposal by seats, depth, fit and its own load (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29 school acceptance")) {
        std::array<float, fields_per_industry> shares{};
        std::ranges::transform(row.list("Φ_i[f]"), shares.begin(), [](double x) { return static_cast<float>(x); });
        const auto& apart = row.list("Dist[f,f_p]");  // of the fields that it uses; its new field has no jobs yet
        const double fit = field_fit(shares, [&](u32 k) { return static_cast<float>(k < apart.size() ? apart[k] : 1); });
        agrees(fit, row, "fit", single_precision);
        agrees(proposal_score(row("S"), row("cap_p"), row("d"), fit, *rules().partnership) - clip(row("load_p"), 0, 1), row,
               "score", single_precision);
    }
}

TEST_CASE("trust drifts up, grows with transfers and falls with findings (E30)", "[consortium]") {
    const auto& g = given_default<given::Belief>();
    for (const Row& row : rows_of("E30")) {
        float trust = static_cast<float>(row("τ"));
        if (row.begins("the +.10")) trust = trust_after_transfer(trust, g);
        if (row.begins("the -.30")) trust = trust_after_finding(trust, g);
        for (u32 k = 0; k < row("quarters", 0); ++k) trust = drifted_trust(trust, g);
        agrees(static_cast<double>(trust), row, "τ", single_precision);
    }
}

TEST_CASE("trust moves once a quarter, by what happened in it (E30)", "[consortium]") {
    const auto& g = given_default<given::Belief>();
    CHECK(next_trust(.5F, false, false, g) == drifted_trust(.5F, g));
    CHECK(next_trust(.5F, true, false, g) == drifted_trust(trust_after_transfer(.5F, g), g));
    CHECK(next_trust(.5F, false, true, g) == drifted_trust(trust_after_finding(.5F, g), g));
    CHECK(next_trust(.95F, true, true, g) == drifted_trust(trust_after_finding(1, g), g));
}

TEST_CASE("the books show a gain while the price follows, and in the share after (E31)", "[consortium]") {
    const auto& market = given_default<given::Market>();
    const auto& ahead = given_default<given::Annuity>();
    GainBooks books{};
    book(books, .04, market, ahead);  // a quarter is passed on at once
    CHECK_THAT(books.lead, WithinAbs(.03, 1e-15));
    CHECK_THAT(books.passed, WithinAbs(.01, 1e-15));
    CHECK_THAT(books.share, WithinAbs(.0002, 1e-15));
    book(books, 0, market, ahead);  // of what is older a twentieth fades
    CHECK_THAT(books.lead, WithinAbs(.0225, 1e-15));
    CHECK_THAT(books.passed, WithinAbs(.0095 + .0075, 1e-15));
    CHECK_THAT(books.share, WithinAbs(.00019 + .02 * .017, 1e-15));
}

TEST_CASE("belief moves towards what own edges and neighbours tell (E31)", "[consortium]") {
    const auto& g = given_default<given::Belief>();
    for (const Row& row : rows_of("E31")) {
        Experience known;
        for (std::size_t k = 0; k < row.list("age").size(); ++k) {
            const double predicted = row.list("predicted EMA")[k];
            if (tells(static_cast<u16>(row.list("age")[k]), predicted, 1, g))
                known.add(benefit_ratio(row.list("realised EMA")[k], predicted, g), g.own_weight);
        }
        for (const double ratio : row.list("neighbours' means")) known.add(ratio, g.neighbour_weight);
        agrees(known.weight, row, "c");
        if (row.gives("z̄")) agrees(known.mean_ratio(), row, "z̄");
        agrees(next_belief(row("μ_j"), known.mean_ratio(), known.weight, g), row, "μ_j new");
    }
}

TEST_CASE("awareness spreads from neighbours, associations and service centres (E32)", "[consortium]") {
    for (const Row& row : rows_of("E32")) {
        REQUIRE(row.is("same region"));
        const double hazard = awareness_hazard(row("share of neighbours aware"), row.is("member of association"),
                                               static_cast<u32>(row("n_j")), row("q_5"), given_default<given::Awareness>());
        agrees(hazard, row, "hazard");
        agrees(probability_of(hazard), row, "probability");
    }
}
