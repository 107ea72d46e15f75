// Equations of the consortium model against rows that another hand computed from the text (vectors.csv). Rows that need what
// the spine leaves out (platforms, levies, budgets) are passed over.
#include "engine/run/simulation.hpp"
#include "models/consortium/cooperation_rules.hpp"
#include "models/consortium/effectiveness.hpp"
#include "models/consortium/innovation.hpp"
#include "models/consortium/labour_market.hpp"
#include "models/consortium/money.hpp"
#include "models/consortium/partnership_value.hpp"
#include "models/consortium/teaching.hpp"
#include "tests/support/catch.hpp"

#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Row {
    std::string name;
    std::map<std::string, double> in;
    std::map<std::string, double> out;
};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

std::map<std::string, double> numbers_of(const std::string& cell) {
    std::map<std::string, double> numbers;
    std::size_t from = 0;
    while (from < cell.size()) {
        const std::size_t to = std::min(cell.find("; ", from), cell.size());
        const std::string pair = cell.substr(from, to - from);
        const std::size_t equal = pair.rfind('=');
        if (equal != std::string::npos && pair[equal + 1] != '(')
            numbers[pair.substr(0, equal)] = std::stod(pair.substr(equal + 1));
        from = to + 2;
    }
    return numbers;
}

/// The rows of an equation whose inputs name nothing of `absent`.
std::vector<Row> rows_of(const std::string& equation, const std::vector<std::string>& absent = {}) {
    std::ifstream file(CONSORTIA_VECTORS);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        const auto cells = cells_of(line);
        if (cells.size() < 4 || cells[0] != equation) continue;
        Row row{cells[1], numbers_of(cells[2]), numbers_of(cells[3])};
        bool here = true;
        for (const std::string& name : absent) here = here && (!row.in.contains(name) || row.in.at(name) == 0);
        if (here) rows.push_back(std::move(row));
    }
    REQUIRE_FALSE(rows.empty());
    return rows;
}

double at(const Row& row, const std::string& name, double otherwise = 0) {
    const auto found = row.in.find(name);
    return found == row.in.end() ? otherwise : found->second;
}

void agrees(double ours, const Row& row, const std::string& name) {
    CAPTURE(row.name, name);
    REQUIRE(row.out.contains(name));
    CHECK_THAT(ours, WithinRel(row.out.at(name), 1e-10) || WithinAbs(row.out.at(name), 1e-12));
}

/// All parameters at their defaults.
const Inputs& defaults() {
    static const Schema schema = schema_of(consortium::model);
    static const Scenario scenario;
    static Crew crew(1);
    static const World world(schema, scenario, 0, crew);
    return world.inputs();
}

const CooperationRules& rules() {
    static const CooperationRules all = make_cooperation_rules(defaults());
    return all;
}

EdgePolicy policy_of(const Row& row) {
    return {.credit_rate = at(row, "L1", .30),
            .eligible = at(row, "eligible") > 0,
            .carry_forward = at(row, "L1.carry-forward", 1) > 0,
            .seat_subsidy = at(row, "L4"),
            .co_funding = at(row, "L5"),
            .bonus = at(row, "L6"),
            .audit = at(row, "p_aud"),
            .audit_floor = 0,
            .penalty = at(row, "L14", 12)};
}

}  // namespace

TEST_CASE("seats a year are what size, programme and law allow (E20)", "[consortium]") {
    for (const Row& row : rows_of("E20")) {
        agrees(seats_a_year(at(row, "d"), at(row, "n_j"), at(row, "cap_p"), at(row, "S_oth"), rules().partnership), row,
               "S(d)");
    }
}

TEST_CASE("formalism and claims follow the marginal gain and the audit risk (E27)", "[consortium]") {
    for (const Row& row : rows_of("E27", {"q_1", "L16", "ϖ", "inside consortium"})) {
        EdgePolicy policy = policy_of(row);
        given::Formalism formalism = rules().formalism;
        formalism.falsification_cost = at(row, "ρ_L", formalism.falsification_cost);
        const double d = at(row, "d");
        const double seats = at(row, "S");
        const double sigma = cost_scale(seats);
        const double gain = policy.seat_subsidy * seats / (d * sigma) +
                            policy.co_funding * rules().partnership.depth_cost * d +
                            (at(row, "T uncapped") > 0 ? policy.credit_rate * rules().partnership.depth_cost * d : 0);
        const double gamma = chosen_formalism(gain, d, policy, formalism);
        agrees(sigma, row, "σ");
        agrees(gain, row, "b");
        agrees(gamma, row, "γ*");
        agrees(claims(seats, d, d + gamma, policy, rules().partnership, 1), row, "Cl(D̂)");
    }
}

TEST_CASE("the net benefit of a partnership at every depth is that of the text (E28)", "[consortium]") {
    for (const Row& row : rows_of("E28", {"q_1", "q_3", "L16", "ϖ", "L28"})) {
        if (!row.out.contains("S(0.25)")) continue;  // one row tells the parts at one depth
        const FirmSide firm{.staff = at(row, "n_j"),
                            .wage = at(row, "w̄_j"),
                            .revenue = at(row, "R_j"),
                            .belief = at(row, "μ_j"),
                            .trainee_productivity = at(row, "ρ_j"),
                            .prosocial = at(row, "ψ_j"),
                            .objects = at(row, "o_j"),
                            .technology = at(row, "x_j"),
                            .absorption = at(row, "κ_j"),
                            .credit_carried = at(row, "Carry_j"),
                            .other_edges = static_cast<u32>(at(row, "k")),
                            .other_seats = at(row, "S_oth"),
                            .other_credit = at(row, "Used_j"),
                            .other_declared = 0};
        const OtherSide other{.capacity = at(row, "cap_p"),
                              .source = transfer_source(at(row, "v_p"), at(row, "X̄_i"), at(row, "x̄_i")),
                              .student_effort = at(row, "ē_S"),
                              .teacher_effort = at(row, "ē_T"),
                              .distance = at(row, "δ"),
                              .trust = at(row, "τ"),
                              .same_region = at(row, "same region") > 0,
                              .governance = at(row, "G_c")};
        for (const double d : depths) {
            const EdgeValue v = value_edge(d, firm, other, policy_of(row), rules().rules(), at(row, "W̄_t", 1));
            const std::string text = d == .25 ? "0.25" : (d == .5 ? "0.5" : (d == .75 ? "0.75" : "1"));
            agrees(v.seats, row, "S(" + text + ")");
            agrees(v.formalism, row, "γ*(" + text + ")");
            agrees(v.net_benefit, row, "NB(" + text + ")");
        }
    }
}

TEST_CASE("separations and openings follow the gap between staff and what is wanted (E60)", "[consortium]") {
    const auto& labour = rules().labour;
    for (const Row& row : rows_of("E60")) {
        const double excess = excess_staff(at(row, "n_j"), at(row, "v_j"), at(row, "n*_j"));
        agrees(excess, row, "Δ_j");
        agrees(separation_probability(at(row, "n_j"), excess, labour), row, "separation probability");
        agrees(expected_openings(at(row, "n_j"), excess, at(row, "n*_j"), labour), row, "expected openings");
    }
}

TEST_CASE("wages follow tightness and an empty bucket drifts only (E69)", "[consortium]") {
    for (const Row& row : rows_of("E69")) {
        const double theta = tightness(at(row, "V"), at(row, "U"), rules().wages);
        agrees(theta, row, "θ");
        agrees(log_wage_change(theta, rules().wages), row, "Δln ω");
    }
}

TEST_CASE("absorptive capacity comes from research, skill and contacts (E72)", "[consortium]") {
    for (const Row& row : rows_of("E72")) {
        agrees(absorptive_capacity(at(row, "RD"), at(row, "R_j"), static_cast<u32>(at(row, "n_j")), at(row, "share s>1.6"),
                                   at(row, "exch_j"), defaults().given<given::Absorption>()),
               row, "κ_j");
    }
}

TEST_CASE("the innovation hazard rises with research (E73)", "[consortium]") {
    for (const Row& row : rows_of("E73", {"q_3"})) {
        if (!row.out.contains("h")) continue;
        agrees(innovation_hazard(at(row, "RD"), at(row, "ι_RD"), at(row, "R_j"), at(row, "c̄_N"),
                                 defaults().given<given::Rnd>()),
               row, "h");
    }
}

TEST_CASE("teachers' effort weighs reward against load (E83)", "[consortium]") {
    const auto& effort = defaults().given<given::Effort>();
    for (const Row& row : rows_of("E83")) {
        const double share = at(row, "L9", .5) * .8;
        agrees(teacher_effort(share, at(row, "L8_T"), at(row, "load_p"), at(row, "ē_p"), effort, rules().transfer), row,
               "e*_T");
    }
}

TEST_CASE("teaching quality counts dual-qualified teachers and part-timers (E41)", "[consortium]") {
    for (const Row& row : rows_of("E41")) {
        agrees(teaching_quality(at(row, "q̄_p"), at(row, "D_p"), at(row, "I_p"), at(row, "T_p"),
                                defaults().given<given::Training>()),
               row, "Q_p");
    }
}
