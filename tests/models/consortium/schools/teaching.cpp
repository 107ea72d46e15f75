// Teaching, curriculum, teachers and effort against rows of another hand (E40–E46b, E82, E83).
#include "models/consortium/schools/teaching.hpp"
#include "models/consortium/cooperation/partnership_choice.hpp"
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/effort.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <numeric>

using namespace consortium;
using namespace consortium::vectors;

namespace {

double sum_of(const std::vector<double>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

TimeShares time_of(const Row& row) { return {row("ω_L", 0), row("ω_P"), row("ω_V"), row("ω_W")}; }

}  // namespace

TEST_CASE("a programme's load follows its students, staff and partners (E40, E44)", "[consortium]") {
    for (const Row& row : rows_of("E40 ST_p, E44 load_p, K_p")) {
        const auto& g = given_default<given::Training>();
        const double ratio = student_ratio(row("students"), row("T_p"), row("I_p"), row("Z_p"), g);
        const double load = load_of(ratio, static_cast<u32>(row("edges")), row("T_p"), g);
        agrees(ratio, row, "ST_p");
        agrees(load, row, "load_p");
        agrees(edges_kept(row("T_p"), load, *rules().partnership), row, "K_p");
    }
}

TEST_CASE("a student's time is divided by seats, depth, equipment and platforms (4.7.3)", "[consortium]") {
    for (const Row& row : rows_of("d̃_p and ω")) {
        const double deep = effective_depth(sum_of(row.list("d of edges")), given_default<given::Training>());
        const TimeShares time =
            time_shares(row("seats_p"), row("students"), deep, row("eq_p"),
                        {row("q_1"), row("q_4"), row("q_6"), row.is("service project")}, given_default<given::Training>());
        agrees(deep, row, "d̃_p");
        agrees(time.workplace, row, "ω_W");
        agrees(time.project, row, "ω_P");
        agrees(time.simulation, row, "ω_V");
        agrees(time.lecture, row, "ω_L");
    }
}

TEST_CASE("lectures keep a fifth of the time (4.7.3)", "[consortium]") {
    const TimeShares time = time_shares(
        90, 120, 6, 5, {}, given_default<given::Training>());  // 0.35, 0.75 and 0.5 before they are scaled to 0.8
    CHECK_THAT(time.lecture, WithinAbs(.2, 1e-12));
    CHECK_THAT(time.workplace, WithinAbs(.35 / 1.6 * .8, 1e-12));
    CHECK_THAT(time.project / time.simulation, WithinRel(1.5, 1e-12));
}

TEST_CASE("skill grows by time, quality, crowding and depth, less what effort costs (E40)", "[consortium]") {
    for (const Row& row : rows_of("E40")) {
        const auto& g = given_default<given::Training>();
        const double rate =
            learning_rate(time_of(row), row("Q_p"), row("ST_p"), row("d̃_p"), static_cast<u32>(row("N_p")), g);
        agrees(row("a_w") * rate * (1 - g.effort_loss * row("e_w")), row, "Δs_w");
    }
}

TEST_CASE("teaching quality counts dual-qualified teachers and part-timers (E41)", "[consortium]") {
    for (const Row& row : rows_of("E41")) {
        agrees(teaching_quality(row("q̄_p"), row("D_p"), row("I_p"), row("T_p"), given_default<given::Training>()), row,
               "Q_p");
    }
}

TEST_CASE("teachers who lack all that is asked of them teach nothing, and take no skill away (E41)", "[consortium]") {
    given::Training g = given_default<given::Training>();
    g.dual_qualified_premium = 2;
    g.dual_qualified_reference = 1;
    CHECK(teaching_quality(1, 0, 0, 10, g) == 0);
    CHECK(teaching_quality(1, 0.75, 0, 10, g) == 0.5);
}

namespace {

constexpr std::array<const char*, competences> letters{"L", "N", "C", "D"};

void gains_agree(const Row& row, const std::array<float, competences>& factor, double tolerance) {
    for (u32 k = 0; k < competences; ++k) {
        const double gain = competence_gain(static_cast<Competence>(k), row.list("c")[k], time_of(row), row("e_w"),
                                            factor[k], given_default<given::Training>());
        agrees(gain, row, std::string("Δc_") + letters[k], tolerance);
    }
}

}  // namespace

TEST_CASE("competences grow by projects, workplace, simulation and effort (E42)", "[consortium]") {
    for (const Row& row : rows_of("E42")) gains_agree(row, {1, 1, 1, 1}, exact);
}

TEST_CASE("deep partners shape which competences grow (E42b)", "[consortium]") {
    for (const Row& row : rows_of("E42b")) {
        std::array<float, competences> weights{};
        u32 partners = 0;
        for (std::size_t p = 0; p < row.list("d of edges").size(); ++p) {
            if (row.list("d of edges")[p] < .75) continue;
            ++partners;
            const bool strategic = row.list("strategic of partners")[p] > 0;
            const bool large = row.list("n_j of partners")[p] >= 300;
            for (u32 k = 0; k < competences; ++k) weights[k] += tables().competence_weight[strategic][large][k];
        }
        const auto factor = co_design(weights, partners, given_default<given::Training>());
        for (u32 k = 0; k < competences; ++k)
            agrees(static_cast<double>(factor[k]), row, std::string("multiplier ") + letters[k], single_precision);
        gains_agree(row, factor, single_precision);
    }
}

TEST_CASE("the curriculum follows partners by depth and users of the field for the rest (E43)", "[consortium]") {
    for (const Row& row : rows_of("E43")) {
        const auto& d = row.list("d of edges");
        const auto& g = given_default<given::Curriculum>();
        double weights = 0;
        double technology = 0;
        for (std::size_t k = 0; k < d.size(); ++k) {
            const double weight = vintage_weight(d[k], row.list("edge in consortium")[k] > 0, row("q_1"), g);
            weights += weight;
            technology += weight * row.list("x of partners")[k];
        }
        const auto& linked = row.list("X_b of linked institutes");
        const double science = sum_of(linked) / std::max(1.0, static_cast<double>(linked.size()));
        const double deep = effective_depth(weights, given_default<given::Training>());
        const double target = curriculum_target(weights, technology, deep, row("x̄_{r,f}"), linked.empty() ? 0.0 : science,
                                                linked.empty() ? 0.0 : g.science_weight * row("q_4"));
        agrees(deep, row, "d̃_p");
        agrees(target, row, "v^tgt");
        agrees(adapted_vintage(row("v_p"), target, deep, row("D_p"), g), row, "v_p new");
    }
}

TEST_CASE("exchanges of staff are accepted by belief and change teachers and contacts (E44)", "[consortium]") {
    const auto& g = given_default<given::Teachers>();
    for (const Row& row : rows_of("E44")) {
        if (row.begins("exchange")) {
            agrees(exchange_acceptance(row("μ_j"), row("L7", 0), *with_platforms(row)->teachers), row, "probability");
            agrees(exchange_offers(row("d"), row("q_2"), g), row, "expected offers per quarter");
        } else if (row.begins("teachers")) {
            agrees(next_teachers(row("T_p"), row("students"), row("ratio"), row("fund_s") > 0, row.is("open"), g), row,
                   "T_p new");
        } else if (row.begins("D_p")) {
            const double part_timers = next_part_timers(row("I_p"), row("accepted"), g);
            agrees(part_timers, row, "I_p new");
            agrees(next_dual_qualified(row("D_p"), part_timers, g), row, "D_p new");
        } else {
            agrees(next_exchange_stock(row("exch_j"), row("accepted"), given_default<given::Absorption>()), row,
                   "exch_j new");
        }
    }
    CHECK(exchange_offers(.5, 1, g) == 0);
}

TEST_CASE("reputation follows placement, depth, field and medals (E46)", "[consortium]") {
    for (const Row& row : rows_of("E46")) {
        agrees(next_reputation(row("Rep_p"), row("z"), row("d̃_p"), row.is("strategic field"),
                               static_cast<u32>(row("medals_p")), given_default<given::Programmes>()),
               row, "Rep_p new");
    }
}

TEST_CASE("equipment comes from the fund and from deep partners, and wears out (E46b)", "[consortium]") {
    for (const Row& row : rows_of("E46b")) {
        const auto& g = given_default<given::SchoolFinance>();
        double donated = 0;
        for (std::size_t k = 0; k < row.list("d of edges").size(); ++k)
            donated += donation(row.list("d of edges")[k], row.list("C1 of edges")[k], g);
        const double invested = equipment_budget(row("fund_s"), static_cast<u32>(row("open programmes of s")), g);
        agrees(invested, row, "I_f");
        agrees(donated, row, "I_d");
        agrees(next_equipment(row("eq_p"), invested, donated, row("students"), row("q_1"), g), row, "eq_p new");
    }
}

TEST_CASE("students' effort for transfer weighs credit and share against time (E82)", "[consortium]") {
    for (const Row& row : rows_of("E82")) {
        const double team = fee_shares(row("L9", .5), *rules().transfer).team;
        const double effort = student_effort(static_cast<u32>(row("partners")), row("L8"), team, row("ē_p"),
                                             given_default<given::Effort>(), *rules().transfer);
        agrees(own_effort(effort, row("c_N"), given_default<given::Effort>()), row, "e*_S");
    }
}

TEST_CASE("teachers' effort weighs reward against load (E83)", "[consortium]") {
    for (const Row& row : rows_of("E83")) {
        const double share = fee_shares(row("L9", .5), *rules().transfer).teacher;
        agrees(teacher_effort(share, row("L8_T", 0), row("load_p"), row("ē_p"), given_default<given::Effort>(),
                              *rules().transfer),
               row, "e*_T");
    }
}
