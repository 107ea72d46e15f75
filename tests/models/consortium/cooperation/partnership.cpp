// What a partnership is worth and what is declared, against rows of another hand (E20–E28, E27b).
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

namespace {

FirmSide firm_of(const Row& row) {
    return {.staff = row("n_j", 0),
            .wage = row("w̄_j", 0),
            .revenue = row("R_j", 0),
            .belief = row("μ_j", 0),
            .trainee_productivity = row("ρ_j", 0),
            .prosocial = row("ψ_j", 0),
            .objects = row("o_j", 0),
            .technology = row("x_j", 0),
            .absorption = row("κ_j", 0),
            .credit_carried = row("Carry_j", 0),
            .other_edges = static_cast<u32>(row("k", 0)),
            .other_seats = row("S_oth", 0),
            .other_credit = row("Used_j", 0),
            .other_declared = row("ΣD̂ other", 0)};
}

OtherSide other_of(const Row& row) {
    return {.capacity = row("cap_p", 0),
            .source = transfer_source(row("v_p", 0), row("X̄_i", 0), row("x̄_i", 0)),
            .student_effort = row("ē_S", 0),
            .teacher_effort = row("ē_T", 0),
            .distance = row("δ", 0),
            .trust = row("τ", 0),
            .same_region = row("same region", 1) > 0,
            .governance = row("G_c", 0)};
}

}  // namespace

TEST_CASE("seats a year are what size, programme and law allow (E20)", "[consortium]") {
    for (const Row& row : rows_of("E20")) {
        agrees(seats_a_year(row("d"), row("n_j"), row("cap_p"), row("S_oth"), *rules().partnership), row, "S(d)");
    }
}

TEST_CASE("a seat brings a better match and the work of trainees (E21-E23)", "[consortium]") {
    for (const Row& row : rows_of("E21, E22, E23")) {
        const auto& g = *rules().partnership;
        agrees(retention(row("d"), g), row, "P_ret");
        agrees(match_gain(row("d"), g), row, "Δe");
        agrees(match_benefit(row("S"), row("d"), row("w̄_j"), rules()), row, "B1");
        agrees(training_benefit(row("S"), row("w̄_j"), row("ρ_j"), g), row, "B2");
    }
}

TEST_CASE("a transfer is expected by effort and distance, and its fee at its mean or half its worth (E24)", "[consortium]") {
    for (const Row& row : rows_of("E24")) {
        const PlatformRules all = with_platforms(row);
        if (row.gives("B4")) {  // ψ d is a summand of the net benefit
            FirmSide firm = firm_of(row);
            const double with = value_edge(row("d"), firm, {}, {}, *all, 1).net_benefit;
            firm.prosocial = 0;
            agrees(with - value_edge(row("d"), firm, {}, {}, *all, 1).net_benefit, row, "B4");
            continue;
        }
        const ExpectedTransfer t = expected_transfer(row("d"), firm_of(row), other_of(row), *all, row("W̄_t", 1));
        agrees(t.hazard, row, "λ_T");
        agrees(t.gain, row, "Δx̂");
        agrees(t.worth, row, "value");
        agrees(t.fee, row, "F̂_T");
        agrees(t.benefit, row, "B3");
    }
}

TEST_CASE("a partnership costs by depth, trust, distance and breadth (E25)", "[consortium]") {
    for (const Row& row : rows_of("E25")) {
        const given::Partnership g = *with_platforms(row)->partnership;
        const double unit = row("W̄_t", 1);
        const double apart = remoteness(row.is("same region"), row("o_j"));
        agrees(apart, row, "D_rs");
        agrees(running_cost(row("d"), cost_scale(row("S")), g, unit), row, "C1");
        agrees(coordination_cost(row("τ"), row("G_c"), apart, g, unit), row, "C2");
        agrees(breadth_cost(static_cast<u32>(row("k")), row("n_j"), g, unit), row, "C3");
    }
}

TEST_CASE("the credit on an investment is capped by the surcharge of the firm (E26)", "[consortium]") {
    for (const Row& row : rows_of("E26")) {
        const ExpectedTaxCredit c = expected_tax_credit(row("Inv"), firm_of(row), policy_of(row), *rules().tax);
        agrees(c.liability, row, "Liab_j");
        agrees(c.room, row, "Room_j");
        agrees(c.credit, row, "T");
        agrees(c.uncapped, row, "T uncapped");
    }
}

TEST_CASE("formalism and claims follow the marginal gain and the audit risk (E27)", "[consortium]") {
    for (const Row& row : rows_of("E27")) {
        const given::Partnership g = *with_platforms(row)->partnership;
        const EdgePolicy policy = policy_of(row);
        given::Formalism formalism = *rules().formalism;
        formalism.falsification_cost = row("ρ_L", formalism.falsification_cost);
        const double d = row("d");
        const double scale = cost_scale(row("S"));
        const double gain = formalism_gain(row("S"), d, scale, row.is("T uncapped"), policy, g);
        const double gamma = chosen_formalism(gain, d, policy, formalism);
        agrees(scale, row, "σ");
        agrees(gain, row, "b");
        agrees(gamma, row, "γ*");
        agrees(claims(row("S"), d, d + gamma, policy, g, 1) / row("ϖ", 1), row, "Cl(D̂)");  // the row claims all
    }
}

TEST_CASE("a firm declares what a certificate asks for if that pays (E27b)", "[consortium]") {
    for (const Row& row : rows_of("E27b")) {
        const FirmSide firm = firm_of(row);
        const EdgePolicy policy = policy_of(row);
        EdgeValue value;
        value.depth = row("d");
        value.seats = row("S");
        value.cost_scale = cost_scale(row("S"));
        value.formalism = row("γ*");
        const CertificationMotive motive{row("tax base"), {.25, row("L2", .15)}, row.is("ban runs")};
        const double missing = missing_depth(value.depth, firm);
        agrees(missing + value.depth, row, "D_req");
        agrees(missing, row, "γ_c");
        agrees(certification_worth(motive, policy), row, "V_c");
        agrees(price_of_declaring(missing, value.formalism, value.cost_scale, policy, *rules().formalism, 1), row, "cost");
        const double declared = declared_depth(value, firm, motive, policy, rules(), 1);
        agrees(declared, row, "D̂");
        agrees(declared > value.depth + value.formalism, row, "raised");
    }
}

TEST_CASE("the net benefit of a partnership at every depth is that of the text (E28)", "[consortium]") {
    for (const Row& row : rows_of("E28")) {
        if (!row.gives("S(0.25)")) continue;
        const PlatformRules all = with_platforms(row);
        for (const double d : depths) {
            const EdgeValue v = value_edge(d, firm_of(row), other_of(row), policy_of(row), *all, row("W̄_t", 1));
            const std::string text = d == .25 ? "(0.25)" : (d == .5 ? "(0.5)" : (d == .75 ? "(0.75)" : "(1)"));
            agrees(v.seats, row, "S" + text);
            agrees(v.formalism, row, "γ*" + text);
            agrees(v.net_benefit, row, "NB" + text);
        }
    }
}

TEST_CASE("the parts of the net benefit at one depth are those of the text (E28)", "[consortium]") {
    u32 parts = 0;
    for (const Row& row : rows_of("E28")) {
        if (!row.gives("Levy")) continue;
        ++parts;
        const PlatformRules all = with_platforms(row);
        const EdgePolicy policy = policy_of(row);
        const FirmSide firm = firm_of(row);
        const double d = row("d");
        const EdgeValue v = value_edge(d, firm, other_of(row), policy, *all, 1);
        const double gamma = v.formalism;
        agrees(v.seats, row, "S");
        agrees(v.match_benefit, row, "B1");
        agrees(v.training_benefit, row, "B2");
        agrees(v.transfer_benefit, row, "B3");
        agrees(firm.prosocial * d, row, "B4");
        agrees(v.running_cost, row, "C1");
        agrees(v.coordination_cost, row, "C2");
        agrees(v.breadth_cost, row, "C3");
        agrees(v.investment, row, "Inv");
        const ExpectedTaxCredit credit = expected_tax_credit(v.investment, firm, policy, *all->tax);
        agrees(credit.room, row, "Room_j");
        agrees(v.credit, row, "T");
        agrees(v.uncapped, row, "T uncapped");
        agrees(formalism_gain(v.seats, d, v.cost_scale, v.uncapped, policy, *all->partnership), row, "b");
        agrees(gamma, row, "γ*");
        agrees(claims(v.seats, d, d + gamma, policy, *all->partnership, 1) / row("ϖ", 1), row, "Cl(d+γ*)");
        agrees(levy_saved(v.seats, firm, policy.levy, *all->tax), row, "Levy");
        agrees(v.credit_used - credit.used, row, "credit on γ*");
        agrees(v.net_benefit, row, "NB");
    }
    CHECK(parts == 3);
}
