// The equations of teaching, teachers, curriculum and effort as functions of numbers (E40–E46b, E82, E83).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// (E44) exchanges offered on an edge in a quarter, on average, where talent exchange has intensity q_2; probability that a
/// firm of belief μ accepts one, with L7 as subsidy and the cost of the exchange in g.
double exchange_offers(double depth, double talent_exchange, const given::Teachers& g);
double exchange_acceptance(double belief, double subsidy, const given::Teachers& g);

/// d̃ = 1 − e^(−ϑ Σd): effective depth of a programme.
double effective_depth(double depth_sum, const given::Training& g);

/// Shares of a student's time: lecture, project, simulation, workplace; they sum to 1.
struct TimeShares {
    double lecture = 0;
    double project = 0;
    double simulation = 0;
    double workplace = 0;
};
/// What helps teaching beside partners: platforms of the school's consortium, and a service project of the school (E84).
struct Support {
    double training_base = 0;       ///< q_1
    double science_education = 0;   ///< q_4
    double technology_complex = 0;  ///< q_6
    bool served = false;            ///< in the last 4 q
};
TimeShares time_shares(double seats, double students, double effective_depth, double equipment, const Support& support,
                       const given::Training& g);

/// (E41) Q_p.
double teaching_quality(double quality, double dual_qualified, double part_timers, double teachers,
                        const given::Training& g);
/// Students per teacher, part-timers counted by half, within a factor of 4 of the reference.
double student_ratio(double students, double teachers, double part_timers, double social_trainers, const given::Training& g);
/// (E40) Δs a quarter of a student of ability 1 without effort for transfer.
double learning_rate(const TimeShares& time, double quality, double ratio, double effective_depth, u32 length,
                     const given::Training& g);
/// (E42b) 1 + κ_b(4b̃ − 1) by competence, from the sum of the weights b of the partners at d ≥ ¾; 1 without such partners.
/// Its mean over competences is 1.
std::array<float, competences> co_design(const std::array<float, competences>& weights, u32 partners,
                                         const given::Training& g);
/// (E42), (E42b) Δc of one competence in a quarter.
double competence_gain(Competence which, double level, const TimeShares& time, double effort, double co_design,
                       const given::Training& g);

/// (E82) e* before the student's own factor (0.5 + c_N), 0 without partners; `credits` = L8, `team_share` = sh_S,
/// `mean_effort` = ē of last quarter. Then with that factor, `initiative` = c_N.
double student_effort(u32 partners, double credits, double team_share, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer);
double own_effort(double programme_effort, double initiative, const given::Effort& g);
/// (E83)
double teacher_effort(double teacher_share, double promotion_weight, double load, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer);

/// (E43) v^tgt: `depth` = Σ of the weights and `technology` = Σ of weight·x over partners, `deep` = d̃, `used` = x̄ of the
/// field's users, `science` = mean X_b of linked institutes, which enters the partners' part with weight `blend` = ς_q q_4.
double curriculum_target(double depth, double technology, double deep, double used, double science, double blend);
/// (E43) Weight of a partner's technology: an industry college (d = 1) inside a consortium with a training base counts more.
double vintage_weight(double depth, bool inside, double training_base, const given::Curriculum& g);
/// (E43) v_p after a quarter.
double adapted_vintage(double vintage, double target, double effective_depth, double dual_qualified,
                       const given::Curriculum& g);
/// (E44) after a quarter: part-timers, dual-qualified share, teachers, social trainers, load.
double next_part_timers(double part_timers, double accepted, const given::Teachers& g);
double next_dual_qualified(double dual_qualified, double part_timers, const given::Teachers& g);
/// `ratio`: students per teacher that schools of the type have, by which they hire.
double next_teachers(double teachers, double students, double ratio, bool has_money, bool open, const given::Teachers& g);
/// `associated`: share of the region's firms in its association.
double next_social_trainers(double social_trainers, double teachers, double associated, const given::Teachers& g);
double load_of(double ratio, u32 edges, double teachers, const given::Training& g);
/// Students per teacher that schools of a type hire by.
double staffing_ratio(SchoolType type, const given::Teachers& g);
/// (E46b) I_f, money, and I_d of one edge, a tenth of its C1 (a year).
double equipment_budget(double fund, u32 programmes, const given::SchoolFinance& g);
double donation(double depth, double running_cost, const given::SchoolFinance& g);
/// (E46), (E46b)
double next_reputation(double reputation, double placement_score, double effective_depth, bool strategic, u32 medals,
                       const given::Programmes& g);
double next_equipment(double equipment, double invested, double donated, double students, double training_base,
                      const given::SchoolFinance& g);

}  // namespace consortium
