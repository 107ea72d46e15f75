#include "models/consortium/schools/teaching.hpp"

#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/effort.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"

namespace consortium {

double exchange_offers(double depth, double talent_exchange, const given::Teachers& g) {
    return depth >= g.exchange_depth ? g.exchange_offers * depth * (1 + g.exchanges_of_platform * talent_exchange) : 0.0;
}

double exchange_acceptance(double belief, double subsidy, const given::Teachers& g) {
    const double worth = subsidy + g.exchange_base + g.exchange_by_belief * belief - g.exchange_cost;
    return math::logistic(worth / g.exchange_taste);
}

double effective_depth(double depth_sum, const given::Training& g) { return -math::expm1(-g.depth_effect * depth_sum); }

TimeShares time_shares(double seats, double students, double depth, double equipment, const Support& support,
                       const given::Training& g) {
    const double with_base = g.workplace_per_seat * (1 + g.workplace_of_base * support.training_base);
    TimeShares t;
    t.workplace = std::min(g.most_workplace, with_base * seats / at_least_one(students));
    t.project = g.project_time + g.project_of_depth * depth + g.project_of_science * support.science_education +
                (support.served ? g.project_of_service : 0.0);
    t.simulation = g.simulation_of_equipment * equipment + g.simulation_of_complex * support.technology_complex;
    const double others = t.workplace + t.project + t.simulation;
    if (1 - others < g.least_lecture) {
        const double scale = (1 - g.least_lecture) / others;
        t.workplace *= scale;
        t.project *= scale;
        t.simulation *= scale;
    }
    t.lecture = 1 - t.workplace - t.project - t.simulation;
    return t;
}

double teaching_quality(double quality, double dual_qualified, double part_timers, double teachers,
                        const given::Training& g) {
    const double premium = g.dual_qualified_premium * (dual_qualified - g.dual_qualified_reference) +
                           g.part_timer_premium * std::min(1.0, part_timers / at_least_one(teachers));
    return quality * std::max(0.0, 1 + premium);
}

namespace {
constexpr double most_crowding = 4;  // a class is never thought larger or smaller than this times the reference
}

double student_ratio(double students, double teachers, double part_timers, double social_trainers,
                     const given::Training& g) {
    const double staff = at_least_one(teachers + g.part_timer_weight * (part_timers + social_trainers));
    return clip(students / staff, g.reference_ratio / most_crowding, most_crowding * g.reference_ratio);
}

double learning_rate(const TimeShares& time, double quality, double ratio, double depth, u32 length,
                     const given::Training& g) {
    const double hours = time.lecture + time.project * (1 + g.project_gain) + time.simulation * (1 + g.simulation_gain) +
                         time.workplace * (1 + g.workplace_gain + g.workplace_depth_gain * depth);
    return quality * hours * math::pow(ratio / g.reference_ratio, -g.crowding_elasticity) / heads(length);
}

std::array<float, competences> co_design(const std::array<float, competences>& weights, u32 partners,
                                         const given::Training& g) {
    std::array<float, competences> factor;
    factor.fill(1);
    if (partners == 0) return factor;
    for (u32 k = 0; k < competences; ++k) {
        const float mean = weights[k] / static_cast<float>(partners);
        factor[k] += static_cast<float>(g.co_design) * (competences * mean - 1);
    }
    return factor;
}

double competence_gain(Competence which, double level, const TimeShares& time, double effort, double co_design,
                       const given::Training& g) {
    const double rest = 1 - level;
    switch (which) {
        case learning:
            return co_design * g.learning_gain * (time.project + time.workplace) * rest;
        case innovation:
            return co_design * (g.innovation_gain * time.project + g.innovation_gain_of_effort * effort) * rest;
        case coordination:
            return co_design * g.coordination_gain * (time.workplace + time.project) * rest;
        case decision:
            return co_design * (g.decision_gain * time.simulation + g.decision_gain_of_effort * effort) * rest;
    }
    return 0;
}

namespace {
/// Success probability of a transfer project, crowded by last quarter's mean effort.
double success(double mean_effort, const given::Effort& g) { return g.success_probability * (1 - g.crowding * mean_effort); }
}  // namespace

double student_effort(u32 partners, double credits, double team_share, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer) {
    if (partners == 0) return 0;
    const double reward =
        std::min(credits, g.most_credits) * g.credit_value + team_share * transfer.fee_median / g.team_size;
    return clip((success(mean_effort, g) * reward + g.learning_utility - g.time_cost) / g.student_cost, 0, 1);
}

double own_effort(double programme_effort, double initiative, const given::Effort& g) {
    return clip(programme_effort * (g.own_part + initiative), 0, 1);
}

double teacher_effort(double teacher_share, double promotion_weight, double load, double mean_effort, const given::Effort& g,
                      const given::Transfer& transfer) {
    const double reward = teacher_share * transfer.fee_median / g.teachers_of_project + promotion_weight * g.promotion_value;
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

double vintage_weight(double depth, bool inside, double training_base, const given::Curriculum& g) {
    return inside && depth >= 1 ? depth * (1 + g.college_weight * training_base) : depth;
}

double next_part_timers(double part_timers, double accepted, const given::Teachers& g) {
    return (1 - g.part_timers_leaving) * part_timers + accepted;
}

double next_dual_qualified(double dual_qualified, double part_timers, const given::Teachers& g) {
    const double learn = g.qualification * std::min(1.0, part_timers / g.part_timers_to_learn_from);
    return clip(dual_qualified + learn * (1 - dual_qualified) - g.qualification_loss * dual_qualified, 0, 1);
}

double next_teachers(double teachers, double students, double ratio, bool has_money, bool open, const given::Teachers& g) {
    const double missing = students / ratio - teachers;
    const double hired = has_money ? std::max(0.0, g.leaving * teachers + g.hiring * missing) : 0.0;
    return std::max(open ? 1.0 : 0.0, (1 - g.leaving) * teachers + hired);
}

double next_social_trainers(double social_trainers, double teachers, double associated, const given::Teachers& g) {
    return (1 - g.part_timers_leaving) * social_trainers + g.social_trainers * associated * teachers;
}

double load_of(double ratio, u32 edges, double teachers, const given::Training& g) {
    return ratio / g.reference_ratio - 1 + g.load_of_partner * heads(edges) / at_least_one(teachers);
}

double staffing_ratio(SchoolType type, const given::Teachers& g) {
    switch (type) {
        case SchoolType::secondary:
            return g.ratio_secondary;
        case SchoolType::higher:
            return g.ratio_higher;
        case SchoolType::bachelor:
        case SchoolType::university:
            return g.ratio_bachelor;
    }
    return g.ratio_bachelor;
}

double equipment_budget(double fund, u32 programmes, const given::SchoolFinance& g) {
    return g.equipment_share * std::max(0.0, fund) / std::max(1U, programmes);
}

double donation(double depth, double running_cost, const given::SchoolFinance& g) {
    return depth >= g.donation_depth ? g.donation * running_cost / 4 : 0.0;
}

double next_reputation(double reputation, double placement_score, double depth, bool strategic, u32 medals,
                       const given::Programmes& g) {
    const double news =
        placement_score + depth + (strategic ? g.reputation_strategic : 0.0) + g.reputation_medal * heads(medals);
    return (1 - g.reputation_news) * reputation + g.reputation_news * news;
}

double next_equipment(double equipment, double invested, double donated, double students, double training_base,
                      const given::SchoolFinance& g) {
    return std::min(1.0, (1 - g.equipment_wear) * equipment +
                             (invested + donated) / (g.equipment_cost * at_least_one(students)) +
                             g.equipment_of_base * training_base);
}

}  // namespace consortium
