#include "models/consortium/schools/teaching.hpp"

#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/effort.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"

namespace consortium {

double exchange_offers(double depth, double talent_exchange, const given::Teachers& g) {
    return depth >= g.exchange_depth ? g.exchange_offers * depth * (1 + 2 * talent_exchange) : 0.0;
}

double exchange_acceptance(double belief, double subsidy, const given::Teachers& g) {
    const double worth = subsidy + g.exchange_base + g.exchange_by_belief * belief - g.exchange_cost;
    return math::logistic(worth / g.exchange_taste);
}

TimeShares time_shares(double seats, double students, double depth, double equipment, const Support& support) {
    using G = given::Training;
    const double with_base = G::workplace_per_seat * (1 + G::workplace_of_base * support.training_base);
    TimeShares t;
    t.workplace = std::min(G::most_workplace, with_base * seats / at_least_one(students));
    t.project = G::project_time + G::project_of_depth * depth + G::project_of_science * support.science_education +
                (support.served ? G::project_of_service : 0.0);
    t.simulation = G::simulation_of_equipment * equipment + G::simulation_of_complex * support.technology_complex;
    const double others = t.workplace + t.project + t.simulation;
    if (1 - others < G::least_lecture) {
        const double scale = (1 - G::least_lecture) / others;
        t.workplace *= scale;
        t.project *= scale;
        t.simulation *= scale;
    }
    t.lecture = 1 - t.workplace - t.project - t.simulation;
    return t;
}

double teaching_quality(double quality, double dual_qualified, double part_timers, double teachers,
                        const given::Training& g) {
    return quality * (1 + g.dual_qualified_premium * (dual_qualified - .3) +
                      g.part_timer_premium * std::min(1.0, part_timers / at_least_one(teachers)));
}

double student_ratio(double students, double teachers, double part_timers, double social_trainers,
                     const given::Training& g) {
    const double staff = at_least_one(teachers + .5 * part_timers + .5 * social_trainers);
    return clip(students / staff, g.reference_ratio / 4, 4 * g.reference_ratio);
}

double learning_rate(const TimeShares& time, double quality, double ratio, double depth, u32 length,
                     const given::Training& g) {
    const double hours = time.lecture + time.project * (1 + g.project_gain) + time.simulation * (1 + g.simulation_gain) +
                         time.workplace * (1 + g.workplace_gain + g.workplace_depth_gain * depth);
    return quality * hours * math::pow(ratio / g.reference_ratio, -g.crowding_elasticity) / heads(length);
}

std::array<float, competences> co_design(const std::array<float, competences>& weights, u32 partners) {
    std::array<float, competences> factor{};
    for (u32 k = 0; k < competences; ++k)
        factor[k] = partners > 0 ? .5F + 2 * weights[k] / static_cast<float>(partners) : 1.F;
    return factor;
}

double competence_gain(Competence which, double level, const TimeShares& time, double effort, double co_design) {
    const double rest = 1 - level;
    switch (which) {
        case learning:
            return co_design * .02 * (time.project + time.workplace) * rest;
        case innovation:
            return co_design * (.03 * time.project + .04 * effort) * rest;
        case coordination:
            return co_design * .03 * (time.workplace + time.project) * rest;
        case decision:
            return co_design * .03 * (time.simulation + .5 * effort) * rest;
    }
    return 0;
}

namespace {
/// Success probability of a transfer project, crowded by last quarter's mean effort.
double success(double mean_effort, const given::Effort& g) { return g.success_probability * (1 - .2 * mean_effort); }
constexpr double credited_share = .15;  // L8 counts up to this share of the degree
}  // namespace

double student_effort(u32 partners, double credits, double team_share, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer) {
    if (partners == 0) return 0;
    const double reward =
        std::min(credits, credited_share) * g.credit_value + team_share * transfer.fee_median / g.team_size;
    return clip((success(mean_effort, g) * reward + g.learning_utility - g.time_cost) / g.student_cost, 0, 1);
}

double own_effort(double programme_effort, double initiative) { return clip(programme_effort * (.5 + initiative), 0, 1); }

double teacher_effort(double teacher_share, double promotion_weight, double load, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer) {
    const double reward = teacher_share * transfer.fee_median / 2 + promotion_weight * g.promotion_value;
    return clip((success(mean_effort, g) * reward - g.load_cost * clip(load, 0, 1)) / g.teacher_cost, 0, 1);
}

double curriculum_target(double depth, double technology, double deep, double used, double science, double blend) {
    if (depth <= 0) return used;
    return deep * ((1 - blend) * technology / depth + blend * science) + (1 - deep) * used;
}

double adapted_vintage(double vintage, double target, double depth, double dual_qualified, const given::Curriculum& g) {
    const double speed = g.base_adaptation + g.depth_adaptation * depth + g.teacher_adaptation * dual_qualified;
    return vintage + std::min(1.0, speed) * (target - vintage);
}

double next_part_timers(double part_timers, double accepted) { return .9 * part_timers + accepted; }

double next_dual_qualified(double dual_qualified, double part_timers) {
    return clip(dual_qualified + .02 * std::min(1.0, part_timers / 2) * (1 - dual_qualified) - .005 * dual_qualified, 0, 1);
}

double next_teachers(double teachers, double students, bool has_money, bool open, const given::Training& g) {
    const double hired = has_money ? std::max(0.0, .02 * teachers + .075 * (students / g.reference_ratio - teachers)) : 0.0;
    return std::max(open ? 1.0 : 0.0, .98 * teachers + hired);
}

double next_social_trainers(double social_trainers, double teachers, bool association) {
    return .9 * social_trainers + (association ? .01 * teachers : 0.0);
}

double load_of(double ratio, u32 edges, double teachers, const given::Training& g) {
    return ratio / g.reference_ratio - 1 + .05 * heads(edges) / at_least_one(teachers);
}

double equipment_budget(double fund, u32 programmes) { return .02 * std::max(0.0, fund) / std::max(1U, programmes); }

double next_reputation(double reputation, double placement_score, double depth, bool strategic, u32 medals) {
    return .9 * reputation + .1 * (placement_score + depth + (strategic ? .2 : 0.0) + .5 * heads(medals));
}

double next_equipment(double equipment, double invested, double donated, double students, double training_base,
                      const given::SchoolFinance& g) {
    return std::min(
        1.0, .975 * equipment + (invested + donated) / (g.equipment_cost * at_least_one(students)) + .025 * training_base);
}

}  // namespace consortium
