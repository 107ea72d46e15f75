// Choice, acceptance, trust, belief, awareness and what is held constant of governance, against rows of another hand (E29 to
// E32, E92).
#include "models/consortium/belief.hpp"
#include "models/consortium/partnership_choice.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("noise, candidates and liquidity of a choice follow size and cash (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29", {"q_1"})) {
        const auto& g = rules().partnership;
        const u32 staff = static_cast<u32>(row("n_j"));
        const double scale = cost_scale(row("S"));
        const double spent = running_cost(row("d"), scale, g, 1) / 4;
        const double limit = liquidity_limit(row("d"), scale, row("cash"), row("L5", 0), g, 1);
        agrees(choice_noise(staff, 1, g), row, "ς_j");
        agrees(candidates(staff), row, "m_j");
        agrees(spent, row, "C1/4");
        agrees(limit, row, "limit");
        agrees(spent <= limit, row, "affordable");
    }
}

TEST_CASE("number and capability of teachers limit depth (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29 d_max,p")) agrees(deepest_possible(row("T_p"), row("D_p")), row, "d_max,p");
}

TEST_CASE("a programme scores a proposal by seats, depth, fit and its own load (E29)", "[consortium]") {
    for (const Row& row : rows_of("E29 school acceptance")) {
        std::array<float, fields_per_industry> shares{};
        std::ranges::transform(row.list("Φ_i[f]"), shares.begin(), [](double x) { return static_cast<float>(x); });
        const double fit = field_fit(shares, [&](u32 k) { return static_cast<float>(row.list("Dist[f,f_p]")[k]); });
        agrees(fit, row, "fit", single_precision);
        agrees(proposal_score(row("S"), row("cap_p"), row("d"), fit) - clip(row("load_p"), 0, 1), row, "score",
               single_precision);
    }
}

TEST_CASE("trust drifts up, grows with transfers and falls with findings (E30)", "[consortium]") {
    for (const Row& row : rows_of("E30")) {
        float trust = static_cast<float>(row("τ"));
        if (row.begins("the +.10")) trust = trust_after_transfer(trust);
        if (row.begins("the -.30")) trust = trust_after_finding(trust);
        for (u32 k = 0; k < row("quarters", 0); ++k) trust = drifted_trust(trust);
        agrees(static_cast<double>(trust), row, "τ", single_precision);
    }
}

TEST_CASE("belief moves towards what own edges and neighbours tell (E31)", "[consortium]") {
    for (const Row& row : rows_of("E31")) {
        Experience known;
        for (std::size_t k = 0; k < row.list("age").size(); ++k) {
            const double predicted = row.list("predicted EMA")[k];
            if (tells(static_cast<u16>(row.list("age")[k]), predicted, 1))
                known.add(benefit_ratio(row.list("realised EMA")[k], predicted), own_weight);
        }
        for (const double ratio : row.list("neighbours' means")) known.add(ratio, neighbour_weight);
        agrees(known.weight, row, "c");
        if (row.gives("z̄")) agrees(known.mean_ratio(), row, "z̄");
        agrees(next_belief(row("μ_j"), known.mean_ratio(), known.weight, given_default<given::Belief>()), row, "μ_j new");
    }
}

TEST_CASE("awareness spreads from neighbours and associations (E32)", "[consortium]") {
    u32 passed_over = 0;
    for (const Row& row : rows_of("E32")) {
        if (row("q_5") > 0 && row("n_j") < 100 && row.is("same region")) {  // a service centre helps: platforms wait
            ++passed_over;
            continue;
        }
        const double hazard = awareness_hazard(row("share of neighbours aware"), row.is("member of association"),
                                               given_default<given::Awareness>());
        agrees(hazard, row, "hazard");
        agrees(probability_of(hazard), row, "probability");
    }
    CHECK(passed_over == 1);
}

TEST_CASE("offices of one intensity give audits and governance their strength (E92)", "[consortium]") {
    u32 held = 0;
    for (const Row& row : rows_of("E92")) {
        const auto& a = row.list("a_D,a_A,a_X");
        if (a[0] != a[1] || a[1] != a[2]) continue;  // the spine has one intensity
        ++held;
        const double floor = row("L13", 0);
        agrees(audit_probability(floor, true, a[0], rules().audit), row, "p_aud inside");
        agrees(audit_probability(floor, false, a[0], rules().audit), row, "p_aud outside");
        agrees(governance_effectiveness(a[0]), row, "G_c");
    }
    CHECK(held == 3);
}
