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
            .rnd = row("RD", 0),
            .rnd_intensity = row("ι_RD", .03),
            .absorption = row("κ_j", 0),
            .surcharge = row("surcharge", .0034 * row("R_j", 0)),  // where a row gives none
            .credit_carried = row("Carry_j", 0),
            .other_edges = static_cast<u32>(row("k", 0)),
            .other_seats = row("S_oth", 0),
            .other_credit = row("Used_j", 0),
            .other_declared = row("ΣD̂ other", 0)};
}

OtherSide other_of(const Row& row) {
    return {.capacity = row("cap_p", 0),
            .source = transfer_source(row("v_p", 0), row("X̄_i", 0), row("x̄_i", 0), *rules().transfer),
            .student_effort = row("ē_S", 0),
            .teacher_effort = row("ē_T", 0),
            .distance = row("δ", 0),
            .trust = row("τ", 0),
            .same_region = row("same region", 1) > 0,
            .governance = row("G_c", 0),
            .research = row("q_3", 0)};
}

EdgeValue valued(double depth, const FirmSide& firm, const OtherSide& other, const EdgePolicy& policy,
                 const CooperationRules& rules, double wage_unit = 1) {
    return value_edge(depth, one_transfer(firm, other, rules, wage_unit), firm, other, policy, rules, wage_unit);
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
        const double hires = row("S") * retention(row("d"), g) * (1 - row("up_p", 0));
        agrees(match_benefit(hires, row("d"), row("n_j"), row("w̄_j"), rules()), row, "B1");
        agrees(training_benefit(row("S"), row("w̄_j"), row("ρ_j"), g), row, "B2");
    }
}

TEST_CASE("a trainee's output grows: even where it meets his cost, paid back after twice as long (E23)", "[consortium]") {
    given::Partnership g = given_default<given::Partnership>();
    const double cost = g.trainee_pay + g.instructor_time;
    CHECK_THAT(trainee_output(0.5, g), WithinAbs(0.5, 1e-12));  // of half a year, as published
    CHECK_THAT(break_even_year(0.4725, g).value(), WithinAbs(4.0 / 12, 1e-12));
    g.internship_years = 8.0 / 12;
    CHECK_THAT(training_benefit(3, 1, 0.4725, g), WithinAbs(0, 1e-12));
    g.internship_years = 2;  // a year of growth to 4 ρ, and a year of that
    CHECK_THAT(trainee_output(0.2, g), WithinAbs((0.4 + 0.8) / 2, 1e-12));
    g.internship_years = 0;
    CHECK(training_benefit(3, 1, 0.5, g) == 0);
    CHECK(!break_even_year(cost / 5, g));  // grows to 4 ρ alone
    CHECK(!break_even_year(0, g));
    g.trainee_growth = 0;
    g.internship_years = 0.25;
    CHECK(trainee_output(0.5, g) == 0.5);
    CHECK(break_even_year(cost, g) == 0);
    CHECK(!break_even_year(cost / 2, g));
}

TEST_CASE("a transfer is expected by effort and distance, and its fee at its mean or half its worth (E24)", "[consortium]") {
    for (const Row& row : rows_of("E24")) {
        const PlatformRules all = with_platforms(row);
        if (row.gives("B4")) {  // ψ d is a summand of the net benefit
            FirmSide firm = firm_of(row);
            const double with = valued(row("d"), firm, {}, {}, *all).net_benefit;
            firm.prosocial = 0;
            agrees(with - valued(row("d"), firm, {}, {}, *all).net_benefit, row, "B4");
            continue;
        }
        const FirmSide firm = firm_of(row);
        const OtherSide other = other_of(row);
        const double hazard = transfer_hazard(row("d"), firm.absorption, other.distance, other.student_effort,
                                              other.teacher_effort, *all->transfer);
        const OneTransfer t = one_transfer(firm, other, *all, row("W̄_t", 1));
        agrees(hazard, row, "λ_T");
        agrees(t.gain, row, "Δx̂");
        agrees(t.worth, row, "value");
        agrees(t.fee, row, "F̂_T");
        agrees(t.benefit(hazard), row, "B3");
    }
}

TEST_CASE("a partnership costs by depth, trust, distance and breadth (E25)", "[consortium]") {
    for (const Row& row : rows_of("E25")) {
        const given::Partnership g = *with_platforms(row)->partnership;
        const double unit = row("W̄_t", 1);
        const double apart = remoteness(row.is("same region"), row("o_j"), g);
        agrees(apart, row, "D_rs");
        agrees(running_cost(row("d"), cost_scale(row("S"), g), g, unit), row, "C1");
        agrees(coordination_cost(row("τ"), row("G_c"), apart, g, unit), row, "C2");
        agrees(breadth_cost(static_cast<u32>(row("k")), row("n_j"), g, unit), row, "C3");
    }
}

TEST_CASE("partners invent as far as the firm can absorb, and pay for it together (E74)", "[consortium]") {
    const given::CoInvention& g = *rules().co_invention;
    for (const Row& row : rows_of("E74")) {
        const FirmSide firm = firm_of(row);
        const double part = joint_part(firm.absorption, static_cast<u32>(row("edges")), g);
        agrees(part, row, "part");
        agrees(joint_research(part, firm.rnd, g), row, "joint R&D");
        const double gain = joint_gain(part, firm, row("q_3"), *rules().rnd);
        agrees(gain, row, "Δx a year");
        agrees(joint_benefit(gain, firm.revenue, *rules().gains, *rules().rnd), row, "B5");
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

TEST_CASE("what is declared beyond what is done follows from what it brings and what a finding costs (E27)",
          "[consortium]") {
    for (const Row& row : rows_of("E27")) {
        const PlatformRules all = with_platforms(row);
        given::Formalism formalism = *rules().formalism;
        formalism.falsification_cost = row("ρ_L", formalism.falsification_cost);
        CooperationRules own = *all;
        own.formalism = &formalism;
        FirmSide firm = firm_of(row);
        firm.certificate = {row("V", 0) / .10, {.25, .15}, false, row("V", 0) > 0};
        EdgeValue v;
        v.depth = row("d");
        v.seats = row("S");
        v.cost_scale = cost_scale(v.seats, given_default<given::Partnership>());
        tempt(v, row("room", 0), firm, other_of(row), policy_of(row), own, 1);
        agrees(v.cost_scale, row, "σ");
        agrees(v.temptation.gain, row, "b");
        agrees(v.temptation.credit, row, "credit");
        agrees(v.temptation.lump, row, "lump");
        agrees(v.declared.formalism, row, "γ*");
        agrees(v.declared.ghosts, row, "g*");
        agrees(v.declared.worth, row, "worth");
        const double claimed =
            seat_claim(v.seats + v.declared.ghosts, policy_of(row), 1) +
            base_claim(v.depth, v.depth + v.declared.formalism, v.cost_scale, policy_of(row), *own.partnership, 1);
        agrees(claimed / row("ϖ", 1), row, "Cl");  // the row claims all
    }
}

TEST_CASE("no grid of declarations finds a better one than the closed form (E27)", "[consortium]") {
    Temptation t{
        .scale = 1.2, .upkeep = 2, .most = .75, .ghost_slope = .7, .most_ghosts = 4, .tolerance = .05, .penalty = 12};
    constexpr u32 fine = 150;
    for (const double gain : {0., .04, .3, 1.5}) {
        for (const double credit : {0., .9}) {
            for (const double per_ghost : {-.1, .5}) {
                for (const double audit : {0., .05, .3}) {
                    for (const double lump : {0., .4, 9.}) {
                        t.gain = gain, t.credit = credit, t.kink = .17, t.per_ghost = per_ghost;
                        t.audit = audit, t.ghost_fine = .9, t.lump = lump;
                        const Declaration best = best_declaration(.02, t);
                        CHECK((best.formalism >= .02 && best.formalism <= t.most));
                        CHECK(best.worth == worth_of(best.formalism, best.ghosts, t));
                        double on_grid = -1e9;
                        for (u32 k = 0; k <= fine; ++k) {
                            const double formalism = .02 + k * (t.most - .02) / fine;
                            for (u32 g = 0; g <= 40; ++g)
                                on_grid = std::max(on_grid, worth_of(formalism, g * t.most_ghosts / 40, t));
                        }
                        CHECK(best.worth >= on_grid - 1e-12);
                        CHECK(best.worth <= on_grid + .01);
                    }
                }
            }
        }
    }
}

TEST_CASE("a firm declares what a certificate asks for if that pays (E27b)", "[consortium]") {
    for (const Row& row : rows_of("E27b")) {
        FirmSide firm = firm_of(row);
        firm.certificate = {row("tax base"), {.25, .15}, row.is("ban runs"), row("held", 0) > 0};
        firm.other_investment = row("ΣInv other", 0);
        EdgePolicy policy = policy_of(row);
        policy.eligible = policy.for_all = row("L1 for all", 0) > 0;
        EdgeValue v;
        v.depth = row("d");
        v.seats = row("S");
        v.cost_scale = cost_scale(v.seats, given_default<given::Partnership>());
        v.investment = row("Inv", 0);
        tempt(v, 4 * firm.surcharge, firm, {}, policy, rules(), 1);
        const double missing = missing_depth(v.depth, firm, *rules().tax);
        agrees(missing + v.depth, row, "D_req");
        agrees(missing, row, "γ_c");
        agrees(v.certificate, row, "V");
        agrees(v.declared.formalism, row, "γ*");
        const Declaration declared = declared_for_certificate(v, firm, policy, rules(), 1);
        agrees(v.depth + declared.formalism, row, "D̂");
        agrees(declared.formalism > v.declared.formalism, row, "raised");
    }
}

TEST_CASE("the net benefit of a partnership at every depth is that of the text (E28)", "[consortium]") {
    for (const Row& row : rows_of("E28")) {
        if (!row.gives("S(0.25)")) continue;
        const PlatformRules all = with_platforms(row);
        for (const double d : depths) {
            const EdgeValue v = valued(d, firm_of(row), other_of(row), policy_of(row), *all, row("W̄_t", 1));
            const std::string text = d == .25 ? "(0.25)" : (d == .5 ? "(0.5)" : (d == .75 ? "(0.75)" : "(1)"));
            agrees(v.seats, row, "S" + text);
            agrees(v.declared.formalism, row, "γ*" + text);
            agrees(v.declared.ghosts, row, "g*" + text);
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
        const EdgeValue v = valued(d, firm, other_of(row), policy, *all);
        agrees(v.seats, row, "S");
        agrees(v.match_benefit, row, "B1");
        agrees(v.training_benefit, row, "B2");
        agrees(v.transfer_benefit, row, "B3");
        agrees(v.joint_benefit, row, "B5");
        agrees(v.joint_cost, row, "C4");
        agrees(firm.prosocial * d, row, "B4");
        agrees(v.running_cost, row, "C1");
        agrees(v.coordination_cost, row, "C2");
        agrees(v.breadth_cost, row, "C3");
        agrees(v.investment, row, "Inv");
        const ExpectedTaxCredit credit = expected_tax_credit(v.investment, firm, policy, *all->tax);
        agrees(credit.room, row, "Room_j");
        agrees(v.credit, row, "T");
        agrees(credit.uncapped, row, "T uncapped");
        agrees(v.temptation.gain, row, "b");
        agrees(v.declared.formalism, row, "γ*");
        agrees(v.declared.ghosts, row, "g*");
        agrees(v.declared.worth, row, "worth of declaring");
        const double claimed = seat_claim(v.seats, policy, 1) + base_claim(d, d, v.cost_scale, policy, *all->partnership, 1);
        agrees(claimed, row, "Cl");
        agrees(levy_saved(v.seats, firm, policy.levy, *all->tax), row, "Levy");
        agrees(v.net_benefit, row, "NB");
    }
    CHECK(parts == 3);
}
